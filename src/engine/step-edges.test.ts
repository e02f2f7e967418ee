import { parse } from 'yaml';
import { seedCalendar } from '../calendar/index.js';
import { compile, step, type Actor, type CaseState, type Command, type Definition, type Facts } from './index.js';

const calendar = seedCalendar();

const definition = (machine: string): Definition =>
  parse(`
procedure: edges
version: "1"
title: { zh: 边界, en: Edges }
law: 测试
effective: { from: 2017-01-01 }
subject: household
opening: { by: public }
periods: { reminder: { length: 2wd }, answer: { length: 5wd, extended: 9wd } }
forms: {}
machine:
${machine.replaceAll(/^/gm, '  ')}`) as Definition;

/** A case that is told commands of the public, and whose clocks fall due when asked. */
function caseOf(machine: string) {
  const compiled = compile(definition(machine));
  let seq = 0;
  let state: CaseState | null = null;
  let now = '2022-03-01T01:00:00.000Z';
  const send = (command: Command, at = now): CaseState => {
    now = at;
    const facts: Facts = { now, today: now.slice(0, 10), calendar: 'c', division: '421222104201', settings: {} };
    const result = step(compiled, state, command, facts, calendar, seq + 1);
    seq += 1;
    return (state = result.state);
  };
  return {
    send,
    tell: (type: string) => send({ type, actor: { kind: 'public' } }),
    fallDue: (clock: string): CaseState => {
      now = state?.clocks[clock]?.dueAt ?? now;
      return send({ type: 'DUE', actor: { kind: 'system' }, clock });
    },
  };
}

describe('a deadline that does not leave its state', () => {
  const waiting = `
initial: waiting
context: { reminders: 0 }
states:
  waiting:
    after: { reminder: { actions: { type: increment, params: { name: reminders } } } }
    on: { AGAIN: { target: waiting, reenter: true, meta: { by: public } } }`;

  it('falls due once, as a timer does', () => {
    const { tell, fallDue } = caseOf(waiting);
    tell('OPEN');
    const after = fallDue('after:waiting:reminder');
    expect(after).toMatchObject({ context: { reminders: 1 }, clocks: { 'after:waiting:reminder': { fired: true } } });
    expect(() => fallDue('after:waiting:reminder')).toThrow(expect.objectContaining({ code: 'not-due' }));
  });

  it('runs again when the state is entered again', () => {
    const { tell, fallDue } = caseOf(waiting);
    tell('OPEN');
    fallDue('after:waiting:reminder');
    tell('AGAIN');
    expect(fallDue('after:waiting:reminder').context['reminders']).toBe(2);
  });

  it('goes on when its own passing extends it', () => {
    const { tell, fallDue } = caseOf(`
initial: waiting
states:
  waiting:
    after: { answer: { actions: { type: extend, params: { period: answer, ground: silence } } } }`);
    tell('OPEN');
    const clock = fallDue('after:waiting:answer').clocks['after:waiting:answer'];
    expect(clock).toMatchObject({ dueOn: '2022-03-14' });
    expect(clock?.fired).toBeUndefined();
  });
});

describe('the guard stateIn', () => {
  const regions = (guard: string): string => `
type: parallel
states:
  papers:
    initial: missing
    states:
      missing: { on: { BRING: { target: there, meta: { by: public } } } }
      there: {}
  desk:
    initial: open
    states:
      open: { on: { DECIDE: { target: decided, guard: ${guard}, meta: { by: public } } } }
      decided: {}`;

  it.each([
    ['by itself', '{ type: stateIn, params: { state: papers.there } }'],
    ['by a bare name', '{ type: stateIn, params: { state: there } }'],
    ['negated', '{ type: not, params: { guards: [{ type: stateIn, params: { state: missing } }] } }'],
    [
      'among others',
      '{ type: and, params: { guards: [{ type: stateIn, params: { state: there } }, { type: or, params: { guards: [{ type: setting, params: { name: none, equals: null } }] } }] } }',
    ],
  ])('asks for another region, %s', (_, guard) => {
    const { tell } = caseOf(regions(guard));
    tell('OPEN');
    expect(() => tell('DECIDE')).toThrow(expect.objectContaining({ code: 'guard-false' }));
    tell('BRING');
    expect(tell('DECIDE').value).toEqual({ papers: 'there', desk: 'decided' });
  });
});

describe('a circle of always', () => {
  it('is an error instead of a service that hangs', () => {
    const { tell } = caseOf(`
initial: one
states:
  one: { on: { GO: { target: two, meta: { by: public } } } }
  two: { always: three }
  three: { always: two }`);
    tell('OPEN');
    expect(() => tell('GO')).toThrow(/nfinite loop/);
  });
});

describe('what the service alone sends', () => {
  const waiting = `
initial: waiting
context: { reminders: 0 }
states:
  waiting:
    after: { reminder: { actions: { type: increment, params: { name: reminders } } } }
    on:
      GO: { target: over, meta: { by: public } }
      xstate.after.reminder.case.waiting: { target: over, meta: { by: public } }
  over: { type: final }`;
  const actors: Actor[] = [
    { kind: 'public' },
    { kind: 'applicant' },
    { kind: 'case', county: '421222', caseId: 'c' },
    { kind: 'user', user: 'lin', seats: [{ office: '421222104:window', role: 'clerk' }] },
  ];
  const refused = expect.objectContaining({ code: 'not-possible' });

  it('comes from nobody else, not even for a clock that is due', () => {
    const { tell, send } = caseOf(waiting);
    const dueAt = tell('OPEN').clocks['after:waiting:reminder']?.dueAt ?? undefined;
    for (const actor of actors) {
      for (const type of ['DUE', 'ALARM', 'RECOUNT', 'REROUTE', 'MIGRATE', 'OPEN']) {
        expect(() => send({ type, actor, clock: 'after:waiting:reminder' }, dueAt)).toThrow(refused);
      }
    }
  });

  it('is not what people send', () => {
    const { tell, send } = caseOf(waiting);
    tell('OPEN');
    expect(() => send({ type: 'GO', actor: { kind: 'system' } })).toThrow(refused);
    expect(tell('GO').status).toBe('done');
  });

  it('is no event of the machine, whatever a definition that nobody has checked says', () => {
    const { tell } = caseOf(waiting);
    tell('OPEN');
    expect(() => tell('xstate.after.reminder.case.waiting')).toThrow(refused);
  });
});
