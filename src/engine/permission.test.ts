import { parse } from 'yaml';
import { seedCalendar } from '../calendar/index.js';
import { compile, step, type Actor, type CaseState, type Definition, type Facts } from './index.js';

const SEAT = { office: '421222104:civilAffairs', role: 'handler' };
const compiled = compile(
  parse(`
procedure: two-ways
version: "1"
title: { zh: 两种途径, en: Two ways }
law: 测试
effective: { from: 2017-01-01 }
subject: person
opening: { by: public }
periods: {}
forms: {}
machine:
  initial: drafting
  states:
    drafting:
      meta: { title: { zh: 拟稿, en: Drafting }, task: { office: township.civilAffairs, role: handler } }
      on: { SUBMIT: deciding }
    deciding:
      meta: { title: { zh: 决定, en: Deciding }, task: { office: township.civilAffairs, role: handler, distinctFrom: [drafting] } }
      on: { DECIDE: { target: decided, meta: { by: [task, { office: township.civilAffairs, role: handler }] } } }
    decided: { type: final, meta: { title: { zh: 已决定, en: Decided } } }
`) as Definition,
);
const facts: Facts = {
  now: '2017-04-05T01:00:00.000Z',
  today: '2017-04-05',
  calendar: 'c',
  division: '421222104201',
  settings: {},
};
const run = (state: CaseState | null, type: string, actor: Actor, seq: number): CaseState =>
  step(compiled, state, { type, actor }, facts, seedCalendar(), seq).state;
const person = (user: string): Actor => ({ kind: 'user', user, seats: [SEAT] });

describe('a command that may be sent in two ways', () => {
  const deciding = run(run(null, 'OPEN', { kind: 'public' }, 1), 'SUBMIT', person('lin'), 2);

  it('refuses whoever must keep out of the task by the other way too', () => {
    expect(() => run(deciding, 'DECIDE', person('lin'), 3)).toThrow(
      expect.objectContaining({ code: 'separation-of-duties' }),
    );
  });

  it('is open to somebody else', () => {
    expect(run(deciding, 'DECIDE', person('zhou'), 3).status).toBe('done');
  });
});
