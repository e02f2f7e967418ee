import { BiText, Instant, RemainingChip, useText } from '../../ui';
import { useDeskWords } from '../messages';
import { runningClocks, type CaseFile, type CaseTask } from './file';

/** What one has to know before anything else: whose case, where it stands, who has it, and what the law still leaves. */
export function SummaryCard({ file, level }: { file: CaseFile; level: 1 | 2 }) {
  const t = useDeskWords();
  const text = useText();
  const Heading = level === 1 ? 'h1' : 'h2';
  const running = runningClocks(file);
  const holders = file.tasks.filter(({ signs }) => signs === null);
  const seatOf = ({ officeName, roleTitle }: CaseTask): string => `${text(officeName)} · ${text(roleTitle)}`;
  const holderOf = ({ mine, assignee }: CaseTask): string => (mine ? t('me') : (assignee ?? t('unclaimed')));
  return (
    <section className="panel desk-summary" aria-label={t('summary')}>
      <Heading className="desk-summary-title">
        {file.number} <span className="soft">{text(file.title)}</span>
      </Heading>
      <p className="desk-standing">
        {file.status === 'done' ? t('caseDone') : t('standsAt')}{' '}
        <strong>{file.standing.map((state) => text(state)).join(t('and'))}</strong>
      </p>
      <dl className="desk-facts">
        {file.applicant && (
          <div>
            <dt>{t('applicant')}</dt>
            <dd>{file.applicant}</dd>
          </div>
        )}
        <div>
          <dt>{t('division')}</dt>
          <dd>{file.divisionName}</dd>
        </div>
        <div>
          <dt>{t('holder')}</dt>
          <dd>
            {holders.length === 0 && t('nobody')}
            {counted(holders.map((task) => `${seatOf(task)}${t('colon')}${holderOf(task)}`)).map(([holder, count]) => (
              <div key={holder}>
                {holder}
                {count > 1 && <span className="number"> × {count}</span>}
              </div>
            ))}
          </dd>
        </div>
        <div>
          <dt>{t('opened')}</dt>
          <dd>
            <Instant at={file.openedAt} />
          </dd>
        </div>
      </dl>
      {running.length > 0 && (
        <ul className="desk-clocks" aria-label={t('clocks')}>
          {running.map((clock) => (
            <li key={clock.key}>
              <BiText text={clock.title} />
              <RemainingChip
                remaining={clock.remaining}
                third={clock.remaining.third}
                suspended={clock.remaining.stopped}
              />
              {clock.law && <span className="soft">{clock.law}</span>}
              {clock.provisional && <span className="soft">{t('provisional')}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** A meeting of fifteen is fifteen tasks of one seat. */
function counted(lines: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return [...counts];
}
