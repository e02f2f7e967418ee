import { useApi } from '../api/use';
import { Day } from '../ui';
import { Answered } from '../ui/Answered';
import { useSuperviseWords } from './messages';
import { daysBefore } from './days';
import type { Where } from './where';

const [HEIGHT, STEP] = [88, 34];
const TWELVE_WEEKS = 7 * 11;

/** Decisions and closed cases of the last twelve weeks. */
export function Weeks({ where }: { where: Where }) {
  const t = useSuperviseWords();
  const { data: clock } = useApi('/api/clock', {}, { freshFor: 60_000 });
  const today = clock?.today ?? '';
  const query = { ...where, from: today && daysBefore(today, TWELVE_WEEKS), to: today };
  const weeks = useApi('/api/supervision/weeks', { query }, { enabled: today !== '', keep: true });
  return (
    <section className="panel" aria-labelledby="weeks">
      <h2 id="weeks">{t('weeks')}</h2>
      <Answered of={weeks}>
        {(data) => {
          const most = Math.max(1, ...data.flatMap(({ decided, ended }) => [decided, ended]));
          const tall = (count: number): number => (count / most) * HEIGHT;
          return (
            <>
              <p className="legend">
                <span className="key decided" aria-hidden /> {t('decided')} <span className="key ended" aria-hidden />{' '}
                {t('ended')}
              </p>
              <svg
                role="img"
                aria-label={t('weeksChart')}
                className="weeks"
                viewBox={`0 0 ${data.length * STEP} ${HEIGHT + 32}`}
              >
                {data.map(({ monday, decided, ended }, index) => (
                  <g key={monday} transform={`translate(${index * STEP} 14)`}>
                    <rect className="decided" x={4} y={HEIGHT - tall(decided)} width={12} height={tall(decided)} />
                    <rect className="ended" x={17} y={HEIGHT - tall(ended)} width={12} height={tall(ended)} />
                    {decided > 0 && (
                      <text x={10} y={HEIGHT - tall(decided) - 3}>
                        {decided}
                      </text>
                    )}
                    {ended > 0 && (
                      <text x={23} y={HEIGHT - tall(ended) - 3}>
                        {ended}
                      </text>
                    )}
                    <text x={16} y={HEIGHT + 13}>
                      {monday.slice(5)}
                    </text>
                  </g>
                ))}
              </svg>
              <details>
                <summary>{t('weeksTable')}</summary>
                <table className="table">
                  <thead>
                    <tr>
                      <th scope="col">{t('week')}</th>
                      <th scope="col" className="right">
                        {t('decided')}
                      </th>
                      <th scope="col" className="right">
                        {t('ended')}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {data.map(({ monday, decided, ended }) => (
                      <tr key={monday}>
                        <th scope="row">
                          <Day date={monday} />
                        </th>
                        <td className="right">{decided}</td>
                        <td className="right">{ended}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </details>
            </>
          );
        }}
      </Answered>
    </section>
  );
}
