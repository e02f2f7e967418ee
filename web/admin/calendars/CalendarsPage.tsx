import { Select } from 'antd';
import { useSearchParams } from 'react-router';
import { useApi } from '../../api/use';
import { Instant, PageTitle } from '../../ui';
import { Answered } from '../../ui/Answered';
import { LoadYear } from './LoadYear';
import { useCalendarWords } from './messages';
import type { Calendar } from './with-year';
import { YearGrid } from './YearGrid';
import { ScrollTable } from '../../ui/ScrollTable';

/** The working days that periods are counted with: years loaded, what differs in each, and loading the next. */
export function CalendarsPage() {
  const t = useCalendarWords();
  const current = useApi('/api/calendars/current');
  return (
    <section className="page">
      <PageTitle title={t('title')} />
      <p className="soft">{t('hint')}</p>
      <Answered of={current}>
        {(calendar) => (
          <>
            <dl className="fact-list">
              <dt>{t('version')}</dt>
              <dd>{calendar.version}</dd>
              <dt>{t('years')}</dt>
              <dd>{t('yearsWords', { from: calendar.from, to: calendar.to })}</dd>
            </dl>
            <Year calendar={calendar} />
            <LoadYear key={calendar.digest} current={calendar} />
          </>
        )}
      </Answered>
      <Versions />
    </section>
  );
}

function Year({ calendar: { from, to, days } }: { calendar: Calendar }) {
  const t = useCalendarWords();
  const [search, setSearch] = useSearchParams();
  const { data: clock } = useApi('/api/clock', {}, { freshFor: 60_000 });
  const year = Number(search.get('year') ?? clock?.today.slice(0, 4) ?? to);
  const loaded = year >= from && year <= to;
  const years = Array.from({ length: to + 2 - from }, (_none, index) => to + 1 - index);
  return (
    <section aria-labelledby="year">
      <h2 id="year">{t(loaded ? 'yearOf' : 'provisionalYear', { year })}</h2>
      <div className="filters no-print">
        <label>
          {t('year')}{' '}
          <Select
            aria-label={t('year')}
            value={year}
            options={years.map((one) => ({
              value: one,
              label: t(one > to ? 'provisionalYear' : 'yearOf', { year: one }),
            }))}
            onChange={(one: number) => setSearch({ year: String(one) }, { replace: true })}
            popupMatchSelectWidth={false}
          />
        </label>
      </div>
      {!loaded && (
        <p>
          <span className="chip chip-third2">{t('provisional', { year })}</span>
        </p>
      )}
      <YearGrid year={year} days={days} />
    </section>
  );
}

function Versions() {
  const t = useCalendarWords();
  const versions = useApi('/api/calendars');
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{t('versions')}</h2>
      <Answered of={versions}>
        {(all) => (
          <ScrollTable
            labelledBy="versions"
            head={[t('versionName'), t('years'), t('loadedAt'), t('loadedBy'), t('standing')]}
          >
            {all.map(({ digest, version, from, to, loadedAt, loadedBy, current, counting }) => (
              <tr key={digest}>
                <th scope="row">{version}</th>
                <td>{t('yearsWords', { from, to })}</td>
                <td>
                  <Instant at={loadedAt} />
                </td>
                <td>{loadedBy}</td>
                <td>
                  {t(current ? 'current' : 'replaced')}{' '}
                  {counting && <span className="chip chip-third2">{t('counting')}</span>}
                </td>
              </tr>
            ))}
          </ScrollTable>
        )}
      </Answered>
    </section>
  );
}
