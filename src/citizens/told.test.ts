import { parse } from 'yaml';
import { seedCalendar } from '../calendar/index.js';
import {
  compile,
  step,
  type Actor,
  type CaseState,
  type Command,
  type Definition,
  type EventBody,
  type Facts,
} from '../engine/index.js';
import { answerTo } from './objection-answer.js';
import { applicantCommands, nextSteps, promiseClock, standingFor } from './standing.js';

const compiled = compile(
  parse(`
procedure: told
version: "1"
title: { zh: 告知, en: Told }
law: 测试
effective: { from: 2017-01-01 }
subject: household
opening: { by: public, promise: handling }
periods: { handling: { length: 30wd }, publicity: { length: 7d }, silence: { length: 60d } }
forms: {}
machine:
  initial: handling
  states:
    handling:
      meta: { due: handling }
      on:
        WITHDRAW: { target: over, meta: { by: applicant, title: { zh: 撤回申请, en: Withdraw } } }
      initial: posted
      states:
        posted:
          meta: { public: { zh: 正在公示, en: Posted } }
          after: { publicity: deciding }
          on: { OBJECT: { target: checking, meta: { by: public } } }
        checking:
          meta: { title: { zh: 核查, en: Check } }
          on:
            INVESTIGATE: { target: proposing, meta: { by: public, title: { zh: 重新调查, en: Investigate again } } }
            POST_AGAIN: { target: posted, meta: { by: public } }
        proposing:
          meta: { title: { zh: 拟不予确认, en: Refusal proposed } }
          on: { PROPOSE_REFUSAL: { target: deciding, meta: { by: public, title: { zh: 提出不予确认, en: Propose to refuse } } } }
        deciding:
          meta: { title: { zh: 决定, en: Decision }, public: { zh: 正在审核确认, en: Being decided } }
          on:
            GRANT: { target: '#case.paid', meta: { by: &decider { office: decider, role: approver }, decides: true } }
            REFUSE: { target: '#case.refused', meta: { by: *decider, decides: true, title: { zh: 不予确认, en: Refuse } } }
    paid: { meta: { title: { zh: 在发, en: Paid }, public: { zh: 已纳入, en: Granted } } }
    refused:
      meta: { title: { zh: 不予确认, en: Refused }, public: { zh: 已作决定, en: Decided } }
      after: { silence: over }
    over: { type: final, meta: { title: { zh: 终结, en: Over } } }
`) as Definition,
);

const office = '421222:civilAffairs';
const authority = { mode: 'COUNTY', office, grant: null };
const approver: Actor = { kind: 'user', user: 'a', seats: [{ office, role: 'approver' }] };

/** A case told these commands in turn, a day apart; what its history and its state are afterwards. */
function after(...types: string[]): { events: EventBody[]; state: CaseState } {
  let state: CaseState | null = null;
  const events: EventBody[] = [];
  for (const [index, type] of ['OPEN', ...types].entries()) {
    const now = `2022-03-0${index + 1}T01:00:00.000Z`;
    const today = now.slice(0, 10);
    const facts: Facts = { now, today, calendar: 'c', division: '421222104201', settings: {}, authority };
    const actor: Actor =
      type === 'GRANT' || type === 'REFUSE' ? approver : { kind: type === 'WITHDRAW' ? 'applicant' : 'public' };
    const command: Command = { type, actor };
    const { state: next, took, effects } = step(compiled, state, command, facts, seedCalendar(), index + 1);
    state = next;
    events.push({ at: now, took, effects: effects.map(({ name }) => name) } as EventBody);
  }
  return { events, state: state as CaseState };
}

/** What somebody is told who objected with the second event. */
function told(types: string[], effects: string[] = []) {
  const { events, state } = after('OBJECT', ...types);
  events.at(-1)?.effects.push(...effects);
  return answerTo(compiled, events.slice(1), state.status === 'done');
}

describe('whoever objected is told', () => {
  it('that it waits, until something is done about it', () => {
    expect(told([])).toMatchObject({ text: { zh: '您的异议已登记，等待核查' }, since: '2022-03-02', concluded: false });
  });

  it('how it was taken up, and not what was proposed afterwards', () => {
    const answer = told(['INVESTIGATE', 'PROPOSE_REFUSAL']);
    expect(answer).toMatchObject({ since: '2022-03-03', concluded: false });
    expect(answer.text.zh).toBe('正在核查您的异议，已采取的措施：重新调查');
  });

  it('of a refusal that it was decided, and nothing else', () => {
    const { text, since, concluded } = told(['INVESTIGATE', 'PROPOSE_REFUSAL', 'REFUSE']);
    expect({ since, concluded }).toEqual({ since: '2022-03-05', concluded: true });
    expect(text.zh).toMatch(/^异议已核查并作出决定/);
    expect(`${text.zh}${text.en}`).not.toMatch(/不予|efuse/);
  });

  it('of a grant that it is announced', () => {
    expect(told(['INVESTIGATE', 'PROPOSE_REFUSAL', 'GRANT'], ['announce']).text.zh).toContain('结果在村（社区）公布');
  });

  it('that it is posted again, or closed without a decision', () => {
    expect(told(['POST_AGAIN'], ['publish']).text.zh).toBe('异议已核查，结果已重新公示');
    expect(told(['WITHDRAW'])).toMatchObject({ text: { zh: '异议已核查，该事项已办结' }, concluded: true });
  });
});

describe('an applicant is told', () => {
  it('where it stands in words meant for citizens, never by the title of a state', () => {
    expect(standingFor(compiled, after().state).texts).toEqual([{ zh: '正在公示', en: 'Posted' }]);
    expect(standingFor(compiled, after('OBJECT', 'INVESTIGATE').state).texts).toEqual([
      { zh: '正在办理', en: 'Your application is being handled' },
    ]);
    expect(standingFor(compiled, after('WITHDRAW').state).texts[0]?.zh).toBe('已办结');
  });

  it('after which day it moves on by itself, and to what', () => {
    expect(nextSteps(compiled, after().state)).toEqual([
      { on: '2022-03-08', then: { zh: '正在审核确认', en: 'Being decided' } },
    ]);
    // What follows the end of the time for remedies has no words for citizens.
    expect(nextSteps(compiled, after('OBJECT', 'INVESTIGATE', 'PROPOSE_REFUSAL', 'REFUSE').state)).toEqual([]);
  });

  it('what can be done at the window while there is something', () => {
    expect(applicantCommands(compiled, after().state)).toEqual([{ zh: '撤回申请', en: 'Withdraw' }]);
    expect(applicantCommands(compiled, after('WITHDRAW').state)).toEqual([]);
  });

  it('the promised day while it is handled', () => {
    expect(promiseClock(compiled, after().state)?.dueOn).toBe('2022-04-13');
    expect(promiseClock(compiled, after('WITHDRAW').state)).toBeUndefined();
  });
});
