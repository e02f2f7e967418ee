import type { Schema } from '../api/client';
import { useText } from '../ui';
import { useProceduresWords } from './messages';
import { ScrollTable } from '../ui/ScrollTable';

type State = Schema<'StateReadingView'>;
type Period = Schema<'PeriodReadingView'>;
type Way = Schema<'TransitionReadingView'>;

/** The states in the order a case lives: who acts, how long, by which article, and what may be done. */
export function StateTable({ states, periods }: { states: State[]; periods: Period[] }) {
  const t = useProceduresWords();
  const text = useText();
  const lengthOf = new Map(periods.map(({ name, length }) => [name, text(length)]));
  return (
    <section id="states" aria-labelledby="states-title">
      <h2 id="states-title">{t('states')}</h2>
      <ScrollTable labelledBy="states-title" head={[t('name'), t('law'), t('periods'), t('work'), t('ways')]}>
        {states.map((state) => (
          <tr key={state.path} id={`state-${state.path}`}>
            <th scope="row" className={`depth${Math.min(5, state.depth)} kind-${state.type}`}>
              {text(state.title)}
              <code className="path">{state.path}</code>
            </th>
            <td>{state.law}</td>
            <td>
              {state.periods.map((name) => (
                <div key={name}>{lengthOf.get(name) ?? name}</div>
              ))}
            </td>
            <td>
              {state.work && text(state.work)}
              {state.notice && <div>{text(state.notice)}</div>}
              {state.public && <small className="soft">{t('public', { text: text(state.public) })}</small>}
            </td>
            <td>
              <Ways ways={state.transitions} />
            </td>
          </tr>
        ))}
      </ScrollTable>
    </section>
  );
}

function Ways({ ways }: { ways: Way[] }) {
  const t = useProceduresWords();
  const text = useText();
  return (
    <ul className="ways">
      {ways.map((way) => (
        <li key={way.id}>
          {text(way.sentence)}
          <small className="soft">
            {[
              way.law,
              way.accepts ? t('accepts') : null,
              way.decides ? t('decides') : null,
              way.effects.length > 0 ? t('effects', { list: way.effects.map(text).join(' · ') }) : null,
            ]
              .filter(Boolean)
              .map((note) => ` ${note}`)
              .join(' ·')}
          </small>
        </li>
      ))}
    </ul>
  );
}
