import { Link } from 'react-router';
import type { Schema } from '../api/client';
import { useApi } from '../api/use';
import { Day, useText } from '../ui';
import { Answered } from '../ui/Answered';
import { useSuperviseWords } from './messages';
import type { Where } from './where';
import { ScrollTable } from '../ui/ScrollTable';

type Row = Schema<'WorkloadView'>;
export type WorkBy = 'division' | 'office' | 'procedure' | 'person';

const TITLES = { division: 'byDivision', office: 'byOffice', procedure: 'byProcedure', person: 'byPerson' } as const;

export function useWorkload(by: WorkBy, where: Where) {
  return useApi('/api/supervision/workload', { query: { by, ...where } }, { keep: true, every: 60_000 });
}

interface Props {
  by: WorkBy;
  where: Where;
  /** Where a name leads: further down, or to the list of its tasks. */
  to: (row: Row) => string;
}

/** Open work by one of its sides, the most overdue on top. */
export function WorkTable({ by, where, to }: Props) {
  const t = useSuperviseWords();
  const rows = useWorkload(by, where);
  const name =
    by === 'person' ? t('person') : by === 'division' ? t('division') : by === 'office' ? t('office') : t('procedure');
  return (
    <section className="panel" aria-labelledby={`work-${by}`}>
      <h2 id={`work-${by}`}>{t(TITLES[by])}</h2>
      <Answered of={rows} empty={(data) => data.length === 0} nothing={t('nothingOpen')}>
        {(data) => (
          <ScrollTable
            label={t(TITLES[by])}
            head={[
              name,
              { right: t('open') },
              by !== 'person' && { right: t('free') },
              { right: t('soon') },
              { right: t('overdue') },
              t('oldest'),
            ]}
          >
            {data.map((row) => (
              <WorkRow key={row.key} row={row} by={by} to={to(row)} most={Math.max(...data.map(({ open }) => open))} />
            ))}
          </ScrollTable>
        )}
      </Answered>
    </section>
  );
}

function WorkRow({ row, by, to, most }: { row: Row; by: WorkBy; to: string; most: number }) {
  const text = useText();
  return (
    <tr>
      <th scope="row">
        <Link to={to}>{text(row.name)}</Link>
      </th>
      <td className="right">
        <Bar share={most === 0 ? 0 : row.open / most} overdue={row.open === 0 ? 0 : row.overdue / row.open} />{' '}
        {row.open}
      </td>
      {by !== 'person' && <td className="right">{row.free}</td>}
      <td className={row.soon > 0 ? 'right warn' : 'right'}>{row.soon}</td>
      <td className={row.overdue > 0 ? 'right bad' : 'right'}>{row.overdue}</td>
      <td>{row.oldest ? <Day date={row.oldest} /> : ''}</td>
    </tr>
  );
}

/** How much beside the others; the overdue part is darker. The figures stand beside it. */
function Bar({ share, overdue }: { share: number; overdue: number }) {
  const width = 60;
  return (
    <svg className="bar" width={width} height={10} aria-hidden>
      <rect className="bar-all" width={width * share} height={10} />
      <rect className="bar-late" width={width * share * overdue} height={10} />
    </svg>
  );
}
