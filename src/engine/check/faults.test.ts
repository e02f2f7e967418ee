import { parse } from 'yaml';
import type { Definition } from '../definition.js';
import { checkDefinition, examineDefinition } from './check-definition.js';
import type { Finding } from './finding.js';

const vocabulary = {
  departments: new Set(['window', 'civilAffairs', 'housing', 'taxation']),
  roles: new Set(['clerk', 'handler', 'checker', 'approver']),
};

/** A small procedure with nothing wrong in it. Every fault below is this one with a piece of its text replaced. */
const SOUND = `
procedure: sample
version: "1"
title: { zh: 示例, en: Sample }
law: 示例办法
effective: { from: 2021-07-01, to: null }
subject: household
opening: { form: application, by: applicant }
periods:
  publicity: { length: 7d }
  visiting: { length: 5wd }
  deciding: { by: authority.mode, lengths: { COUNTY: 10wd, ENTRUSTED: 5wd, DEVOLVED: 5wd } }
  handling: { length: 27wd, extended: 35wd, law: 第九条 }
forms:
  application: { type: object, additionalProperties: false, properties: { income: { type: integer }, name: { type: string, x-personal: true } } }
  report: { type: object, additionalProperties: false, properties: { hit: { type: boolean } } }
  opinion: { type: object, additionalProperties: false, properties: { ground: { type: string } } }
facts: { standard: { setting: "standard.{variant}" } }
rules:
  poor: { feel: income < standard, zh: 收入低于标准, en: income is below the standard }
  explained: { feel: data.ground != null, zh: 已说明理由, en: a reason is given }
calculations:
  monthly: [{ name: gap, feel: standard - income }, { name: amount, feel: gap * household.memberCount }]
invariants:
  - { reach: granted, requires: [handling.visit, "publicity:after publicity"], unless: [objection], law: 第五条, zh: 须经入户和公示, en: visit and publicity come first }
  - { apart: [visit, decision], zh: 调查人员不得审批, en: nobody who visited decides }
total: { period: handling, from: handling, to: [granted, refused], extendedBy: [objection] }
machine:
  initial: acceptance
  context: { income: 0, amount: null, variant: urban }
  entry: [{ type: take, params: { fields: [income] } }]
  states:
    acceptance:
      meta: { title: { zh: 受理, en: Acceptance }, task: { office: township.window, role: clerk } }
      on:
        ACCEPT: { target: handling, meta: { title: { zh: 受理, en: Accept }, accepts: true } }
        WITHDRAW: { target: withdrawn, meta: { title: { zh: 撤回, en: Withdraw }, by: applicant } }
    handling:
      initial: checking
      meta: { due: handling }
      states:
        checking:
          type: parallel
          onDone: visit
          states:
            housing:
              initial: asked
              states:
                asked:
                  meta: { title: { zh: 房产, en: Housing }, task: { office: county.housing, role: checker, due: visiting } }
                  on:
                    REPORT_HOUSING: { target: answered, meta: { title: { zh: 反馈, en: Report }, form: report } }
                answered: { type: final, meta: { title: { zh: 已反馈, en: Answered } } }
            taxes:
              initial: asked
              states:
                asked:
                  meta: { title: { zh: 税务, en: Taxes }, task: { office: county.taxation, role: checker, due: visiting } }
                  on:
                    REPORT_TAXES: { target: answered, meta: { title: { zh: 反馈, en: Report }, form: report } }
                answered: { type: final, meta: { title: { zh: 已反馈, en: Answered } } }
        visit:
          meta: { title: { zh: 入户, en: Visit }, task: { office: township.civilAffairs, role: handler, each: 2, minActors: 2, due: visiting } }
          always: { target: publicity, guard: joined }
          on:
            SIGN: { actions: answer, meta: { title: { zh: 签字, en: Sign }, form: report } }
        publicity:
          meta: { title: { zh: 公示, en: Publicity }, notice: { kind: publicity, fields: [applicantName], at: village } }
          after: { publicity: decision }
          on:
            OBJECT: { target: objection, meta: { title: { zh: 异议, en: Object }, by: public, form: opinion } }
        objection:
          meta: { title: { zh: 异议处理, en: Objection }, task: { office: township.civilAffairs, role: handler, due: visiting } }
          on:
            DISMISS: { target: decision, meta: { title: { zh: 驳回异议, en: Dismiss } } }
        decision:
          meta: { title: { zh: 审批, en: Decision }, task: { office: decider, role: approver, due: deciding, distinctFrom: [visit] } }
          on:
            APPROVE:
              target: "#case.granted"
              guard: poor
              actions:
                - { type: calculate, params: { name: monthly, into: amount } }
                - { type: award, params: { amount: "=amount", from: nextMonth } }
              meta: { title: { zh: 同意, en: Approve }, decides: true }
            REFUSE: { target: "#case.refused", guard: explained, meta: { title: { zh: 不同意, en: Refuse }, form: opinion, decides: true } }
    granted: { type: final, meta: { title: { zh: 已批准, en: Granted }, outcome: granted } }
    refused: { type: final, meta: { title: { zh: 未批准, en: Refused }, outcome: refused } }
    withdrawn: { type: final, meta: { title: { zh: 已撤回, en: Withdrawn }, outcome: withdrawn } }
`;

const check = (yaml: string): Finding[] => checkDefinition(parse(yaml) as Definition, vocabulary);

/** The sound definition with a piece of text replaced; the piece must be there. */
function faulty(replaced: string, by: string): Finding[] {
  expect(SOUND).toContain(replaced);
  return check(SOUND.replace(replaced, () => by));
}

const of = (code: string): Partial<Finding> => expect.objectContaining({ code }) as Partial<Finding>;

describe('a sound definition', () => {
  it('has nothing against it', () => {
    expect(check(SOUND)).toEqual([]);
  });

  it('tells how large it is and how long it may take', () => {
    const { states, transitions, configurations, measured } = examineDefinition(parse(SOUND) as Definition, vocabulary);
    expect({ states, transitions }).toEqual({ states: 16, transitions: 12 });
    expect(configurations).toBeGreaterThan(10);
    expect(measured.map(({ isExtended, days, limit }) => [isExtended, days, limit])).toEqual([
      // Both regions at once 5, visit 5, publicity of 7 days 7 at most; the slowest deciding office 10.
      [false, 27, 27],
      [true, 32, 35],
    ]);
  });
});

describe('the shape of a definition', () => {
  it.each([
    ['a key nobody knows', 'subject: household', 'subject: household\nsubjects: all', 'subjects'],
    ['a part that is missing', 'law: 示例办法\n', '', 'law'],
    ['a misspelt key deep inside', 'target: objection, meta', 'tagret: objection, meta', 'tagret'],
    ['a length that is none', '{ length: 7d }', '{ length: 7 days }', '/periods/publicity/length'],
    [
      'a period with two kinds of length',
      '{ length: 7d }',
      '{ length: 7d, by: x, lengths: { A: 1d } }',
      '/periods/publicity',
    ],
    ['a rule without a sentence', ', zh: 收入低于标准, en: income is below the standard', '', '/rules/poor'],
    ['a date that is none', 'from: 2021-07-01', 'from: July', '/effective/from'],
  ])('is refused for %s', (_, replaced, by, told) => {
    const findings = faulty(replaced, by);
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['schema']));
    expect(findings[0]?.message.en).toContain(told);
  });

  it('is told with the state it lies in', () => {
    const [finding, ...more] = faulty('target: objection, meta', 'tagret: objection, meta');
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ state: 'handling.publicity', at: expect.arrayContaining(['OBJECT']) });
  });

  it('is told where it is wrong and not also for everything around it', () => {
    expect(faulty('by: public, form: opinion', 'by: nobody, form: opinion')).toEqual([
      expect.objectContaining({ code: 'schema', at: expect.arrayContaining(['OBJECT', 'meta', 'by']) }),
    ]);
  });

  it('is refused for anything that is no definition at all', () => {
    for (const nonsense of [null, 'dibao', [], 7]) {
      expect(checkDefinition(nonsense as unknown as Definition, vocabulary)).toEqual([of('schema')]);
    }
  });
});

describe('names that lead nowhere', () => {
  it.each([
    ['unknown-target', 'a target', 'target: objection, meta', 'target: objecting, meta', 'handling.publicity'],
    ['unknown-target', 'a first state', 'initial: checking', 'initial: checks', 'handling'],
    ['no-initial', 'no first state', 'initial: checking\n', '\n', 'handling'],
    [
      'has-children',
      'an end with states inside',
      'outcome: withdrawn }',
      'outcome: withdrawn }, states: { a: {} }',
      'withdrawn',
    ],
    [
      'one-region',
      'regions that are one',
      'objection:\n',
      'objection:\n          type: parallel\n          states: { a: {} }\n',
      'handling.objection',
    ],
    [
      'unknown-target',
      'a history',
      '        checking:\n',
      '        before: { type: history, target: nowhere }\n        checking:\n',
      'handling.before',
    ],
    [
      'history-circular',
      'a history of itself',
      '        checking:\n',
      '        before: { type: history, target: before }\n        checking:\n',
      'handling.before',
    ],
    [
      'history-circular',
      'a history that comes first',
      'initial: checking\n      meta: { due: handling }\n      states:\n',
      'initial: before\n      meta: { due: handling }\n      states:\n        before: { type: history }\n',
      'handling.before',
    ],
    ['machine', 'what XState refuses', 'target: objection, meta', 'target: "#", meta', null],
    ['unknown-guard', 'a guard', 'guard: poor', 'guard: rich', 'handling.decision'],
    ['unknown-action', 'an action', 'actions: answer', 'actions: reply', 'handling.visit'],
    ['unknown-action', 'an effect', 'type: award', 'type: reward', 'handling.decision'],
    ['unknown-action', "the engine's own effect", 'type: award', 'type: publish', 'handling.decision'],
    [
      'unknown-period',
      'a timer',
      'after: { publicity: decision }',
      'after: { posting: decision }',
      'handling.publicity',
    ],
    ['unknown-period', "a task's limit", 'minActors: 2, due: visiting', 'minActors: 2, due: visits', 'handling.visit'],
    ['unknown-period', "a state's limit", 'meta: { due: handling }', 'meta: { due: handlings }', 'handling'],
    [
      'unknown-period',
      "the receipt's promise",
      'opening: { form: application',
      'opening: { promise: whole, form: application',
      null,
    ],
    [
      'unknown-period',
      'where another one began',
      'publicity: { length: 7d',
      'publicity: { from: whole, length: 7d',
      null,
    ],
    ['unknown-period', 'the total', 'total: { period: handling', 'total: { period: whole', null],
    ['unknown-form', 'a form', 'by: public, form: opinion', 'by: public, form: opinions', 'handling.publicity'],
    ['unknown-form', "the opening's form", 'opening: { form: application', 'opening: { form: applying', null],
    ['unknown-role', 'a role', 'role: clerk', 'role: clark', 'acceptance'],
    ['unknown-office', 'a department', 'township.window', 'township.door', 'acceptance'],
    ['unknown-office', 'a level', 'township.window', 'town.window', 'acceptance'],
    [
      'unknown-office',
      "a part's department where parts are numbers",
      'office: township.civilAffairs, role: handler, each',
      'office: county.$part, role: handler, each',
      'handling.visit',
    ],
    ['unknown-calculation', 'a calculation', '{ name: monthly, into', '{ name: yearly, into', 'handling.decision'],
    ['unknown-state', 'separation', 'distinctFrom: [visit]', 'distinctFrom: [visits]', 'handling.decision'],
    [
      'unknown-state',
      'separation from one of two',
      'distinctFrom: [visit]',
      'distinctFrom: [asked]',
      'handling.decision',
    ],
    ['unknown-state', 'an invariant', 'reach: granted', 'reach: given', null],
    ['unknown-state', "an invariant's event", 'publicity:after publicity', 'publicity:after posting', null],
    ['unknown-state', 'the total', 'to: [granted, refused]', 'to: [granted, denied]', null],
    [
      'unknown-state',
      'a guard',
      'guard: joined',
      'guard: { type: joined, params: { state: visits } }',
      'handling.visit',
    ],
    ['unknown-variable', 'a rule', 'feel: income < standard', 'feel: earnings < standard', null],
    ['unknown-variable', 'a row of a calculation', 'feel: gap * household.memberCount', 'feel: gaps * 2', null],
    ['unknown-variable', 'a later row', 'feel: standard - income', 'feel: standard - amount2', null],
    ['unknown-variable', 'a parameter', 'amount: "=amount"', 'amount: "=sum2"', 'handling.decision'],
    ['unknown-variable', 'a function', 'feel: income < standard', 'feel: lowest(income) < standard', null],
    ['unknown-variable', "a setting's name", 'standard.{variant}', 'standard.{kind}', null],
    [
      'unknown-variable',
      'the parts of a state without any',
      'feel: income < standard',
      'feel: count(parts.objection) > 0',
      null,
    ],
    ['unknown-variable', "a period's choice", 'by: authority.mode', 'by: mode', null],
    ['bad-setting', "a setting's shape", '"standard.{variant}"', '"standard {variant}"', null],
    ['unused', 'a rule nobody asks', 'guard: poor\n', '\n', null],
  ])('%s: %s', (code, _, replaced, by, state) => {
    expect(faulty(replaced, by)).toContainEqual(expect.objectContaining({ code, state }));
  });
});

describe('guards within guards', () => {
  it.each(['[null]', '[[]]', '[1]', 'XSTATE', '[{ params: {} }]'])('are refused when they are none: %s', (guards) => {
    const by = `guard: { type: not, params: { guards: ${guards} } }`;
    const found = faulty('guard: poor', by).map(({ code }) => code);
    expect(new Set(found)).toEqual(new Set(['schema']));
  });
});

describe('a name that every object of the program has', () => {
  it.each([
    ['a guard', 'guard: poor', 'guard: toString'],
    ['a form', 'form: opinion,', 'form: valueOf,'],
    ['a period', 'after: { publicity:', 'after: { constructor:'],
    ['a fact', 'facts: { standard:', 'facts: { hasOwnProperty:'],
  ])('is refused as the name of %s', (_, replaced, by) => {
    expect(faulty(replaced, by)).toEqual([of('reserved-name')]);
  });
});

describe('parameters', () => {
  it.each([
    ['missing-parameter', ', params: { amount: "=amount", from: nextMonth }', ', params: { amount: "=amount" }'],
    ['unknown-parameter', 'from: nextMonth', 'from: nextMonth, until: never'],
    ['bad-parameter', 'from: nextMonth', 'from: tomorrow'],
    ['bad-parameter', 'fields: [income]', 'fields: income'],
    ['missing-parameter', 'guard: poor', 'guard: { type: is, params: { name: income } }'],
    ['unknown-parameter', 'guard: poor', 'guard: { type: poor, params: { very: true } }'],
    ['bad-parameter', 'guard: poor', 'guard: { type: authority, params: { mode: [CITY] } }'],
    [
      'not-extendable',
      'actions: answer',
      'actions: [answer, { type: extend, params: { period: publicity, ground: more } }]',
    ],
  ])('%s when "%s" becomes "%s"', (code, replaced, by) => {
    expect(faulty(replaced, by)).toContainEqual(of(code));
  });
});

describe('expressions', () => {
  it.each([
    ['what is no FEEL', 'income < < standard'],
    ['a regular expression, which can run for ever', 'matches(variant, "^(a+)+$")'],
    ['one that a comment hides', 'matches /* so */ (variant, "^(a+)+$")'],
    ['one between two comments that look like a text', `/* " */ matches(variant, "^(a+)+$") /* " */`],
    ['one under another name', '[matches][1](variant, "^(a+)+$")'],
    ['a loop over a range, which can run for ever', 'count(for i in 1..100000000 return i) > 0'],
    ['a range that a comment hides', 'some i in // so\n 1..100000000 satisfies i < income'],
    [
      'a range that a loop gets by another name',
      '{ all: [1..100000000], hit: some i in all satisfies i < income }.hit',
    ],
    ['a function that calls itself', '{ again: function(n) again(n + income) }.again(1) > standard'],
    [
      'loops that multiply one another',
      'count(for a in household, b in household, c in household return a) > income + standard',
    ],
    ['what is nested deeper than anything can go', `${'('.repeat(20_000)}income${')'.repeat(20_000)} < standard`],
  ])('are refused for %s', (_, feel) => {
    expect(faulty('feel: income < standard', `feel: ${JSON.stringify(feel)}`)[0]).toEqual(of('bad-expression'));
  });

  it('are refused for what every object of the program has', () => {
    expect(faulty('feel: income < standard', 'feel: income < constructor')).toContainEqual(of('unknown-variable'));
  });

  it('may ask whether a value lies in a range, and may have functions with those words in their names', () => {
    const feel = '(income in [0..standard]) and count(list replace([income], 1, standard)) = 1';
    expect(faulty('feel: income < standard', `feel: "${feel}"`)).toEqual([]);
  });

  it('may bind names of their own and look into lists', () => {
    const feel =
      '(some sheet in parts.visit satisfies sheet.hit = true) and count(parts.visit[hit = true]) > 0 and income < standard';
    expect(faulty('feel: income < standard', `feel: "${feel}"`)).toEqual([]);
  });
});

describe('personal data', () => {
  it.each([
    ['cannot be taken into the context', 'fields: [income]', 'fields: [income, name]'],
    [
      'cannot be set into the context',
      'entry: [',
      'entry: [{ type: set, params: { values: { who: "=data.name" } } }, ',
    ],
  ])('%s', (_, replaced, by) => {
    expect(faulty(replaced, by)).toContainEqual(expect.objectContaining({ code: 'personal-field', state: '' }));
  });

  it('cannot be read by a rule', () => {
    const asked = SOUND.replace('by: public, form: opinion', 'by: public, form: application').replace(
      'OBJECT: { target: objection,',
      'OBJECT: { target: objection, guard: known,',
    );
    const rule = 'rules:\n  known: { feel: data.name != null, zh: 已实名, en: the name is known }';
    expect(check(asked.replace('rules:', rule))).toEqual([of('personal-field')]);
  });

  it('cannot hide inside another property, nor in what a form does not declare', () => {
    expect(
      faulty(
        'ground: { type: string }',
        'ground: { type: object, properties: { who: { type: string, x-personal: true } } }',
      ),
    ).toEqual([of('personal-nested')]);
    expect(faulty('report: { type: object, additionalProperties: false,', 'report: { type: object,')).toEqual([
      of('open-form'),
    ]);
  });

  it('stays out of notices, which publish only what the whitelist allows', () => {
    expect(faulty('fields: [applicantName]', 'fields: [applicantName, idNumber]')).toEqual([
      expect.objectContaining({ code: 'notice-field', state: 'handling.publicity' }),
    ]);
    expect(
      faulty(
        '{ type: award, params: { amount: "=amount", from: nextMonth } }',
        '{ type: announce, params: { fields: [income] } }',
      ),
    ).toContainEqual(of('notice-field'));
  });
});

describe('formats of forms', () => {
  it('are known ones', () => {
    expect(faulty('ground: { type: string }', 'ground: { type: string, format: datum }')).toEqual([of('bad-form')]);
    expect(faulty('ground: { type: string }', 'ground: { type: string, format: date }')).toEqual([]);
  });
});

describe('patterns of forms', () => {
  it.each([
    'pattern: "^(a+)+$"',
    'pattern: "^([a-z]*,?)*$"',
    'pattern: "^(a|a)*$"',
    'pattern: "^(a{1,9}){1,9}$"',
    'pattern: "^((a?){9}){9}$"',
    'pattern: "^(a+){1,3}$"',
    'pattern: "^(?=(a+)+$)"',
    'items: { patternProperties: { "(x+x+)+y": {} } }',
  ])('can be compared with in a moment: not %s', (endless) => {
    expect(faulty('ground: { type: string }', `ground: { type: string, ${endless} }`)).toEqual([of('pattern-endless')]);
  });

  it.each(['^[0-9]{6}(-[0-9]{1,4})?$', '^([0-9]{1,3}[.]){3}[0-9]+$', '^(19|20)[0-9]{2}(ab){9}$'])(
    'may repeat what can be read in one way: %s',
    (pattern) => {
      expect(faulty('ground: { type: string }', `ground: { type: string, pattern: '${pattern}' }`)).toEqual([]);
    },
  );
});

describe('fields of forms', () => {
  it('must be in the form that is sent', () => {
    expect(faulty('feel: data.ground != null', 'feel: data.grounds != null')).toEqual([
      expect.objectContaining({ code: 'unknown-field', state: 'handling.decision' }),
    ]);
    expect(faulty('form: opinion, decides: true', 'decides: true')).toContainEqual(of('unknown-field'));
  });

  it('must be there on every way on which an entry action or an always meets them', () => {
    const entry = 'decision:\n          entry: [{ type: take, params: { fields: [ground] } }]';
    const findings = faulty('decision:\n', `${entry}\n`);
    expect(findings).toEqual([expect.objectContaining({ code: 'unknown-field', state: 'handling.decision' })]);
  });

  it('of an answered part must be in the form of the answer', () => {
    expect(
      faulty(
        'guard: joined',
        'guard: { type: and, params: { guards: [joined, { type: anyPart, params: { field: hits, equals: true } }] } }',
      ),
    ).toContainEqual(of('unknown-field'));
  });

  it.each([
    ['no JSON Schema', 'hit: { type: boolean }', 'hit: { type: yes }'],
    ['not an object', 'report: { type: object,', 'report: { type: array,'],
    ['carry an $id', 'report: { type: object,', 'report: { $id: report, type: object,'],
  ])('may not be of a form that is %s', (_, replaced, by) => {
    expect(faulty(replaced, by)).toContainEqual(of('bad-form'));
  });

  it('may not stand in a file that the sender kept', () => {
    const form = 'report: { type: object, additionalProperties: false, properties: { hit: { type: boolean } } }';
    const [finding] = check(SOUND.replace(form, 'report: { $ref: forms/report.schema.json }'));
    expect(finding).toMatchObject({ code: 'form-elsewhere', message: { en: expect.stringContaining('bundle') } });
  });
});

describe('names', () => {
  it.each([
    ['reserved-name', 'context: { income: 0,', 'context: { income: 0, settings: 1,'],
    ['reserved-name', 'context: { income: 0,', 'context: { income: 0, standard: 1,'],
    ['reserved-name', 'monthly, into: amount', 'monthly, into: household'],
    ['reserved-name', 'facts: { standard:', 'facts: { calendar: { setting: calendar }, standard:'],
    ['reserved-name', 'rules:', 'rules:\n  joined: { feel: income > 0, zh: 有收入, en: there is income }'],
    ['variable-name', 'context: { income: 0,', 'context: { income: 0, member-count: 1,'],
    ['reserved-event', 'WITHDRAW:', 'DUE:'],
    ['reserved-event', 'WITHDRAW:', 'OPEN:'],
    ['reserved-event', 'WITHDRAW:', 'xstate.after.publicity.case:'],
    ['event-name', 'WITHDRAW:', 'withdraw:'],
    ['event-name', 'WITHDRAW:', '"*":'],
    ['state-name', 'objection:\n', 'Objection:\n'],
    ['missing-title', 'meta: { title: { zh: 公示, en: Publicity }, notice', 'meta: { notice'],
    ['missing-title', '{ title: { zh: 异议, en: Object }, by: public', '{ by: public'],
    ['missing-outcome', ', outcome: refused', ''],
  ])('%s when "%s" becomes "%s"', (code, replaced, by) => {
    const renamed =
      by === 'Objection:\n'
        ? SOUND.replace(replaced, by).replaceAll(/\bobjection\b/g, 'Objection')
        : SOUND.replace(replaced, by);
    expect(renamed).not.toBe(SOUND);
    expect(check(renamed)).toContainEqual(of(code));
  });

  it('of events that only another case sends need no title', () => {
    expect(
      faulty('{ title: { zh: 异议, en: Object }, by: public, form: opinion }', '{ by: case, form: opinion }'),
    ).toEqual([]);
  });
});

describe('events', () => {
  it('are handled in one region of a parallel state only', () => {
    expect(faulty('REPORT_TAXES', 'REPORT_HOUSING')).toEqual([
      expect.objectContaining({ code: 'event-in-two-regions', state: 'handling.checking.taxes.asked' }),
    ]);
  });

  it.each([
    ['another form', '{ target: refused, meta: { title: { zh: 不, en: No }, form: report, decides: true } }'],
    [
      'another sender',
      '{ target: refused, meta: { title: { zh: 不, en: No }, form: opinion, by: public, decides: true } }',
    ],
    ['no decision', '{ target: refused, meta: { title: { zh: 不, en: No }, form: opinion } }'],
  ])('have branches that agree; one here has %s', (_, branch) => {
    const [line = ''] = /REFUSE: .*/.exec(SOUND) ?? [];
    const first = line.slice('REFUSE: '.length);
    expect(faulty(line, `REFUSE: [${first}, ${branch.replace('refused', '"#case.refused"')}]`)).toContainEqual(
      of('mixed-branches'),
    );
  });

  it('differ from those of the state around, where a branch inside always holds', () => {
    const around =
      'meta: { due: handling }\n      on: { DISMISS: { target: refused, meta: { title: { zh: 不, en: No }, by: public } } }';
    expect(faulty('meta: { due: handling }', around)).not.toContainEqual(of('mixed-branches'));
  });

  it('agree with the state around, where every branch inside is guarded', () => {
    const around =
      'meta: { due: handling }\n      on: { REFUSE: { target: refused, meta: { title: { zh: 不, en: No }, by: public } } }';
    expect(faulty('meta: { due: handling }', around)).toContainEqual(
      expect.objectContaining({ code: 'mixed-branches', state: 'handling.decision' }),
    );
  });

  it('have somebody who can send them', () => {
    expect(faulty(', by: public, form: opinion', ', form: opinion')).toContainEqual(
      expect.objectContaining({ code: 'no-task', state: 'handling.publicity' }),
    );
    expect(faulty('by: public, form: opinion', 'by: public, form: opinion, decides: true')).toEqual([
      of('decides-without-office'),
    ]);
    expect(faulty('by: applicant }\nperiods', 'by: task }\nperiods')).toEqual([of('bad-opening')]);
  });
});

describe('separation of duties', () => {
  it.each([
    [
      'a task closed to its own people',
      'distinctFrom: [visit]',
      'distinctFrom: [visit, decision]',
      'handling.decision',
    ],
    [
      'a task closed to everybody around it',
      'distinctFrom: [visit]',
      'distinctFrom: [visit, handling]',
      'handling.decision',
    ],
    ['more people than parts', 'minActors: 2', 'minActors: 3', 'handling.visit'],
    ['more people than answers', 'each: 2,', 'each: 2, join: any,', 'handling.visit'],
    ['more answers than parts', 'each: 2,', 'each: 2, join: 3,', 'handling.visit'],
    ['more than all answers', 'each: 2,', 'each: 2, join: "3/2",', 'handling.visit'],
    ['several people without parts', 'due: deciding,', 'due: deciding, minActors: 2,', 'handling.decision'],
  ])('cannot be satisfied by %s', (_, replaced, by, state) => {
    expect(faulty(replaced, by)).toContainEqual(expect.objectContaining({ code: 'separation-unsatisfiable', state }));
  });

  it.each([
    ['parts that nobody answers', 'parts-unanswered', 'actions: answer, ', ''],
    ['an answer where there are no parts', 'no-parts', 'each: 2, minActors: 2, ', ''],
    ['a join where there are no parts', 'no-parts', 'guard: explained', 'guard: joined'],
  ])('is refused with %s', (_, code, replaced, by) => {
    expect(faulty(replaced, by)).toContainEqual(of(code));
  });
});

describe('paths', () => {
  it('lead to every state', () => {
    const island =
      '    island: { meta: { title: { zh: 孤岛, en: Island }, task: { office: decider, role: approver } }, on: { GO: { target: granted, meta: { title: { zh: 去, en: Go } } } } }\n';
    expect(faulty('    granted: {', `${island}    granted: {`)).toEqual([
      expect.objectContaining({ code: 'unreachable', state: 'island' }),
    ]);
  });

  it('lead from every state to an end', () => {
    const findings = faulty('DISMISS: { target: decision,', 'DISMISS: {');
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'cannot-end',
        state: 'handling.objection',
        path: expect.arrayContaining(['handling.publicity —OBJECT→']),
      }),
    ]);
  });

  it('end at all', () => {
    const endless = SOUND.replaceAll(
      /type: final, meta: (.*), outcome: \w+ }/g,
      'meta: $1, task: { office: decider, role: approver } }',
    );
    expect(check(endless)).toContainEqual(of('no-end'));
  });

  it('do not stop in a state that waits on nobody, though an alarm rings there', () => {
    const alone = 'objection:\n          meta: { title: { zh: 异议处理, en: Objection }, due: visiting }';
    const [line = ''] = /objection:\n *meta: .*\n.*\n.*/.exec(SOUND) ?? [];
    expect(faulty(line, alone)).toEqual([
      expect.objectContaining({
        code: 'waits-on-nobody',
        state: 'handling.objection',
        path: expect.arrayContaining(['handling.publicity —OBJECT→']),
      }),
    ]);
  });

  it('go on from a state that reacts to what an event around it changes, but not where nothing reacts', () => {
    const told =
      'initial: acceptance\n  on: { TOLD: { actions: { type: increment, params: { name: income } }, meta: { by: case } } }';
    const waiting = (reaction: string): string =>
      `objection:\n          meta: { title: { zh: 异议处理, en: Objection } }${reaction}`;
    const [line = ''] = /objection:\n *meta: .*\n.*\n.*/.exec(SOUND) ?? [];
    const yaml = SOUND.replace('initial: acceptance', told);
    expect(check(yaml.replace(line, waiting('\n          always: { guard: poor, target: decision }')))).toEqual([
      of('no-limit'),
    ]);
    expect(check(yaml.replace(line, waiting('')))).toEqual([
      expect.objectContaining({ code: 'waits-on-nobody', state: 'handling.objection' }),
    ]);
  });

  it('ask a guard again once an action may have changed its answer', () => {
    // First poor, then after an increment no more: the case rests in "second", where only then somebody can send on.
    const chain = `first: { meta: { title: { zh: 甲, en: One } }, always: [{ guard: poor, target: second, actions: { type: increment, params: { name: income } } }, { target: decision }] }
        second: { meta: { title: { zh: 乙, en: Two }, task: { office: decider, role: approver, due: visiting } }, always: { guard: poor, target: decision }, on: { PASS: { target: decision, meta: { title: { zh: 过, en: Pass } } } } }
        decision:\n`;
    const yaml = SOUND.replace('DISMISS: { target: decision,', 'DISMISS: { target: first,').replace(
      'decision:\n',
      chain,
    );
    expect(check(yaml).filter(({ code }) => code !== 'too-slow')).toEqual([]);
  });

  it('take a rule and its negation for one question', () => {
    const rule = 'rich: { feel: not(income < standard), zh: 不低于标准, en: income is not below the standard }';
    const swing = `objection:
          meta: { title: { zh: 甲, en: One }, task: { office: decider, role: approver, due: visiting } }
          always: { guard: poor, target: other }
          on: { DISMISS: { target: decision, meta: { title: { zh: 驳回, en: Dismiss } } } }
        other:
          meta: { title: { zh: 乙, en: Two }, task: { office: decider, role: approver } }
          always: { guard: rich, target: objection }
          on: { DISMISS: { target: decision, meta: { title: { zh: 驳回, en: Dismiss } } } }`;
    const [line = ''] = /objection:\n *meta: .*\n.*\n.*/.exec(SOUND) ?? [];
    const codes = check(SOUND.replace('rules:', `rules:\n  ${rule}`).replace(line, swing)).map(({ code }) => code);
    expect(codes).not.toContain('endless-always');
  });

  it('do not go round for ever by themselves', () => {
    const circle =
      'guard: joined }\n          on:\n            BACK: { target: circle, meta: { title: { zh: 转, en: Round }, form: report } }';
    const states =
      '        circle: { meta: { title: { zh: 甲, en: One } }, always: square }\n        square: { meta: { title: { zh: 乙, en: Two } }, always: circle }\n        publicity:\n';
    const findings = check(
      SOUND.replace('guard: joined }\n          on:', circle).replace(
        '        publicity:\n          meta',
        `${states}          meta`,
      ),
    );
    expect(findings).toContainEqual(expect.objectContaining({ code: 'endless-always', severity: 'error' }));
  });

  it('that go round until an action ends it are doubted', () => {
    const findings = faulty(
      'always: { target: publicity, guard: joined }',
      'always: [{ target: publicity, guard: joined }, { guard: poor, actions: { type: increment, params: { name: income } } }]',
    );
    expect(findings).toContainEqual(expect.objectContaining({ code: 'circular-always', severity: 'warning' }));
  });

  it('that an action ends by setting what their guard asks are not', () => {
    const definition = (set: string) =>
      SOUND.replace(
        'always: { target: publicity, guard: joined }',
        `always: [{ target: publicity, guard: joined }, { guard: once, actions: { type: set, params: { values: { income: ${set} } } } }]`,
      ).replace('\nrules:', '\nrules:\n  once: { feel: income, zh: 一次, en: once }');
    expect(check(definition('false')).map(({ code }) => code)).not.toContain('circular-always');
    expect(check(definition('true')).map(({ code }) => code)).toContain('circular-always');
  });

  it('take every branch', () => {
    const [line = ''] = /REFUSE: .*/.exec(SOUND) ?? [];
    const first = line.slice('REFUSE: '.length);
    expect(faulty(line, `REFUSE: [${first.replace('guard: explained, ', '')}, ${first}]`)).toContainEqual(
      of('never-taken'),
    );
  });

  it('are too many to look at where regions multiply', () => {
    expect(examineDefinition(parse(SOUND) as Definition, vocabulary, 5)).toMatchObject({
      configurations: null,
      findings: [of('too-large')],
    });
  });
});

describe('a step', () => {
  it('that asks more guards than can be followed in every combination is refused', () => {
    const guards = Array.from(
      { length: 14 },
      (_, number) => `{ type: is, params: { name: income, equals: ${number} } }`,
    );
    const asked = guards.map((guard) => `{ target: decision, guard: ${guard} }`);
    const chain = `{ guard: { type: and, params: { guards: [${guards.map((guard) => `{ type: or, params: { guards: [${guard}, ${guard.replace('equals', 'below')}] } }`).join(', ')}] } }, target: decision }`;
    expect(
      faulty(
        'always: { target: publicity, guard: joined }',
        `always: [{ target: publicity, guard: joined }, ${asked.join(', ')}, ${chain}]`,
      ),
    ).toEqual([of('too-large')]);
  });
});

describe('legal sentences', () => {
  const skipping = [
    'OBJECT: { target: objection,',
    'SKIP: { target: decision, meta: { title: { zh: 免公示, en: Skip }, by: public } }\n            OBJECT: { target: objection,',
  ] as const;

  it('are refuted with a shortest path that breaks them', () => {
    expect(faulty(...skipping)).toEqual([
      expect.objectContaining({
        code: 'invariant-broken',
        state: 'granted',
        law: '第五条',
        message: expect.objectContaining({ en: expect.stringContaining('without "publicity:after publicity"') }),
        path: expect.arrayContaining(['handling.publicity —SKIP→', 'handling.decision —APPROVE→']),
      }),
    ]);
  });

  it('hold again where the way around is excused', () => {
    expect(
      check(SOUND.replace(...skipping).replace('unless: [objection]', 'unless: [objection, "publicity:SKIP"]')),
    ).toEqual([]);
  });

  it('may ask for an event: parts are joined only after they were answered', () => {
    expect(faulty('[handling.visit, "publicity', '["visit:SIGN", "publicity')).toEqual([]);
  });

  it('may speak of a step that is not to be taken', () => {
    expect(faulty('reach: granted', 'reach: "decision:APPROVE"')).toEqual([]);
    expect(check(SOUND.replace(...skipping).replace('reach: granted', 'reach: "decision:APPROVE"'))).toEqual([
      expect.objectContaining({
        code: 'invariant-broken',
        state: 'handling.decision',
        path: expect.arrayContaining(['handling.publicity —SKIP→']),
      }),
    ]);
  });

  it('look at the way taken, not at the states that are possible: after an objection the rest of publicity is excused', () => {
    expect(faulty(', unless: [objection]', '')).toEqual([
      expect.objectContaining({
        code: 'invariant-broken',
        path: expect.arrayContaining(['handling.publicity —OBJECT→']),
      }),
    ]);
  });

  it('keep people apart in both orders', () => {
    expect(faulty(', distinctFrom: [visit]', '')).toEqual([
      expect.objectContaining({ code: 'not-kept-apart', state: 'handling.decision' }),
    ]);
    const back =
      '\n            RETURN: { target: visit, meta: { title: { zh: 退回, en: Return }, decides: true } }\n            REFUSE:';
    const findings = faulty('\n            REFUSE:', back);
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'not-kept-apart',
        state: 'handling.visit',
        path: expect.arrayContaining(['handling.decision —RETURN→', 'handling.visit —SIGN→']),
      }),
    );
  });
});

describe('the statutory total', () => {
  /** A procedure that is a way through `work` to an end, under a total of its own. */
  const way = (total: string, states: string): string => `
procedure: way
version: "1"
title: { zh: 路, en: Way }
law: 示例
effective: { from: 2021-07-01 }
subject: household
opening: { by: applicant }
periods: { whole: ${total}, four: { length: 4wd }, ten: { length: 10wd } }
forms: {}
total: { period: whole, from: work, to: [done] }
machine: { initial: work, states: { ${states}, done: { type: final, meta: { title: { zh: 完, en: Done }, outcome: closed } } } }
`;
  let named = 0;
  const step = (target: string): string =>
    `{ meta: { title: { zh: 步, en: Step }, task: { office: decider, role: approver, due: ten } }, on: { PASS_${(named += 1)}: { target: ${target}, meta: { title: { zh: 过, en: Pass } } } } }`;
  const region = (number: number): string =>
    `{ initial: r${number}, states: { r${number}: ${step('s')}, s: ${step('e')}, e: { type: final, meta: { title: { zh: 完, en: End } } } } }`;

  it('is not exceeded by the slowest way, told with its steps', () => {
    expect(faulty('visiting: { length: 5wd }', 'visiting: { length: 6wd }')).toEqual([
      expect.objectContaining({
        code: 'too-slow',
        law: '第九条',
        message: expect.objectContaining({ en: expect.stringContaining('29 working days') }),
        path: expect.arrayContaining(['handling.visit —always→', 'handling.decision —APPROVE→']),
      }),
    ]);
  });

  it('has its extended length where the way meets a ground for it', () => {
    expect(faulty('extended: 35wd', 'extended: 31wd')).toEqual([
      expect.objectContaining({ code: 'too-slow', path: expect.arrayContaining(['handling.objection —DISMISS→']) }),
    ]);
    expect(faulty(', extendedBy: [objection]', '')).toEqual([of('too-slow')]);
  });

  it("is compared for each who may decide, with that one's own steps", () => {
    const byMode = 'handling: { by: authority.mode, lengths: { COUNTY: 27wd, ENTRUSTED: 21wd }, extended: 35wd,';
    expect(faulty('handling: { length: 27wd, extended: 35wd,', byMode)).toEqual([
      expect.objectContaining({
        code: 'too-slow',
        message: expect.objectContaining({
          en: expect.stringContaining(
            '22 working days, more than the statutory total of 21 where authority.mode is ENTRUSTED',
          ),
        }),
      }),
    ]);
  });

  it('counts regions side by side, as long as the slowest', () => {
    expect(
      faulty('office: county.housing, role: checker, due: visiting', 'office: county.housing, role: checker'),
    ).toEqual([
      expect.objectContaining({ code: 'no-limit', severity: 'warning', state: 'handling.checking.housing.asked' }),
    ]);
  });

  it('counts what lies inside a limited state at no more than its limit', () => {
    const inside = (limit: string): string =>
      way(
        '{ length: 10wd }',
        `work: { initial: a, meta: { ${limit} }, states: { a: ${step('b')}, b: ${step('"#case.done"')} } }`,
      );
    expect(check(inside('due: four'))).toEqual([]);
    expect(check(inside(''))).toContainEqual(of('too-slow'));
    const regions = `type: parallel, onDone: done, states: { x: ${region(1)}, y: ${region(2)} }`;
    expect(check(way('{ length: 10wd }', `work: { meta: { due: four }, ${regions} }`))).toEqual([]);
    expect(check(way('{ length: 10wd }', `work: { ${regions} }`))).toContainEqual(of('too-slow'));
  });

  it('leaves out the ways that whoever decides cannot take', () => {
    const lengths = '{ by: authority.mode, lengths: { COUNTY: 10wd, DEVOLVED: 4wd } }';
    const routed = (mode: string): string =>
      way(
        lengths,
        `work: { meta: { title: { zh: 分, en: Route } }, always: [{ guard: { type: authority, params: { mode: [${mode}] } }, target: slow }, { target: fast }] }, slow: ${step('done')}, fast: { meta: { title: { zh: 快, en: Fast }, task: { office: decider, role: approver, due: four } }, on: { PASS: { target: done, meta: { title: { zh: 过, en: Pass } } } } }`,
      );
    expect(check(routed('COUNTY'))).toEqual([]);
    expect(check(routed('COUNTY, DEVOLVED'))).toEqual([of('too-slow')]);
  });

  it('does not count the time in which its own clock stands still, and goes on from where it was left', () => {
    const waits = (pause: string, back: string): string =>
      way(
        '{ length: 10wd }',
        `work: { initial: a, states: { a: { meta: { title: { zh: 步, en: Step }, task: { office: decider, role: approver, due: ten } }, on: { PASS: { target: "#case.done", meta: { title: { zh: 过, en: Pass } } }, WAIT: { target: wait${pause}, meta: { title: { zh: 等, en: Wait } } } } }, wait: { meta: { title: { zh: 等, en: Wait }, task: { office: decider, role: approver, due: four } }, on: { GO_ON: { target: ${back}, actions: [{ type: resume, params: { period: whole } }], meta: { title: { zh: 续, en: Go on } } } } }, asBefore: { type: history, history: deep } } }`,
      );
    const still = ', actions: [{ type: suspend, params: { period: whole, ground: wait } }]';
    const slow = (yaml: string) => check(yaml).filter(({ code }) => code === 'too-slow');
    expect(slow(waits(still, '"#case.done"'))).toEqual([]);
    expect(slow(waits('', '"#case.done"'))).toHaveLength(1);
    expect(slow(waits(still, 'asBefore'))).toEqual([]);
  });

  it('is doubted where no way leads from its beginning to its end', () => {
    expect(faulty('to: [granted, refused]', 'to: [withdrawn]')).toEqual([of('total-unmeasured')]);
  });
});
