import { Link, useSearchParams } from 'react-router';
import type { Schema } from '../../api/client';
import { useApi } from '../../api/use';
import { useSettingNames } from '../../procedures/setting-names';
import { Empty, PageTitle } from '../../ui';
import { Answered } from '../../ui/Answered';
import { DivisionPicker } from '../../ui/DivisionPicker';
import { useDivisionName } from '../../ui/divisions';
import { useProcedureTitles } from '../../ui/procedures';
import { EnterSetting } from './EnterSetting';
import { useOwnDivision } from '../own-division';
import { useSettingsWords } from './messages';
import { SettingTimeline } from './SettingTimeline';

/** One setting of a division: what applies and why, what it was and will be, which cases keep what, and entering a value. */
export function SettingPage() {
  const t = useSettingsWords();
  const [search, setSearch] = useSearchParams();
  const own = useOwnDivision();
  const procedure = search.get('procedure') ?? '';
  const name = search.get('name') ?? '';
  const division = search.get('division') ?? own;
  const procedureTitle = useProcedureTitles();
  const { titleOf } = useSettingNames();
  const inForce = useApi('/api/settings', { query: { division, procedure } });
  const timeline = useApi('/api/settings/timeline', { query: { division, procedure, name } });
  const current = inForce.data?.find((one) => one.name === name);
  return (
    <section className="page">
      <p className="no-print">
        <Link className="row-link" to={`/admin/settings?division=${division}&procedure=${procedure}`}>
          ← {t('back')}
        </Link>
      </p>
      <PageTitle title={`${procedureTitle(procedure)} · ${titleOf(name)}`} />
      <p className="soft">{name}</p>
      <div className="filters no-print">
        <DivisionPicker
          label={t('division')}
          value={division}
          onChange={(code) => setSearch({ division: code, procedure, name }, { replace: true })}
          from={own}
        />
      </div>
      <h2>{t('inForce')}</h2>
      <Answered of={inForce}>{() => <p>{current ? <InForce setting={current} /> : t('notSet')}</p>}</Answered>
      <p className="soft">{t('overrides')}</p>
      <h2 id="kept">{t('kept')}</h2>
      <Kept division={division} procedure={procedure} name={name} />
      <h2 id="timeline">{t('timeline')}</h2>
      <Answered of={timeline} empty={(data) => data.length === 0} nothing={t('neverSet')}>
        {(data) => <SettingTimeline settings={data} division={division} current={current} />}
      </Answered>
      <EnterSetting key={`${division} ${name}`} {...{ division, procedure, name }} before={current?.value} />
    </section>
  );
}

function InForce({ setting: { name, value, division, law } }: { setting: Schema<'SettingView'> }) {
  const t = useSettingsWords();
  const { valueIn } = useSettingNames();
  return (
    <strong>{t('inForceWords', { value: valueIn(name, value), division: useDivisionName(division), law })}</strong>
  );
}

function Kept({ division, procedure, name }: { division: string; procedure: string; name: string }) {
  const t = useSettingsWords();
  const { valueIn } = useSettingNames();
  // Counting reads every running case: not again each time somebody comes back to the page.
  const kept = useApi('/api/settings/kept', { query: { division, procedure, name } }, { freshFor: 5 * 60_000 });
  return (
    <Answered of={kept}>
      {(rows) => (
        <>
          {rows.length === 0 && <Empty>{t('keptNobody')}</Empty>}
          <ul aria-labelledby="kept">
            {rows.map(({ value, cases }) => (
              <li key={JSON.stringify(value)}>
                {value === null
                  ? t('keptNone', { count: cases })
                  : t('keptRow', { count: cases, value: valueIn(name, value) })}
              </li>
            ))}
          </ul>
          <p className="soft">{t('keptHint')}</p>
        </>
      )}
    </Answered>
  );
}
