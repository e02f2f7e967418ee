import { Alert } from 'antd';
import { Instant, useDay, useText } from '../ui';
import { Lines } from './Lines';
import { useChangeWords, type Wording } from './change-words';
import type { Moment, Step } from './fold';
import { useAuditWords } from './messages';
import { useActorWords } from './actor-words';

interface Props {
  step: Step;
  before: Moment | null;
  wording: Wording;
}

/** One event: who did what, by what right, and what became of it. */
export function StepPanel({ step, before, wording }: Props) {
  const t = useAuditWords();
  const text = useText();
  const words = useChangeWords(wording)(step.change, before);
  const { event } = step;
  const isQuiet = words.data.length + words.tasks.length + words.deadlines.length === 0;
  return (
    <>
      <Doubt step={step} />
      {event && (
        <>
          <h2>{text(event.title)}</h2>
          <Particulars event={event} wording={wording} />
          {step.change && (
            <section>
              <h3>{t('changes')}</h3>
              {isQuiet && <p className="soft">{t('noChanges')}</p>}
              <Lines title={t('data')} lines={words.data} />
              <Lines title={t('tasks')} lines={words.tasks} />
              <Lines title={t('deadlines')} lines={words.deadlines} />
              <Folded title={t('otherValues')} lines={words.others} />
            </section>
          )}
          <Filled event={event} wording={wording} />
        </>
      )}
    </>
  );
}

function Doubt({ step: { check, fault, event } }: { step: Step }) {
  const t = useAuditWords();
  const text = useText();
  if (check === 'ok') return null;
  const title = fault ? text(fault.sentence) : event ? t('afterBroken') : t('unreadable');
  return (
    <Alert
      type={fault ? 'error' : 'warning'}
      showIcon
      title={title}
      description={fault ? t('brokenHere') : undefined}
    />
  );
}

type Event = NonNullable<Step['event']>;

function Particulars({ event, wording: { replay } }: { event: Event; wording: Wording }) {
  const t = useAuditWords();
  const text = useText();
  const actor = useActorWords(replay);
  const rule = replay.definitions.get(event.definition);
  const { mode } = (event.actor.authority ?? {}) as { mode?: 'COUNTY' | 'ENTRUSTED' | 'DEVOLVED' };
  return (
    <dl className="particulars">
      <Row title={t('who')}>{actor(event.actor)}</Row>
      <Row title={t('when')}>
        <Instant at={event.at} />
      </Row>
      {event.law && <Row title={t('law')}>{event.law}</Row>}
      {rule && (
        <Row title={t('rule')}>{t('ruleIs', { title: text(rule.title), version: rule.version, law: rule.law })}</Row>
      )}
      {mode && <Row title={t('authority')}>{t(mode)}</Row>}
      <Grant event={event} replay={replay} />
    </dl>
  );
}

function Grant({ event, replay }: { event: Event; replay: Wording['replay'] }) {
  const t = useAuditWords();
  const day = useDay();
  const text = useText();
  const id = (event.actor.authority ?? {})['grant'];
  const grant = typeof id === 'string' ? replay.grants.get(id) : undefined;
  if (!grant) return null;
  const values = {
    by: text(grant.grantedBy),
    law: grant.law,
    from: day(grant.from),
    to: grant.to ? day(grant.to) : '',
  };
  return (
    <Row title={t('grant')}>
      {t(grant.to ? 'grantUntil' : 'grantIs', values)}
      {grant.revokedOn && t('grantRevoked', { on: day(grant.revokedOn) })}
    </Row>
  );
}

function Row({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What stood in the form, how things were calculated, and what was read from outside. */
function Filled({ event, wording: { fields } }: { event: Event; wording: Wording }) {
  const t = useAuditWords();
  const text = useText();
  const said = ([name, value]: [string, unknown]): string =>
    t('setTo', { name: fields.titleOf(name) ?? name, after: fields.valueOf(name, value) });
  const filled = Object.entries(event.data).map(said);
  const trace = event.trace as unknown as {
    name: string;
    title: { zh: string; en: string };
    value: unknown;
    feel: string;
  }[];
  const calculated = trace.map(({ name, title, value }) =>
    t('setTo', { name: text(title), after: fields.valueOf(name, value) }),
  );
  return (
    <section>
      <h3>{t('form')}</h3>
      {filled.length > 0 ? <Lines lines={filled} /> : <p className="soft">{t('formNone')}</p>}
      {event.personal && <p className="soft">{t(event.personal)}</p>}
      <Folded title={t('calculated')} lines={calculated} />
      <Folded title={t('facts')} lines={Object.entries(event.facts).map(said)} />
    </section>
  );
}

function Folded({ title, lines }: { title: string; lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <details>
      <summary>{title}</summary>
      <Lines lines={lines} />
    </details>
  );
}
