import { Input, Select } from 'antd';
import { useSearchParams } from 'react-router';
import type { Schema } from '../api/client';
import { useApi } from '../api/use';
import { useMe } from '../app/session';
import { Day, Loading, PageTitle, useText } from '../ui';
import { Answered } from '../ui/Answered';
import { DivisionPicker } from '../ui/DivisionPicker';
import { parentOf, useDivisionName } from '../ui/divisions';
import { Grants } from './Grants';
import { useProceduresWords } from './messages';
import { useVersions } from './versions';

type Setting = Schema<'SettingView'>;

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
          <Settings division={division} procedure={procedure} date={date} />
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

function Settings({ division, procedure, date }: { division: string; procedure: string; date: string }) {
  const t = useProceduresWords();
  const above = parentOf(division);
  const settings = useApi('/api/settings', { query: { division, procedure, date } }, { keep: true });
  const { data: outer = [] } = useApi(
    '/api/settings',
    { query: { division: above ?? '', procedure, date } },
    { enabled: above !== null, keep: true },
  );
  const otherwise = new Map(outer.map((setting) => [setting.name, setting]));
  return (
    <Answered of={settings} empty={(data) => data.length === 0} nothing={t('noSettings')}>
      {(data) => (
        <div className="table-scroll" tabIndex={0} role="group" aria-label={t('settings')}>
          <table className="table settings">
            <thead>
              <tr>
                <th scope="col">{t('setting')}</th>
                <th scope="col">{t('value')}</th>
                <th scope="col">{t('setBy')}</th>
                <th scope="col">{t('overrides')}</th>
                <th scope="col">{t('since')}</th>
                <th scope="col">{t('until')}</th>
                <th scope="col">{t('source')}</th>
              </tr>
            </thead>
            <tbody>
              {data.map((setting) => (
                <Row
                  key={setting.name}
                  setting={setting}
                  own={setting.division === division}
                  outer={otherwise.get(setting.name)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Answered>
  );
}

function Row({ setting, own, outer }: { setting: Setting; own: boolean; outer: Setting | undefined }) {
  const t = useProceduresWords();
  const { name, division, procedure, from, to, law, decidedBy } = setting;
  return (
    <tr>
      <th scope="row">
        <code>{name}</code>
      </th>
      <td className="setting-value">{shown(setting.value)}</td>
      <td>
        <DivisionName code={division} />{' '}
        <small className="soft">
          {t(own ? 'ownValue' : 'inherited')} · {t(procedure === '*' ? 'forAll' : 'forThis')}
        </small>
      </td>
      <td>{own && outer && <Replaced outer={outer} />}</td>
      <td>
        <Day date={from} />
      </td>
      <td>{to ? <Day date={to} /> : t('noEnd')}</td>
      <td>
        {law} {decidedBy && <small className="soft">{t('decidedBy', { number: decidedBy })}</small>}
      </td>
    </tr>
  );
}

function Replaced({ outer }: { outer: Setting }) {
  const t = useProceduresWords();
  return <>{t('replaces', { division: useDivisionName(outer.division), value: shown(outer.value) })}</>;
}

function DivisionName({ code }: { code: string }) {
  return <>{useDivisionName(code)}</>;
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
