import type { Schema } from '../api/client';
import { useText } from '../ui';
import { useProceduresWords } from './messages';
import { ScrollTable } from '../ui/ScrollTable';

/** Every period with its length, how it is counted, and its source. */
export function PeriodTable({ periods }: { periods: Schema<'PeriodReadingView'>[] }) {
  const t = useProceduresWords();
  const text = useText();
  return (
    <section id="periods" aria-labelledby="periods-title">
      <h2 id="periods-title">{t('periods')}</h2>
      <ScrollTable
        labelledBy="periods-title"
        head={[t('name'), t('length'), t('extended'), t('counted'), t('endOnRestDay'), t('law'), t('runsIn')]}
      >
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
                  <a href={`#state-${path}`}>{text(title)}</a> {moves && <small className="soft">{t('moves')}</small>}
                </div>
              ))}
            </td>
          </tr>
        ))}
      </ScrollTable>
    </section>
  );
}
