import type { Schema } from '../../api/client';
import { useApi } from '../../api/use';
import { DivisionName } from '../../procedures/SettingsTable';
import { useSettingNames } from '../../procedures/setting-names';
import { Day } from '../../ui';
import { useSettingsWords } from './messages';
import { ScrollTable } from '../../ui/ScrollTable';

type Setting = Schema<'SettingView'>;
type Standing = 'now' | 'shadowed' | 'coming' | 'past';

const CHIPS: Record<Standing, string> = { now: 'chip-third1', shadowed: 'chip-third2', coming: 'chip-none', past: '' };

interface Props {
  settings: readonly Setting[];
  division: string;
  /** The one that applies today, as the service resolves it. */
  current: Setting | undefined;
}

/** Past, present and coming values of one setting, with the level each comes from. */
export function SettingTimeline({ settings, division, current }: Props) {
  const t = useSettingsWords();
  const { data: clock } = useApi('/api/clock', {}, { freshFor: 60_000 });
  const today = clock?.today ?? '';
  const { valueIn } = useSettingNames();
  return (
    <ScrollTable
      labelledBy="timeline"
      head={[t('from'), t('to'), t('value'), t('standing'), t('setBy'), t('reach'), t('law')]}
      className="timeline"
    >
      {settings.map((setting) => {
        const standing = standingOf(setting, today, current);
        return (
          <tr key={keyOf(setting)} className={standing}>
            <th scope="row">
              <Day date={setting.from} />
            </th>
            <td>{setting.to ? <Day date={setting.to} /> : t('noEnd')}</td>
            <td className="setting-value">{valueIn(setting.name, setting.value)}</td>
            <td>
              <span className={`chip ${CHIPS[standing]}`}>{t(standing)}</span>
            </td>
            <td>
              <DivisionName code={setting.division} />{' '}
              <small className="soft">{t(setting.division === division ? 'here' : 'above')}</small>
            </td>
            <td>{t(setting.procedure === '*' ? 'forAll' : 'forThis')}</td>
            <td>
              {setting.law}{' '}
              {setting.decidedBy && <small className="soft">{t('decidedBy', { number: setting.decidedBy })}</small>}
            </td>
          </tr>
        );
      })}
    </ScrollTable>
  );
}

const keyOf = ({ division, procedure, from }: Setting): string => `${division} ${procedure} ${from}`;

function standingOf(setting: Setting, today: string, current: Setting | undefined): Standing {
  if (setting.from > today) return 'coming';
  if (setting.to !== null && setting.to < today) return 'past';
  return current && keyOf(setting) === keyOf(current) ? 'now' : 'shadowed';
}
