import { Checkbox } from 'antd';
import { useState } from 'react';
import { useText } from '../../ui';
import { openStates, type Chosen, type Proposal } from './mapping';
import { useMigrationWords } from './messages';
import { NameChoice } from './NameChoice';
import { ScrollTable } from '../../ui/ScrollTable';

interface Props {
  proposal: Proposal;
  chosen: Chosen;
  onChoose: (path: string, to: string | null | undefined) => void;
}

/** Each state of the old version, how many cases stand in it, and where it belongs in the new one. */
export function StateMapping({ proposal, chosen, onChoose }: Props) {
  const t = useMigrationWords();
  const [narrow, setNarrow] = useState(true);
  const { states, targets } = proposal;
  const missing = new Set(openStates(proposal, chosen));
  const isTelling = ({ path, cases, to }: (typeof states)[number]): boolean =>
    cases > 0 || to !== path || chosen.states[path] !== path;
  const shown = narrow ? states.filter(isTelling) : states;
  const options = targets.map(({ path, title, depth }) => ({ name: path, title, depth }));
  return (
    <section aria-labelledby="states">
      <h2 id="states">{t('states')}</h2>
      <p className="soft">{t('statesHint')}</p>
      <Checkbox checked={narrow} onChange={({ target }) => setNarrow(target.checked)}>
        {t('onlyOpen')}
      </Checkbox>
      {shown.length === 0 ? (
        <p>{t('allSame')}</p>
      ) : (
        <ScrollTable labelledBy="states" head={[t('oldState'), { right: t('cases') }, t('newState')]}>
          {shown.map((state) => (
            <Row
              key={state.path}
              state={state}
              missing={missing.has(state.path)}
              value={chosen.states[state.path]}
              options={options}
              onChoose={onChoose}
            />
          ))}
        </ScrollTable>
      )}
    </section>
  );
}

interface RowProps {
  state: Proposal['states'][number];
  missing: boolean;
  value: string | null | undefined;
  options: Parameters<typeof NameChoice>[0]['options'];
  onChoose: Props['onChoose'];
}

function Row({ state: { path, title, depth, region, cases }, missing, value, options, onChoose }: RowProps) {
  const t = useMigrationWords();
  const text = useText();
  return (
    <tr>
      <th scope="row" className={`state-depth${Math.min(depth, 4)}`}>
        {text(title)} <code className="soft">{path}</code>{' '}
        {region && <span className="chip chip-none">{t('region')}</span>}
      </th>
      <td className="right">{cases}</td>
      <td>
        <NameChoice
          label={`${t('newState')}: ${text(title)} (${path})`}
          value={value}
          open={t('choose')}
          none={region ? t('ends') : undefined}
          options={options}
          onChange={(to) => onChoose(path, to)}
        />{' '}
        {missing && <span className="chip chip-third3">{t('missing')}</span>}
        {value !== undefined && value !== path && <span className="chip chip-third2">{t('moved')}</span>}
      </td>
    </tr>
  );
}
