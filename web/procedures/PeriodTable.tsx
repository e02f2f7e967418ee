import type { Schema } from '../api/client';
import { useText } from '../ui';
import { useProceduresWords } from './messages';

/** Every period with its length, how it is counted, and its source. */
export function PeriodTable({ periods }: { periods: Schema<'PeriodReadingView'>[] }) {
  const t = useProceduresWords();
  const text = useText();
  return (
    <section id="periods" aria-labelledby="periods-title">
      <h2 id="periods-title">{t('periods')}</h2>
      <div className="table-scroll" tabIndex={0} role="group" aria-labelledby="periods-title">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('name')}</th>
              <th scope="col">{t('length')}</th>
              <th scope="col">{t('extended')}</th>
              <th scope="col">{t('counted')}</th>
              <th scope="col">{t('endOnRestDay')}</th>
              <th scope="col">{t('law')}</th>
              <th scope="col">{t('runsIn')}</th>
            </tr>
          </thead>
          <tbody>
            {periods.map((period) => (
              <tr key={period.name}>
                <th scope="row">
                  {text(period.title)}
                  <code className="path">{period.name}</code>
                </th>
                <td>{text(period.length)}</td>
                <td>{period.extended && text(period.extended)}</td>
                <td>{t(`counted_${period.counted}`)}</td>
                <td>{period.endOnRestDay && t(`end_${period.endOnRestDay}`)}</td>
                <td>{period.law ?? <span className="soft">{t('noLaw')}</span>}</td>
                <td>
                  {period.states.map(({ path, title, moves }) => (
                    <div key={path}>
                      <a href={`#state-${path}`}>{text(title)}</a>{' '}
                      {moves && <small className="soft">{t('moves')}</small>}
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
