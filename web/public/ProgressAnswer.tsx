import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { Schema } from '../api/client';
import { Day, RemainingChip, useDay, useText } from '../ui';
import { usePublicWords } from './messages';
import { RatingForm } from './RatingForm';
import { ReadPage } from './ReadAloud';
import { RecordProof } from './RecordProof';
import { Remedies } from './Remedies';

interface Props {
  answer: Schema<'ProgressView'>;
  receipt: { number: string; code: string };
  again: () => void;
}

/** The answer in plain words: where it stands, who has it, by when, what comes next, what one can do. */
export function ProgressAnswer({ answer, receipt, again }: Props) {
  const t = usePublicWords();
  const text = useText();
  const day = useDay();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [answer]);
  const { title, number, progress, since, receivedOn, offices, next, possible, letters, notice, record } = answer;
  const stands = progress.map(text);
  return (
    <section className="answer" aria-labelledby="answer-title">
      <h2 id="answer-title" ref={heading} tabIndex={-1}>
        {stands.join(t('semicolon'))}
      </h2>
      <p>
        {text(title)} · <span className="number">{number}</span>
      </p>
      <div className="actions no-print">
        <ReadPage lines={[text(title), ...stands, answer.promisedOn && `${t('promised')} ${day(answer.promisedOn)}`]} />
        <Button onClick={() => print()}>{t('print')}</Button>
        <Button onClick={again}>{t('askAgain')}</Button>
      </div>
      <dl className="facts panel">
        <Fact label={t('received')}>
          <Day date={receivedOn} />
        </Fact>
        <Fact label={t('since')}>
          <Day date={since} />
        </Fact>
        <Promise answer={answer} />
        {offices.length > 0 && (
          <Fact label={t('withOffice')}>
            <span lang="zh-CN">{offices.join(t('comma'))}</span>
          </Fact>
        )}
        {next.map(({ on, then }) => (
          <Fact key={on + then.zh} label={t('next')}>
            {t('after', { day: day(on) })} {text(then)}
          </Fact>
        ))}
        {possible.length > 0 && <Fact label={t('possible')}>{possible.map(text).join(t('comma'))}</Fact>}
        {notice && (
          <Fact label={t('noticeHangs')}>
            <Link to={`/public/notice/${notice.county}/${notice.id}`}>{t('readNotice')}</Link>
          </Fact>
        )}
      </dl>
      <Letters letters={letters} />
      <RecordProof record={record} about={answer.about} />
      <RatingForm state={answer.rating} receipt={receipt} done={again} />
    </section>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The day that the law names, or why there is none now. */
function Promise({ answer: { promisedOn, remainingWorkingDays, paused } }: Pick<Props, 'answer'>) {
  const t = usePublicWords();
  if (paused) return <Fact label={t('promised')}>{t('paused')}</Fact>;
  if (promisedOn === null) return null;
  const count = Math.abs(remainingWorkingDays ?? 0);
  const overdue = (remainingWorkingDays ?? 0) < 0;
  return (
    <Fact label={t('promised')}>
      <Day date={promisedOn} /> <RemainingChip remaining={{ count, unit: 'wd', overdue }} />
      {overdue && <p>{t('overdueHint')}</p>}
    </Fact>
  );
}

function Letters({ letters }: Pick<Schema<'ProgressView'>, 'letters'>) {
  const t = usePublicWords();
  const text = useText();
  if (letters.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="letters-title">
      <h3 id="letters-title">{t('letters')}</h3>
      <p className="soft">{t('lettersHint')}</p>
      <ul>
        {letters.map(({ title, on, remedies }) => (
          <li key={on + title.zh}>
            {text(title)} · <Day date={on} />
            {remedies.length > 0 && <Remedies remedies={remedies} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
