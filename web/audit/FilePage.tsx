import { useMutation } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useId } from 'react';
import { Link } from 'react-router';
import { post, type Schema } from '../api/client';
import { Instant, PageTitle, Refusal, useText } from '../ui';
import { AuditMenu } from './AuditMenu';
import { caseLink } from './FoundTables';
import { useAuditWords } from './messages';

/** Verifies a history that somebody has kept or been sent, and shows where it breaks. */
export function FilePage() {
  const t = useAuditWords();
  const id = useId();
  const check = useMutation({
    mutationFn: (file: File) => {
      const body = new FormData();
      body.append('file', file);
      return post('/api/audit/verify-file', { body });
    },
  });
  return (
    <section className="page">
      <PageTitle title={t('verifyFile')} aside={<AuditMenu />} />
      <div className="panel">
        <p>{t('verifyNote')}</p>
        <p className="soft">{t('tryDamage')}</p>
        <label htmlFor={id}>{t('chooseFile')}</label>{' '}
        <input
          id={id}
          type="file"
          accept=".jsonl,application/x-ndjson"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) check.mutate(file);
            target.value = '';
          }}
        />
      </div>
      <div aria-live="polite">
        {check.isPending && <p role="status">{t('verifying')}</p>}
        <Refusal error={check.error} />
        {check.data && <FileVerdict verdict={check.data} />}
      </div>
    </section>
  );
}

type Verdict = Schema<'FileVerdictView'>;

function FileVerdict({ verdict }: { verdict: Verdict }) {
  const t = useAuditWords();
  const text = useText();
  const { cases, events, faults, bad, shown } = verdict;
  return (
    <>
      <Alert
        type={faults === 0 ? 'success' : 'error'}
        showIcon
        title={faults === 0 ? t('fileGood', { cases, events }) : t('fileBad', { count: faults })}
        description={
          bad.length > 0 && (
            <ul>
              {bad.map(({ number, sentence, detail }, index) => (
                <li key={index}>
                  {number} {text(sentence)} <span className="soft">{t('fileDetail', { detail })}</span>
                </li>
              ))}
            </ul>
          )
        }
      />
      {shown.map((each) => (
        <FileCase
          key={each.caseId}
          found={each}
          broken={bad.find(({ number }) => number === each.number)?.seq ?? null}
        />
      ))}
    </>
  );
}

function FileCase({ found, broken }: { found: Verdict['shown'][number]; broken: number | null }) {
  const t = useAuditWords();
  const { county, caseId, number, events, here } = found;
  return (
    <section className="panel file-case">
      <h2>{t('eventsOfFile', { number })}</h2>
      <p>
        {t(here)} {here !== 'unknown' && <Link to={caseLink(county, caseId)}>{t('open')}</Link>}
      </p>
      <ol className="step-list">
        {events.map(({ at, type }, index) => {
          const standing = broken === null || index + 1 < broken ? 'ok' : index + 1 === broken ? 'broken' : 'unchecked';
          return (
            <li key={index} className={standing}>
              <span className="number">{index + 1}</span> {type ?? t('unreadable')} {at && <Instant at={at} />}{' '}
              <strong>{standing === 'ok' ? '✓' : standing === 'broken' ? '✗' : '?'}</strong> {t(standing)}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
