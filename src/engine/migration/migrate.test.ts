import { parse } from 'yaml';
import { seedCalendar } from '../../calendar/index.js';
import {
  compile,
  migrate,
  step,
  type Actor,
  type CaseState,
  type Definition,
  type Facts,
  type Mapping,
} from '../index.js';

const calendar = seedCalendar();
const ann: Actor = { kind: 'user', user: 'ann', seats: [{ office: '421222104:civilAffairs', role: 'handler' }] };
const administrator: Actor = {
  kind: 'user',
  user: 'root',
  seats: [{ office: '421222:platform', role: 'administrator' }],
};

const definition = (machine: string, more = '', version = '1'): Definition =>
  parse(`
procedure: moved
version: "${version}"
title: { zh: 转换, en: Moved }
law: 测试
effective: { from: 2017-01-01 }
subject: household
opening: { by: public }
periods: { handling: { length: 30wd, extended: 45wd }, answer: { length: 15wd }, posting: { length: 7d }, brief: { length: 10wd } }
forms: {}
${more}
machine:
${machine.replaceAll(/^/gm, '  ')}`) as Definition;

/** A case that has gone through these commands, some days apart, and is then moved on 2022-03-15. */
function after(machine: string, commands: [type: string, task?: string][], more = '') {
  const compiled = compile(definition(machine, more));
  let state: CaseState | null = null;
  const at = (day: number): string => `2022-03-${String(day).padStart(2, '0')}T02:00:00.000Z`;
  const facts = (now: string): Facts => ({
    now,
    today: now.slice(0, 10),
    calendar: 'c',
    division: '421222104201',
    settings: { listed: ['tax', 'banks'] },
  });
  for (const [index, [type, task]] of [['OPEN'] as [string], ...commands].entries()) {
    const actor: Actor = type === 'OPEN' || type.startsWith('PUBLIC') ? { kind: 'public' } : ann;
    const command = { type, actor, ...(task === undefined ? {} : { task }) };
    state = step(compiled, state, command, facts(at(1 + index)), calendar, index + 1).state;
  }
  const before = state as CaseState;
  return {
    before,
    to: (next: string, mapping: Mapping = {}, { more: others = '', now = at(15), actor = administrator } = {}) =>
      migrate(
        compiled,
        compile(definition(next, others, '2')),
        before,
        { type: 'MIGRATE', actor, data: { mapping: mapping as object as never } },
        facts(now),
        calendar,
        commands.length + 2,
      ),
  };
}

const refusing = (run: () => unknown): Record<string, unknown> => {
  try {
    run();
  } catch (error) {
    const { code, message, detail } = error as { code: string; message: string; detail: object };
    return { code, message, ...detail };
  }
  throw new Error('it was not refused');
};

const desk = 'task: { office: township.civilAffairs, role: handler, due: answer }';
const waiting = (name: string): string => `
initial: ${name}
states:
  ${name}:
    meta: { ${desk} }
    on: { ANSWER: done, PAUSE: { actions: { type: suspend, params: { period: answer, ground: g } } } }
  done: { type: final }`;

describe('a case at one desk', () => {
  it('keeps task, number and due date under the state that keeps its name', () => {
    const { before, to } = after(waiting('reading'), []);
    const { state, renamed, effects, took, capacity } = to(waiting('reading'));
    expect(state).toEqual(before);
    expect(renamed).toEqual({
      states: { '': '', reading: 'reading' },
      tasks: { 'reading#1': 'reading#1' },
      clocks: { 'alarm:reading:answer': 'alarm:reading:answer' },
    });
    expect({ effects, took }).toEqual({ effects: [], took: [] });
    expect(capacity).toEqual({ kind: 'user', user: 'root', office: '421222:platform', role: 'administrator' });
  });

  it('keeps them under a state of another name and place', () => {
    const { before, to } = after(waiting('reading'), []);
    const nested = `
initial: handling
states:
  handling:
    initial: judging
    states: { judging: { meta: { ${desk} }, on: { ANSWER: "#case.done" } } }
  done: { type: final }`;
    const { state } = to(nested, { states: { reading: 'handling.judging' } });
    expect(state.value).toEqual({ handling: 'judging' });
    expect(state.tasks['handling.judging#1']).toMatchObject({ opened: 1, clock: 'alarm:handling.judging:answer' });
    expect(state.clocks['alarm:handling.judging:answer']?.dueAt).toBe(before.clocks['alarm:reading:answer']?.dueAt);
    expect(state.entered).toEqual({ '': 1, handling: 2, 'handling.judging': 1 });
  });

  it('is asked anew where the new definition gives the work to another office, with the time that was left', () => {
    const { before, to } = after(waiting('reading'), []);
    const { state, renamed } = to(waiting('reading').replace('township.civilAffairs', 'county.civilAffairs'));
    expect(Object.entries(state.tasks)).toEqual([
      ['reading#2', expect.objectContaining({ office: '421222:civilAffairs', opened: 2 })],
    ]);
    expect(state.clocks).toEqual(before.clocks);
    expect(renamed.tasks).toEqual({});
  });

  it('is not moved by anybody but an administrator or the service', () => {
    const { to } = after(waiting('reading'), []);
    expect(refusing(() => to(waiting('reading'), {}, { actor: ann }))).toMatchObject({ code: 'not-permitted' });
    expect(to(waiting('reading'), {}, { actor: { kind: 'system' } }).capacity).toEqual({ kind: 'system' });
  });

  it('cannot send the command itself', () => {
    const compiled = compile(definition(waiting('reading')));
    const { before } = after(waiting('reading'), []);
    const facts: Facts = { now: '2022-03-15T02:00:00.000Z', today: '2022-03-15', calendar: 'c' };
    for (const actor of [administrator, ann, { kind: 'system' } as const]) {
      const send = (): unknown => step(compiled, before, { type: 'MIGRATE', actor }, facts, calendar, 2);
      expect(refusing(send)).toMatchObject({ code: 'not-possible' });
    }
  });

  it('is not moved to a state that is not named, is an end, or holds states', () => {
    const { to } = after(waiting('reading'), []);
    expect(refusing(() => to(waiting('judging')))).toMatchObject({ code: 'migration-state', state: 'reading' });
    expect(refusing(() => to(waiting('judging'), { states: { reading: 'done' } }))).toMatchObject({
      code: 'migration-final',
      to: 'done',
    });
    const nested =
      'initial: reading\nstates: { reading: { initial: a, states: { a: { on: { X: b } }, b: { type: final } } } }';
    expect(refusing(() => to(nested))).toMatchObject({ code: 'migration-state', possible: ['reading.a', 'reading.b'] });
  });

  it('is not moved to a state that a case only passes through', () => {
    const { to } = after(waiting('reading'), []);
    const passing = waiting('reading').replace(
      'on: { ANSWER: done,',
      'always: { target: done, guard: { type: setting, params: { name: n, equals: 1 } } }\n    x-on: {',
    );
    expect(refusing(() => to(passing))).toMatchObject({ code: 'migration-state', to: 'reading' });
  });

  it('is not moved when it has ended', () => {
    const { to } = after(waiting('reading'), [['ANSWER', 'reading#1']]);
    expect(refusing(() => to(waiting('reading')))).toMatchObject({ code: 'not-possible' });
  });

  it('keeps in mind who acted where', () => {
    const two = `${waiting('reading').replace('ANSWER: done', 'ANSWER: judging')}
  judging: { meta: { ${desk} }, on: { ANSWER: done } }`;
    const { to } = after(two, [['ANSWER', 'reading#1']]);
    const { state } = to(two.replaceAll('reading', 'first').replaceAll('judging', 'second'), {
      states: { reading: 'first', judging: 'second' },
    });
    expect(state.actors).toEqual({ first: ['ann'] });
  });
});

describe('a clock', () => {
  it('goes on under its new period, suspended as it was', () => {
    const { before, to } = after(waiting('reading'), [['PAUSE', 'reading#1']]);
    const next = waiting('judging').replaceAll('answer', 'posting');
    const { state } = to(next, { states: { reading: 'judging' }, periods: { answer: 'posting' } });
    const was = before.clocks['alarm:reading:answer'];
    expect(was?.dueAt).toBeNull();
    expect(state.clocks).toEqual({ 'alarm:judging:posting': { ...was, state: 'judging', period: 'posting' } });
  });

  it('ends where the new state does not know it, and starts where only the new state knows it', () => {
    const { to } = after(waiting('reading'), []);
    const { state } = to(waiting('reading').replaceAll('answer', 'posting'));
    expect(Object.keys(state.clocks)).toEqual(['alarm:reading:posting']);
    expect(state.clocks['alarm:reading:posting']).toMatchObject({ opened: 2, startedAt: '2022-03-15T02:00:00.000Z' });
  });

  it('that is over keeps its case where it is until it has fired', () => {
    const { before, to } = after(waiting('reading'), []);
    const dueAt = before.clocks['alarm:reading:answer']?.dueAt;
    expect(refusing(() => to(waiting('reading'), {}, { now: '2022-04-15T02:00:00.000Z' }))).toMatchObject({
      code: 'migration-limit',
      period: 'answer',
      dueAt,
    });
  });

  it('of the total limit is measured by the new total too', () => {
    const whole = (period: string): string => `
initial: handling
states:
  handling:
    meta: { due: ${period} }
    initial: a
    states: { a: { on: { X: "#case.done" } } }
  done: { type: final }`;
    const total = (period: string): string => `total: { period: ${period}, from: handling, to: [done] }`;
    const { to } = after(whole('handling'), [], total('handling'));
    const shorter = (now: string): unknown =>
      to(whole('brief'), { periods: { handling: 'brief' } }, { more: total('brief'), now });
    expect(shorter('2022-03-10T02:00:00.000Z')).toMatchObject({
      state: { clocks: { 'alarm:handling:brief': { length: '30wd' } } },
    });
    expect(refusing(() => shorter('2022-03-16T02:00:00.000Z'))).toMatchObject({
      code: 'migration-limit',
      period: 'brief',
      dueAt: '2022-03-15T16:00:00.000Z',
    });
  });

  it('of a period that one of the definitions does not have is refused', () => {
    const { to } = after(waiting('reading'), []);
    const run = (periods: Record<string, string>) => refusing(() => to(waiting('reading'), { periods }));
    expect(run({ answer: 'nowhere' })).toMatchObject({
      code: 'migration-period',
      period: 'nowhere',
      definition: 'new',
    });
    expect(run({ nowhere: 'answer' })).toMatchObject({
      code: 'migration-period',
      period: 'nowhere',
      definition: 'old',
    });
  });
});

describe('parts', () => {
  const parts = (name: string, each: string, join: string): string => `
initial: ${name}
states:
  ${name}:
    meta: { task: { office: "county.$part", role: handler, each: ${each}, join: ${join}, due: answer } }
    on: { PUBLIC: { actions: answer, meta: { by: public } } }
    always: { target: done, guard: joined }
  done: { type: final }`;
  /** Answered by hand: an answer by a person needs a seat in each department. */
  const halfAnswered = (machine: string, part: string) => {
    const { before, to } = after(machine, []);
    const state = Object.keys(before.parts)[0] ?? '';
    const answers = before.parts[state] ?? {};
    answers[part] = { hit: true };
    delete before.tasks[`${state}#1/${part}`];
    return { before, to };
  };

  it('answered stay answered, and those still open stay asked under their keys', () => {
    const { to } = halfAnswered(parts('checking', 'listed', 'all'), 'tax');
    const { state } = to(parts('asking', 'listed', 'all'), { states: { checking: 'asking' } });
    expect(state.parts).toEqual({ asking: { tax: { hit: true }, banks: null } });
    expect(Object.keys(state.tasks)).toEqual(['asking#1/banks']);
  });

  it('may be known by other keys', () => {
    const { to } = halfAnswered(parts('checking', '2', 'all'), '1');
    const { state } = to(parts('checking', 'listed', 'all'), { parts: { checking: { '1': 'tax', '2': 'banks' } } });
    expect(state.parts).toEqual({ checking: { tax: { hit: true }, banks: null } });
    expect(state.tasks['checking#1/banks']).toMatchObject({ part: 'banks', office: '421222:2' });
  });

  it.each([
    ['a number that is another', parts('checking', '3', 'all'), {}],
    ['a list of others', parts('checking', 'listed', 'all'), {}],
    [
      'one answer where many were asked',
      parts('checking', '2', 'all')
        .replace(/each: 2, join: all, /, '')
        .replace(/ {4}always.*\n/, ''),
      {},
    ],
    ['a join that the answers given already satisfy', parts('checking', '2', 'any'), {}],
    ['a join that can never be reached', parts('checking', '2', '3'), {}],
    ['two keys that would become one', parts('checking', '2', 'all'), { parts: { checking: { '1': '2' } } }],
  ])('are not moved to %s', (_what, next, mapping) => {
    const { to } = halfAnswered(parts('checking', '2', 'all'), '1');
    expect(refusing(() => to(next, mapping))).toMatchObject({ code: 'migration-parts', state: 'checking' });
  });
});

describe('regions', () => {
  const regions = (...names: string[]): string => `
initial: both
states:
  both:
    type: parallel
    states:
${names.map((name) => `      ${name}: { initial: asked, states: { asked: { meta: { ${desk} }, on: { DONE_${name}: given } }, given: { type: final } } }`).join('\n')}
    onDone: done
  done: { type: final }`;

  it('go along each on its own, finished ones finished', () => {
    const { before, to } = after(regions('tax', 'bank'), [['DONE_tax', 'both.tax.asked#1']]);
    const { state } = to(regions('revenue', 'bank'), { states: { 'both.tax': 'both.revenue' } });
    expect(state.value).toEqual({ both: { revenue: 'given', bank: 'asked' } });
    expect(Object.keys(state.tasks)).toEqual(['both.bank.asked#1']);
    expect(state.clocks).toEqual(before.clocks);
  });

  it('that are new are entered where the mapping says, and otherwise named', () => {
    const { to } = after(regions('tax', 'bank'), [['DONE_tax', 'both.tax.asked#1']]);
    const next = regions('tax', 'bank', 'housing');
    expect(refusing(() => to(next))).toMatchObject({ code: 'migration-region', region: 'both.housing' });
    const { state } = to(next, { enter: ['both.housing.asked'] });
    expect(state.value).toEqual({ both: { tax: 'given', bank: 'asked', housing: 'asked' } });
    expect(state.tasks['both.housing.asked#3']).toMatchObject({ opened: 3 });
    expect(refusing(() => to(next, { enter: ['both.housing.given'] }))).toMatchObject({ code: 'migration-final' });
  });

  it('end only where the mapping says so, and never complete the case by that', () => {
    const { to } = after(regions('tax', 'bank'), [['DONE_tax', 'both.tax.asked#1']]);
    expect(refusing(() => to(regions('bank')))).toMatchObject({ code: 'migration-state', state: 'both.tax.given' });
    expect(to(regions('bank'), { states: { 'both.tax': null } }).state.value).toEqual({ both: { bank: 'asked' } });
    expect(refusing(() => to(regions('tax'), { states: { 'both.bank': null } }))).toMatchObject({
      code: 'migration-final',
      to: 'both',
    });
  });

  it('are never laid upon one another', () => {
    const { to } = after(regions('tax', 'bank'), []);
    const onto = { states: { 'both.tax': 'both.bank' } };
    expect(refusing(() => to(regions('bank'), onto))).toMatchObject({
      code: 'migration-region',
      to: 'both.bank.asked',
    });
    const one = { states: { 'both.tax.asked': 'both.bank.asked', 'both.bank.asked': 'both.bank.more' } };
    const next = regions('bank').replace('given:', `more: { on: { X: given } }, given:`);
    expect(refusing(() => to(next, one))).toMatchObject({ code: 'migration-region', region: 'both.bank' });
  });
});

describe('what a case remembers', () => {
  const variables = (context: string, name = 'reading'): string => `${waiting(name)}\ncontext: ${context}`;

  it('goes along, renamed or dropped as the mapping says; new variables begin with their first value', () => {
    const { to } = after(variables('{ income: 5, old: 1 }'), []);
    const { state } = to(variables('{ earned: 0, kind: urban, note: none }'), {
      variables: { income: 'earned', old: null },
      values: { note: 'moved' },
    });
    expect(state.context).toEqual({ earned: 5, kind: 'urban', note: 'moved' });
  });

  it('is not lost by silence, and not changed', () => {
    const { to } = after(variables('{ income: 5 }'), []);
    expect(refusing(() => to(variables('{ kind: urban }')))).toMatchObject({
      code: 'migration-variable',
      variable: 'income',
    });
    expect(refusing(() => to(variables('{ income: 0 }'), { values: { income: 9 } }))).toMatchObject({
      code: 'migration-variable',
      variable: 'income',
    });
    expect(refusing(() => to(variables('{ a: 0 }'), { variables: { income: 'b' } }))).toMatchObject({
      code: 'migration-variable',
      variable: 'b',
    });
  });

  const withHistory = (inner: string): string => `
initial: work
states:
  work:
    initial: ${inner}
    states:
      ${inner}: { on: { PUBLIC: { target: "#case.pause", meta: { by: public } } } }
      back: { type: history, target: ${inner} }
  pause: { on: { PUBLIC: { target: work.back, meta: { by: public } } } }`;

  it('includes the state to return to', () => {
    const { to } = after(withHistory('a'), [['PUBLIC']]);
    expect(to(withHistory('b'), { states: { 'work.a': 'work.b' } }).state.history).toEqual({
      'case.work.back': ['case.work.b'],
    });
    expect(refusing(() => to(withHistory('b')))).toMatchObject({ code: 'migration-history', state: 'work.a' });
  });
});

describe('a notice', () => {
  const posted = (name: string, notice = 'notice: { kind: publicity, fields: [amount], at: village }'): string => `
initial: ${name}
states:
  ${name}: { meta: { ${notice} }, after: { posting: done } }
  done: { type: final }`;

  it('goes on hanging under its new state, and is neither put up nor forgotten by a migration', () => {
    const { to } = after(posted('publicity'), []);
    const moved = to(posted('posting'), { states: { publicity: 'posting' } }, { now: '2022-03-03T02:00:00.000Z' });
    expect(moved.renamed.states).toMatchObject({ publicity: 'posting' });
    expect(moved.effects).toEqual([]);
    expect(refusing(() => to(posted('publicity', 'title: { zh: 甲, en: A }')))).toMatchObject({
      code: 'migration-notice',
    });
    const { to: unposted } = after(posted('publicity', 'title: { zh: 甲, en: A }'), []);
    expect(refusing(() => unposted(posted('publicity')))).toMatchObject({
      code: 'migration-notice',
      state: 'publicity',
    });
  });
});

describe('a mapping', () => {
  it.each([
    [{ states: { nowhere: 'reading' } }, { state: 'nowhere', definition: 'old' }],
    [{ states: { reading: 'nowhere' } }, { state: 'nowhere', definition: 'new' }],
    [{ states: { constructor: 'reading' } }, { state: 'constructor' }],
    [{ enter: ['nowhere'] }, { state: 'nowhere' }],
    [{ parts: { nowhere: {} } }, { state: 'nowhere' }],
  ])('that names what is not there is refused: %j', (mapping, detail) => {
    const { to } = after(waiting('reading'), []);
    expect(refusing(() => to(waiting('reading'), mapping as Mapping))).toMatchObject({
      code: 'migration-mapping',
      ...detail,
    });
  });

  it('never leads to another procedure', () => {
    const source = compile(definition(waiting('reading')));
    const { before } = after(waiting('reading'), []);
    const other = compile({ ...definition(waiting('reading')), procedure: 'other' });
    const facts: Facts = { now: '2022-03-15T02:00:00.000Z', today: '2022-03-15', calendar: 'c' };
    const run = () => migrate(source, other, before, { type: 'MIGRATE', actor: administrator }, facts, calendar, 2);
    expect(refusing(run)).toMatchObject({ code: 'migration-mapping', from: 'moved', to: 'other' });
  });
});
