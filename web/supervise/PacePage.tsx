import { Input } from 'antd';
import { useApi } from '../api/use';
import { Loading, PageTitle, useText } from '../ui';
import { Answered } from '../ui/Answered';
import { daysBefore } from './days';
import { useSuperviseWords } from './messages';
import { useWhere, WhereBar, type Where } from './where';
import { ScrollTable } from '../ui/ScrollTable';

const QUARTER = 90;

/** How many working days decisions take, against the law's limit, by procedure and by division. */
export function PacePage() {
  const t = useSuperviseWords();
  const { where, search, set } = useWhere();
  const { data: clock } = useApi('/api/clock', {}, { freshFor: 60_000 });
  const to = search.get('to') ?? clock?.today ?? '';
  const from = search.get('from') ?? (to && daysBefore(to, QUARTER));
  return (
    <section className="page">
      <PageTitle title={t('pace')} />
      <WhereBar>
        <label>
          {t('from')} <Input type="date" value={from} max={to} onChange={({ target }) => set('from', target.value)} />
        </label>
        <label>
          {t('to')}{' '}
          <Input type="date" value={to} max={clock?.today} onChange={({ target }) => set('to', target.value)} />
        </label>
      </WhereBar>
      <p className="soft">{t('paceHint')}</p>
      {to ? (
        <div className="two-columns">
          <PaceTable by="procedure" query={{ ...where, from, to }} />
          <PaceTable by="division" query={{ ...where, from, to }} />
        </div>
      ) : (
        <Loading />
      )}
    </section>
  );
}

function PaceTable({ by, query }: { by: 'procedure' | 'division'; query: Where & { from: string; to: string } }) {
  const t = useSuperviseWords();
  const text = useText();
  const lengthOf = useLength();
  const pace = useApi('/api/supervision/pace', { query: { by, ...query } }, { keep: true });
  const title = t(by === 'procedure' ? 'byProcedure' : 'byDivision');
  return (
    <section className="panel" aria-labelledby={`pace-${by}`}>
      <h2 id={`pace-${by}`}>{title}</h2>
      <Answered of={pace} empty={(data) => data.length === 0} nothing={t('nothingDecided')}>
        {(data) => (
          <ScrollTable
            label={title}
            head={[
              t(by),
              { right: t('decided') },
              { right: t('median') },
              { right: t('slowest') },
              t('limit'),
              { right: t('late') },
            ]}
          >
            {data.map(({ key, name, decided, median, slowest, limit, late }) => (
              <tr key={key}>
                <th scope="row">{text(name)}</th>
                <td className="right">{decided}</td>
                <td className="right">{median}</td>
                <td className="right">{slowest}</td>
                <td>{limit ? lengthOf(limit) : t('noLimit')}</td>
                <td className={late > 0 ? 'right bad' : 'right'}>
                  {late > 0 ? t('lateShare', { count: late, share: Math.round((100 * late) / decided) }) : 0}
                </td>
              </tr>
            ))}
          </ScrollTable>
        )}
      </Answered>
    </section>
  );
}

/** `30wd` in words. */
function useLength(): (length: string) => string {
  const t = useSuperviseWords();
  return (length) => {
    const [, count = '', unit = ''] = /^(\d+)(h|d|wd|mo|y)$/.exec(length) ?? [];
    return unit ? t(`unit_${unit as 'h' | 'd' | 'wd' | 'mo' | 'y'}`, { count: Number(count) }) : length;
  };
}
