import { useApi } from '../api/use';
import { Day, useDay } from '../ui';
import { Answered } from '../ui/Answered';
import { useDivisionName } from '../ui/divisions';
import { OfficeName } from '../ui/OfficeName';
import { useProcedureTitles } from '../ui/procedures';
import { useProceduresWords } from './messages';
import { ScrollTable } from '../ui/ScrollTable';

/** Who may decide a procedure in a division, past grants included. */
export function Grants({ division, procedure }: { division: string; procedure: string }) {
  const t = useProceduresWords();
  const day = useDay();
  const titleOf = useProcedureTitles();
  const grants = useApi('/api/grants', { query: { division, procedure } }, { keep: true });
  return (
    <section aria-labelledby="grants-title">
      <h2 id="grants-title">{t('grants')}</h2>
      <p className="soft">{t('grantsHint')}</p>
      <Answered of={grants} empty={(data) => data.length === 0} nothing={t('noGrants')}>
        {(data) => (
          <ScrollTable
            labelledBy="grants-title"
            head={[
              t('division'),
              t('procedure'),
              t('mode'),
              t('decider'),
              t('grantedBy'),
              t('since'),
              t('until'),
              t('source'),
            ]}
          >
            {data.map((grant) => (
              <tr key={grant.id}>
                <th scope="row">
                  <Division code={grant.division} />
                </th>
                <td>{grant.procedure === '*' ? t('forAll') : titleOf(grant.procedure)}</td>
                <td>{t(`mode_${grant.mode}`)}</td>
                <td>
                  <OfficeName code={grant.office} />
                </td>
                <td>
                  <OfficeName code={grant.grantedBy} />
                </td>
                <td>
                  <Day date={grant.from} />
                </td>
                <td>
                  {grant.to ? <Day date={grant.to} /> : t('noEnd')}
                  {grant.revokedOn && (
                    <div className="bad">
                      {t('revokedOn', { day: day(grant.revokedOn), reason: grant.revokedReason ?? '' })}
                    </div>
                  )}
                </td>
                <td>{grant.law}</td>
              </tr>
            ))}
          </ScrollTable>
        )}
      </Answered>
    </section>
  );
}

function Division({ code }: { code: string }) {
  return <>{useDivisionName(code)}</>;
}
