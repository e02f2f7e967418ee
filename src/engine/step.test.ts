import { parse } from 'yaml';
import { seedCalendar } from '../calendar/index.js';
import {
  compile,
  inspect,
  readForm,
  step,
  type Actor,
  type CaseState,
  type Definition,
  type Facts,
  type Json,
} from './index.js';

const calendar = seedCalendar();
const YAML = `
procedure: sample
version: "1"
title: { zh: 示例, en: Sample }
law: 测试
effective: { from: 2017-01-01 }
subject: household
opening: { form: application, by: { office: township.window, role: clerk } }
periods: { publicity: { length: 7d }, review: { length: 3wd, extended: 5wd }, total: { length: 30wd } }
forms:
  application: { type: object, required: [income], additionalProperties: false, properties: { income: { type: integer }, name: { type: string, x-personal: true }, note: { type: string } } }
  answer: { type: object, additionalProperties: false, properties: { hit: { type: boolean } } }
facts: { standard: { setting: standard.urban } }
rules: { poor: { feel: "income / household.memberCount < standard", zh: 收入低于标准, en: income below the standard } }
calculations: { amount: [ { name: head, feel: "floor(income / household.memberCount)" }, { name: amount, feel: "(standard - head) * household.memberCount" } ] }
machine:
  initial: checking
  context: { income: 0 }
  entry: { type: take, params: { fields: [income] } }
  states:
    checking:
      meta: { title: { zh: 核查, en: Checking }, task: { office: county.$part, role: checker, each: departments, join: all, due: review } }
      on:
        REPORT: { actions: answer, meta: { form: answer } }
        EXTEND: { actions: { type: extend, params: { period: review, ground: =data.note } }, meta: { by: { office: township.window, role: clerk }, form: application } }
      always: { target: visiting, guard: joined }
    visiting:
      meta: { title: { zh: 入户, en: Visit }, task: { office: township.civilAffairs, role: handler, each: 2, minActors: 2, notRelatedTo: household } }
      on: { SIGN: { actions: answer } }
      always: { target: publicity, guard: joined }
    publicity:
      meta: { title: { zh: 公示, en: Publicity }, notice: { kind: publicity, fields: [memberCount], at: village } }
      after: { publicity: deciding }
      on: { OBJECT: { target: visiting, meta: { by: public } } }
    deciding:
      meta: { title: { zh: 审批, en: Decision }, task: { office: decider, role: approver, distinctFrom: [visiting] } }
      on:
        APPROVE: { target: paid, guard: poor, actions: [ { type: calculate, params: { name: amount, into: amount } }, { type: award, params: { amount: =amount, from: nextMonth } } ], meta: { decides: true } }
    paid: { type: final, meta: { title: { zh: 发放, en: Paid } } }
`;
const compiled = compile(parse(YAML) as Definition);
const window = { office: '421222104:window', role: 'clerk' };
const user = (name: string, ...seats: { office: string; role: string }[]): Actor => ({
  kind: 'user',
  user: name,
  seats,
});
const handler = (name: string): Actor => user(name, { office: '421222104:civilAffairs', role: 'handler' });
const checker = (department: string): Actor =>
  user(`c-${department}`, { office: `421222:${department}`, role: 'checker' });
const approver = (name: string): Actor => user(name, { office: '421222104:civilAffairs', role: 'approver' });

const facts = (now: string, more: Record<string, Json> = {}): Facts => ({
  now,
  today: now.slice(0, 10),
  calendar: 'c',
  division: '421222104201',
  settings: { departments: ['housing', 'taxation'] },
  authority: { mode: 'ENTRUSTED', office: '421222104:civilAffairs', grant: 'g' },
  household: { memberCount: 3 },
  relatedOfficers: ['wang'],
  standard: 50000,
  ...more,
});

class Run {
  state: CaseState | null = null;
  seq = 0;
  effects: string[] = [];
  constructor(
    public now = '2017-04-05T01:00:00.000Z',
    private readonly more: Record<string, Json> = {},
  ) {}
  do(
    type: string,
    actor: Actor,
    data?: Record<string, Json>,
    extra: { task?: string; clock?: string } = {},
  ): CaseState {
    const result = step(
      compiled,
      this.state,
      { type, actor, ...(data ? { data } : {}), ...extra },
      facts(this.now, this.more),
      calendar,
      this.seq + 1,
    );
    this.seq += 1;
    this.effects = result.effects.map((effect) => effect.name);
    return (this.state = result.state);
  }
  toVisit(): this {
    this.do('OPEN', user('lin', window), { income: 60000 });
    this.do('REPORT', checker('housing'), { hit: false });
    this.do('REPORT', checker('taxation'), { hit: false });
    return this;
  }
  toDecision(): this {
    this.toVisit();
    this.do('SIGN', handler('zhou'));
    this.do('SIGN', handler('he'));
    this.now = this.state?.clocks['after:publicity:publicity']?.dueAt ?? '';
    this.do('DUE', { kind: 'system' }, undefined, { clock: 'after:publicity:publicity' });
    return this;
  }
}

describe('a step', () => {
  it('asks each department for its part, and joins when all have answered', () => {
    const run = new Run();
    run.do('OPEN', user('lin', window), { income: 60000 });
    expect(Object.values(run.state!.tasks).map((task) => task.office)).toEqual(['421222:housing', '421222:taxation']);
    expect(run.state!.clocks['alarm:checking:review']?.dueOn).toBe('2017-04-10');
    run.do('REPORT', checker('housing'), { hit: false });
    expect(run.state!.value).toBe('checking');
    expect(Object.keys(run.state!.tasks)).toEqual(['checking#1/taxation']);
    run.do('REPORT', checker('taxation'), { hit: true });
    expect(run.state!.value).toBe('visiting');
    expect(Object.keys(run.state!.clocks)).toEqual([]);
  });

  it('lets no department answer for another, nor twice', () => {
    const run = new Run();
    run.do('OPEN', user('lin', window), { income: 60000 });
    run.do('REPORT', checker('housing'), { hit: false });
    expect(() => run.do('REPORT', checker('housing'), { hit: false })).toThrow(
      expect.objectContaining({ code: 'not-permitted' }),
    );
    expect(() => run.do('REPORT', checker('banks'), { hit: false })).toThrow(
      expect.objectContaining({ code: 'not-permitted' }),
    );
  });

  it('wants two different people at the visit, none of them related to the household', () => {
    const run = new Run().toVisit();
    run.do('SIGN', handler('zhou'));
    expect(() => run.do('SIGN', handler('zhou'))).toThrow(expect.objectContaining({ code: 'separation-of-duties' }));
    expect(() => run.do('SIGN', handler('wang'))).toThrow(expect.objectContaining({ code: 'separation-of-duties' }));
    run.do('SIGN', handler('he'));
    expect(run.state!.value).toBe('publicity');
    expect(run.effects).toEqual(['publish']);
  });

  it('does not let a publicity end before its last day is over, and then ends it', () => {
    const run = new Run().toVisit();
    run.do('SIGN', handler('zhou'));
    run.do('SIGN', handler('he'));
    const key = 'after:publicity:publicity';
    expect(run.state!.clocks[key]).toMatchObject({ dueOn: '2017-04-12', dueAt: '2017-04-12T16:00:00.000Z' });
    run.now = '2017-04-12T15:59:59.000Z';
    expect(() => run.do('DUE', { kind: 'system' }, undefined, { clock: key })).toThrow(
      expect.objectContaining({ code: 'not-due' }),
    );
    run.now = '2017-04-12T16:00:00.000Z';
    run.do('DUE', { kind: 'system' }, undefined, { clock: key });
    expect(run.state!.value).toBe('deciding');
    expect(run.effects).toEqual(['unpublish']);
  });

  it('asks for new work when a state is entered again', () => {
    const run = new Run().toVisit();
    run.do('SIGN', handler('zhou'));
    run.do('SIGN', handler('he'));
    run.do('OBJECT', { kind: 'public' });
    expect(Object.keys(run.state!.tasks)).toEqual(['visiting#6/1', 'visiting#6/2']);
  });

  it('refuses approval by somebody who visited, whatever seats they hold', () => {
    const run = new Run().toDecision();
    const both = user('zhou', { office: '421222104:civilAffairs', role: 'approver' });
    expect(() => run.do('APPROVE', both)).toThrow(expect.objectContaining({ code: 'separation-of-duties' }));
  });

  it('refuses a decision by an office whose authority has ended since the task was opened', () => {
    const more: Record<string, Json> = {};
    const run = new Run('2017-04-05T01:00:00.000Z', more).toDecision();
    more['authority'] = { mode: 'COUNTY', office: '421222:civilAffairs', grant: null };
    expect(() => run.do('APPROVE', approver('chen'))).toThrow(expect.objectContaining({ code: 'authority-missing' }));
  });

  it('calculates the award in fen and keeps the trace', () => {
    const run = new Run().toDecision();
    const result = step(compiled, run.state, { type: 'APPROVE', actor: approver('chen') }, facts(run.now), calendar, 9);
    expect(result.state.status).toBe('done');
    expect(result.effects).toEqual([{ name: 'award', params: { amount: 90000, from: 'nextMonth' } }]);
    expect(result.trace.map((row) => [row.name, row.value])).toEqual([
      ['head', 20000],
      ['amount', 90000],
    ]);
  });

  it('names the rule that refuses, and the fact that is missing', () => {
    const rich = new Run('2017-04-05T01:00:00.000Z', { standard: 100 }).toDecision();
    expect(() => rich.do('APPROVE', approver('chen'))).toThrow(
      expect.objectContaining({ code: 'guard-false', zh: expect.stringContaining('收入低于标准') }),
    );
    const run = new Run().toDecision();
    const { standard: _standard, ...without } = facts(run.now);
    expect(() => step(compiled, run.state, { type: 'APPROVE', actor: approver('chen') }, without, calendar, 9)).toThrow(
      expect.objectContaining({ fact: 'standard', source: { kind: 'setting', key: 'standard.urban' } }),
    );
  });

  it('names the setting that a division has not entered, where a rule or an amount needs it', () => {
    const run = new Run('2017-04-05T01:00:00.000Z', { standard: null }).toDecision();
    expect(() => run.do('APPROVE', approver('chen'))).toThrow(
      expect.objectContaining({
        code: 'variable-missing',
        zh: expect.stringContaining('standard.urban'),
        detail: { variable: 'standard', setting: 'standard.urban' },
      }),
    );
    const plain = YAML.replace('guard: poor, ', '').replace('"(standard - head) * household.memberCount"', 'standard');
    const unguarded = compile(parse(plain) as Definition);
    const given = { ...facts(run.now), standard: null };
    expect(() => step(unguarded, run.state, { type: 'APPROVE', actor: approver('chen') }, given, calendar, 9)).toThrow(
      expect.objectContaining({
        code: 'variable-missing',
        detail: { variable: 'standard', setting: 'standard.urban' },
      }),
    );
  });

  it('says what is possible when a command is not, and never fires a timer for a client', () => {
    const run = new Run().toDecision();
    expect(() => run.do('REPORT', checker('housing'))).toThrow(
      expect.objectContaining({ code: 'not-possible', detail: expect.objectContaining({ possible: ['APPROVE'] }) }),
    );
    expect(() => run.do('xstate.after.publicity.case.publicity', { kind: 'public' })).toThrow(
      expect.objectContaining({ code: 'not-possible' }),
    );
  });

  it('extends a period once it has an extended length', () => {
    const run = new Run();
    run.do('OPEN', user('lin', window), { income: 60000 });
    run.do('EXTEND', user('lin', window), { income: 0, note: '人户分离' });
    expect(run.state!.clocks['alarm:checking:review']).toMatchObject({
      dueOn: '2017-04-12',
      ledger: [{ type: 'extend', to: '5wd', ground: '人户分离' }],
    });
  });
});

describe('inspect', () => {
  it('lists what an actor may do and why not the rest', () => {
    const run = new Run().toDecision();
    const asked = (actor: Actor) => inspect(compiled, run.state!, actor, facts(run.now), calendar);
    expect(asked(approver('chen')).allowed.map(({ command }) => command)).toEqual(['APPROVE']);
    expect(asked(handler('he')).refused).toEqual([
      expect.objectContaining({ command: 'APPROVE', code: 'not-permitted' }),
    ]);
  });
});

describe('a form', () => {
  it('keeps personal fields apart and names what is wrong', () => {
    expect(readForm(compiled.definition, 'application', { income: 1, name: '李明' })).toEqual({
      open: { income: 1 },
      personal: { name: '李明' },
    });
    const wrong = { income: 'much', ...Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`more${n}`, 1])) };
    expect(() => readForm(compiled.definition, 'application', wrong)).toThrow(
      expect.objectContaining({
        code: 'form-invalid',
        // Ten are told in the sentence.
        zh: expect.stringMatching(/^[^；]*(；[^；]*){9}$/),
        message: expect.stringMatching(/^[^;]*\/more0 must NOT[^;]*(;[^;]*){9}$/),
      }),
    );
    expect(() => readForm(compiled.definition, 'application', { income: 'much', name: '李明' })).toThrow(
      expect.objectContaining({ zh: expect.stringContaining('/income 类型不对') }),
    );
    expect(() => readForm(compiled.definition, undefined, { any: 1 })).toThrow(
      expect.objectContaining({ code: 'form-invalid' }),
    );
  });
});
