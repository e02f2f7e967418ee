import { Link } from 'react-router';
import { useApi } from '../api/use';
import { PageTitle } from '../ui';
import { useSuperviseWords } from './messages';
import { Weeks } from './Weeks';
import { useWhere, WhereBar, type Where } from './where';
import { useWorkload, WorkTable } from './WorkTable';

/** How much waits, where, for whom, and what is late: everything leads further down, to the case in the end. */
export function OverviewPage() {
  const t = useSuperviseWords();
  const { where } = useWhere();
  const limits = (more: Record<string, string>): string =>
    `/supervise/limits?${searchOf({ ...where, show: 'all', ...more })}`;
  return (
    <section className="page">
      <PageTitle title={t('overview')} />
      <WhereBar />
      <Tiles where={where} />
      <div className="two-columns">
        <WorkTable
          by="division"
          where={where}
          to={({ key }) =>
            key === where.division ? limits({ division: key }) : `?${searchOf({ ...where, division: key })}`
          }
        />
        <WorkTable by="office" where={where} to={({ key }) => limits({ office: key })} />
        <WorkTable by="procedure" where={where} to={({ key }) => `?${searchOf({ ...where, procedure: key })}`} />
        <WorkTable by="person" where={where} to={({ key }) => limits({ person: key })} />
      </div>
      <Weeks where={where} />
    </section>
  );
}

const searchOf = (query: object): string => new URLSearchParams(query as Record<string, string>).toString();

function Tiles({ where }: { where: Where }) {
  const t = useSuperviseWords();
  const { data: rows = [] } = useWorkload('procedure', where);
  const { data: incidents } = useApi('/api/incidents', {}, { every: 60_000 });
  const sum = (name: 'open' | 'free' | 'claimed' | 'soon' | 'overdue' | 'suspended'): number =>
    rows.reduce((total, row) => total + row[name], 0);
  const limits = (show: string): string => `/supervise/limits?${searchOf({ ...where, show })}`;
  return (
    <dl className="tiles">
      <Tile name={t('open')} count={sum('open')} to={limits('all')} />
      <Tile name={t('free')} count={sum('free')} />
      <Tile name={t('claimed')} count={sum('claimed')} />
      <Tile name={t('soon')} note={t('soonHint')} count={sum('soon')} grade="warn" to={limits('soon')} />
      <Tile name={t('overdue')} count={sum('overdue')} grade="bad" to={limits('overdue')} />
      <Tile name={t('suspended')} count={sum('suspended')} />
      <Tile name={t('incidents')} count={incidents?.length ?? 0} grade="bad" to="/supervise/incidents" />
    </dl>
  );
}

interface TileProps {
  name: string;
  note?: string;
  count: number;
  to?: string;
  /** How it looks when it is not nothing. */
  grade?: 'warn' | 'bad';
}

function Tile({ name, note, count, to, grade }: TileProps) {
  return (
    <div className={`tile ${grade && count > 0 ? grade : ''}`}>
      <dt>
        {name}
        {note && <small> {note}</small>}
      </dt>
      <dd>
        {to ? (
          <Link to={to} aria-label={`${name} ${count}`}>
            {count}
          </Link>
        ) : (
          count
        )}
      </dd>
    </div>
  );
}
