import { Input, Select } from 'antd';
import { useSearchParams } from 'react-router';
import { useApi } from '../api/use';
import { useMe } from '../app/session';
import { Loading, PageTitle, useText } from '../ui';
import { DivisionPicker } from '../ui/DivisionPicker';
import { Grants } from './Grants';
import { useProceduresWords } from './messages';
import { SettingsTable } from './SettingsTable';
import { useVersions } from './versions';

/** What a division has set for itself, for a procedure and a day, each value with its source and what it stands instead of. */
export function SettingsPage() {
  const t = useProceduresWords();
  const text = useText();
  const me = useMe();
  const [search, setSearch] = useSearchParams();
  const { data: clock } = useApi('/api/clock', {}, { freshFor: 60_000 });
  const { data: versions = [] } = useVersions();
  const titles = new Map(versions.map(({ procedure, title }) => [procedure, text(title)]));
  const division = search.get('division') ?? me.seats[0]?.office.split(':')[0] ?? '';
  const procedure = search.get('procedure') ?? versions[0]?.procedure ?? '';
  const date = search.get('date') ?? clock?.today ?? '';
  const choose = (name: string, value: string): void =>
    setSearch({ division, procedure, date, [name]: value }, { replace: true });
  return (
    <section className="page">
      <PageTitle title={t('settings')} />
      <div className="filters no-print">
        <DivisionPicker
          label={t('division')}
          value={division}
          onChange={(code) => choose('division', code)}
          from={cityOf(division)}
        />
        <label>
          {t('procedure')}{' '}
          <Select
            aria-label={t('procedure')}
            value={procedure}
            options={[...titles].map(([value, label]) => ({ value, label }))}
            onChange={(value: string) => choose('procedure', value)}
            popupMatchSelectWidth={false}
          />
        </label>
        <label>
          {t('date')} <Input type="date" value={date} onChange={({ target }) => choose('date', target.value)} />
        </label>
      </div>
      <p className="soft">{t('settingsHint')}</p>
      {division && procedure && date ? (
        <>
          <SettingsTable division={division} procedure={procedure} date={date} />
          <Grants division={division} procedure={procedure} />
        </>
      ) : (
        <Loading />
      )}
    </section>
  );
}

/** Divisions are chosen within one city. */
const cityOf = (division: string): string => division.slice(0, 4);
