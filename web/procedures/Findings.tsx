import { Alert } from 'antd';
import type { Schema } from '../api/client';
import { useText } from '../ui';
import { useProceduresWords } from './messages';

type Finding = Schema<'FindingView'>;

/** What a check found, under the state where it arises, with the way a case gets there step by step. */
export function Findings({ findings }: { findings: Finding[] }) {
  const t = useProceduresWords();
  if (findings.length === 0) return <Alert type="success" showIcon title={t('noFindings')} role="status" />;
  return (
    <section aria-labelledby="findings">
      <h2 id="findings">
        <span role="status">{t('findings', { count: findings.length })}</span>
      </h2>
      {[...byState(findings)].map(([state, own]) => (
        <section key={state} aria-label={state || t('wholeDefinition')} className="panel findings">
          <h3>{state ? <code>{state}</code> : t('wholeDefinition')}</h3>
          <ul>
            {own.map((finding, index) => (
              <One key={index} finding={finding} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function One({ finding: { severity, code, message, path = [], law, at } }: { finding: Finding }) {
  const t = useProceduresWords();
  const text = useText();
  return (
    <li>
      <span className={`chip ${severity === 'error' ? 'chip-third3' : 'chip-third2'}`}>{t(severity)}</span>{' '}
      {text(message)} {law && <span className="soft">{law}</span>} <code className="path">{code}</code>
      {at && at.length > 0 && <div className="soft">{t('place', { at: at.join(' › ') })}</div>}
      {path.length > 0 && (
        <details open>
          <summary>{t('path')}</summary>
          <ol>
            {path.map((step, index) => (
              <li key={index}>
                <code>{step}</code>
              </li>
            ))}
          </ol>
        </details>
      )}
    </li>
  );
}

function byState(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const state = finding.state ?? '';
    groups.set(state, [...(groups.get(state) ?? []), finding]);
  }
  return groups;
}
