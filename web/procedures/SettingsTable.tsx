import { Link } from 'react-router';
import type { Schema } from '../api/client';
import { useApi } from '../api/use';
import { Day } from '../ui';
import { Answered } from '../ui/Answered';
import { parentOf, useDivisionName } from '../ui/divisions';
import { useProceduresWords } from './messages';
import { useSettingNames } from './setting-names';
import { ScrollTable } from '../ui/ScrollTable';
import './settings-table.css';

type Setting = Schema<'SettingView'>;

interface Props {
  division: string;
  procedure: string;
  date: string;
  /** Where more is said of one of them, for those who may change it. */
  linkTo?: (name: string) => string;
}

/** The values in force for a division, a procedure and a day, each with its source and what it stands instead of. */
export function SettingsTable({ division, procedure, date, linkTo }: Props) {
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
        <ScrollTable
          label={t('settings')}
          head={[t('setting'), t('value'), t('setBy'), t('overrides'), t('since'), t('until'), t('source')]}
          className="settings"
        >
          {data.map((setting) => (
            <Row
              key={setting.name}
              setting={setting}
              link={linkTo?.(setting.name)}
              own={setting.division === division}
              outer={otherwise.get(setting.name)}
            />
          ))}
        </ScrollTable>
      )}
    </Answered>
  );
}

interface RowProps {
  setting: Setting;
  own: boolean;
  outer: Setting | undefined;
  link: string | undefined;
}

function Row({ setting, own, outer, link }: RowProps) {
  const t = useProceduresWords();
  const { titleOf, valueIn } = useSettingNames();
  const { name, division, procedure, from, to, law, decidedBy } = setting;
  return (
    <tr>
      <th scope="row">
        {link ? (
          <Link className="row-link" to={link}>
            {titleOf(name)}
          </Link>
        ) : (
          titleOf(name)
        )}{' '}
        <small className="soft">{name}</small>
      </th>
      <td className="setting-value">{valueIn(name, setting.value)}</td>
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
  const { valueIn } = useSettingNames();
  return <>{t('replaces', { division: useDivisionName(outer.division), value: valueIn(outer.name, outer.value) })}</>;
}

export function DivisionName({ code }: { code: string }) {
  return <>{useDivisionName(code)}</>;
}
