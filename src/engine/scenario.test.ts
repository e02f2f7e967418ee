import { parse } from 'yaml';
import { seedCalendar } from '../calendar/index.js';
import { checkScenarios } from './check/scenarios.js';
import { compile, runScenarios, type Definition, type Scenario } from './index.js';

const calendar = seedCalendar();
const compiled = compile(
  parse(`
procedure: aid
version: "1"
title: { zh: 示例, en: Aid }
law: 测试
effective: { from: 2017-01-01 }
subject: household
opening: { form: application, by: applicant }
periods: { visiting: { length: 5wd }, reminding: { length: 2wd }, publicity: { length: 7d } }
forms:
  application: { type: object, required: [income], additionalProperties: false, properties: { income: { type: integer }, name: { type: string, x-personal: true } } }
facts: { standard: { setting: standard.urban } }
rules: { poor: { feel: income < standard, zh: 低于标准, en: below the standard } }
machine:
  initial: visit
  context: { income: 0 }
  entry: { type: take, params: { fields: [income] } }
  states:
    visit:
      meta: { title: { zh: 入户, en: Visit }, task: { office: township.civilAffairs, role: handler, each: 2, minActors: 2, due: visiting } }
      after: { reminding: { actions: { type: notice, params: { kind: reminder } } } }
      always: { target: publicity, guard: joined }
      on: { SIGN: { actions: answer, meta: { title: { zh: 签字, en: Sign } } } }
    publicity:
      meta: { title: { zh: 公示, en: Publicity }, notice: { kind: publicity, fields: [applicantName], at: village } }
      after: { publicity: decision }
      on: { OBJECT: { target: visit, meta: { title: { zh: 异议, en: Object }, by: public } } }
    decision:
      meta: { title: { zh: 审批, en: Decision }, task: { office: decider, role: approver, distinctFrom: [visit] } }
      on: { APPROVE: { target: granted, guard: poor, meta: { title: { zh: 同意, en: Approve }, decides: true } } }
    granted: { type: final, meta: { title: { zh: 已批准, en: Granted }, outcome: granted } }
`) as Definition,
);

const GIVEN = `
  given:
    division: "421222104201"
    at: 2022-03-01
    facts: { standard: 500, authority: { mode: COUNTY, office: "421222:civilAffairs", grant: null } }
`;
const VISITED = `
    - { do: OPEN, by: wen, with: { income: 300, name: 李明 } }
    - { do: SIGN, part: 1, by: fang }
    - { do: SIGN, part: 2, by: gao }
`;

const told = (yaml: string) => runScenarios(compiled, parse(yaml) as Scenario[], calendar);
const scenario = (steps: string, given = GIVEN): string => `- scenario: a story${given}  steps:${steps}`;
const failureOf = (yaml: string) => told(yaml)[0]?.failure;

describe('a scenario', () => {
  it('passes when everything is as expected', () => {
    const yaml = scenario(`${VISITED}
    - expect:
        state: publicity
        tasks: []
        deadlines: { publicity: "2022-03-08", visiting: none }
        context: { income: 300 }
        effects: [{ name: publish, params: { kind: publicity } }]
        status: open
    - wait: publicity
    - expect: { state: decision, tasks: [{ task: decision, office: county.civilAffairs, role: approver }], effects: [unpublish] }
    - { refuse: APPROVE, by: fang, because: separation-of-duties }
    - { do: APPROVE, by: he }
    - expect: { state: granted, status: closed, deadlines: { publicity: none } }`);
    expect(told(yaml)).toEqual([expect.objectContaining({ passed: true, failure: null })]);
  });

  it.each([
    ['the state', '{ state: decision }', 'state: expected decision, got publicity'],
    ['a state that does not exist', '{ state: nowhere }', 'does not exist'],
    ['the tasks', '{ tasks: [decision] }', 'tasks: expected decision, got none'],
    [
      'a deadline',
      '{ deadlines: { publicity: "2022-03-09" } }',
      'deadline publicity: expected 2022-03-09, got 2022-03-08',
    ],
    ['a deadline that is not suspended', '{ deadlines: { publicity: null } }', 'expected suspended, got 2022-03-08'],
    ['a variable', '{ context: { income: 301 } }', 'context.income: expected 301, got 300'],
    ['the effects', '{ effects: [] }', 'effects: expected none, got publish'],
    [
      "an effect's parameter",
      '{ effects: [{ name: publish, params: { at: town } }] }',
      'publish.at: expected town, got village',
    ],
    ['the status', '{ status: closed }', 'status: expected closed, got open'],
  ])('fails over %s, saying what was expected and what is', (_, expectation, message) => {
    const failure = failureOf(scenario(`${VISITED}    - expect: ${expectation}`));
    expect(failure).toEqual({ step: 4, message: expect.objectContaining({ en: expect.stringContaining(message) }) });
  });

  it('fails over a command that is refused, and over one that is not', () => {
    const refused = scenario(`${VISITED}    - { do: APPROVE, by: he }`);
    expect(failureOf(refused)?.message.en).toContain('APPROVE: expected to go through, got not-possible');
    const notRefused = scenario(`${VISITED}    - { refuse: OBJECT, by: public, because: not-permitted }`);
    expect(failureOf(notRefused)?.message.en).toContain('expected the refusal not-permitted, got no refusal');
    const otherwise = scenario(`${VISITED}    - { refuse: APPROVE, by: he, because: guard-false }`);
    expect(failureOf(otherwise)?.message.en).toContain('expected the refusal guard-false, got not-possible');
  });

  it('names the fact it does not give', () => {
    const given = GIVEN.replace('standard: 500, ', '');
    const yaml = scenario(`${VISITED}    - wait: publicity\n    - { do: APPROVE, by: he }`, given);
    expect(failureOf(yaml)?.message.en).toContain('needs the fact "standard" (standard.urban)');
  });

  it('takes facts that change on the way', () => {
    const yaml = scenario(`${VISITED}
    - wait: publicity
    - facts: { standard: 200 }
    - { refuse: APPROVE, by: he, because: guard-false }`);
    expect(told(yaml)[0]?.failure).toBeNull();
  });

  it('validates forms and keeps personal fields out of the engine', () => {
    const yaml = scenario(
      '\n    - { refuse: OPEN, by: wen, with: { name: 李明 }, because: form-invalid }\n    - { do: OPEN, by: wen, with: { income: 1, name: 李明 } }',
    );
    const [result] = told(yaml);
    expect(result?.failure).toBeNull();
    expect(JSON.stringify(result?.state)).not.toContain('李明');
  });

  it('judges people by their names: the same person may not sign twice', () => {
    const yaml = scenario(
      '\n    - { do: OPEN, by: applicant, with: { income: 300 } }\n    - { do: SIGN, part: 1, by: fang }\n    - { refuse: SIGN, part: 2, by: fang, because: separation-of-duties }\n    - { refuse: SIGN, part: 1, by: gao, because: not-possible }',
    );
    expect(told(yaml)[0]?.failure).toBeNull();
  });

  it('gives the public and the applicant no seat', () => {
    const yaml = scenario(
      '\n    - { do: OPEN, by: applicant, with: { income: 300 } }\n    - { refuse: SIGN, part: 1, by: public, because: not-permitted }',
    );
    expect(told(yaml)[0]?.failure).toBeNull();
  });
});

describe('time in a scenario', () => {
  const OPENED = '\n    - { do: OPEN, by: wen, with: { income: 300 } }\n';

  it('lets everything fall due on the way, in order', () => {
    const yaml = scenario(
      `${OPENED}    - at: 2022-04-01\n    - expect: { state: visit, effects: [notice], deadlines: { visiting: none } }`,
    );
    expect(told(yaml)[0]?.failure).toBeNull();
  });

  it('moves to where the period ends and not further', () => {
    const yaml = scenario(
      `${OPENED}    - wait: reminding\n    - expect: { deadlines: { visiting: "2022-03-08", reminding: none } }`,
    );
    expect(told(yaml)[0]?.failure).toBeNull();
  });

  it('does not wait for a period that is not running', () => {
    expect(failureOf(scenario(`${OPENED}    - wait: publicity`))?.message.en).toContain(
      'running now: reminding, visiting',
    );
  });

  it('does not run backwards', () => {
    expect(failureOf(scenario(`${OPENED}    - at: 2022-02-01`))?.message.en).toContain('time does not run backwards');
  });

  it('begins at an instant that exists', () => {
    expect(failureOf(scenario(OPENED, GIVEN.replace('2022-03-01', 'yesterday')))?.message.en).toContain(
      'Not an instant',
    );
  });
});

describe('a scenario after another', () => {
  const FIRST = scenario(`${VISITED}    - expect: { state: publicity }`).replace('a story', 'visited');

  it('goes on where that one ends, its expectations not checked again', () => {
    const yaml = `${FIRST}\n- scenario: decided\n  after: visited\n  steps:\n    - wait: publicity\n    - { do: APPROVE, by: he }`;
    expect(told(yaml).map(({ passed, state }) => [passed, state?.value])).toEqual([
      [true, 'publicity'],
      [true, 'granted'],
    ]);
  });

  it('may differ from it in settings and facts from the start', () => {
    const yaml = `${FIRST}\n- scenario: rich\n  after: visited\n  given: { facts: { standard: 1 } }\n  steps:\n    - wait: publicity\n    - { refuse: APPROVE, by: he, because: guard-false }`;
    expect(told(yaml).every(({ passed }) => passed)).toBe(true);
  });

  it('says in which of them a step failed', () => {
    const yaml = `${FIRST.replace('part: 2', 'part: 3')}\n- scenario: decided\n  after: visited\n  steps:\n    - wait: publicity`;
    expect(told(yaml)[1]?.failure?.message.en).toContain('step 3 of "visited", which comes before');
  });

  it('must have one before it, and not itself', () => {
    expect(failureOf('- { scenario: a, after: b, steps: [{ wait: x }] }')?.message.en).toContain('no scenario "b"');
    expect(failureOf('- { scenario: a, after: a, steps: [{ wait: x }] }')?.message.en).toContain('comes after itself');
  });
});

describe('the check of scenarios', () => {
  const check = (yaml: string) => checkScenarios(compiled, parse(yaml) as Scenario[], calendar);
  const WHOLE = scenario(`${VISITED}
    - { do: OBJECT, by: public }
    - wait: reminding
    - { do: SIGN, part: 1, by: fang }
    - { do: SIGN, part: 2, by: gao }
    - wait: publicity
    - { do: APPROVE, by: he }`);

  it('counts what the scenarios reach', () => {
    expect(check(WHOLE)).toMatchObject({
      findings: [],
      coverage: { states: { visited: 4, total: 4, missing: [] }, transitions: { visited: 6, total: 6, missing: [] } },
    });
  });

  it('names the states and transitions that none reaches', () => {
    const { findings, coverage } = check(scenario(VISITED));
    expect(coverage.states.missing).toEqual(['decision', 'granted']);
    expect(findings.map(({ code, state }) => [code, state])).toEqual([
      ['uncovered', 'decision'],
      ['uncovered', 'granted'],
      ['uncovered', 'visit'],
      ['uncovered', 'publicity'],
      ['uncovered', 'publicity'],
    ]);
  });

  it('finds a failure with its scenario, its step and its place', () => {
    const { findings } = check(
      scenario(`\n    - [{ do: OPEN, by: wen, with: { income: 300 } }, { expect: { state: decision } }]`),
    );
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'scenario-failed',
        at: [0, 'steps', 0, 1],
        message: expect.objectContaining({
          en: 'Scenario "a story", step 2: expect: state: expected decision, got visit',
        }),
      }),
    ]);
  });

  it.each([
    ['a step that is two', '- scenario: a\n  given: { division: "1", at: 2022-03-01 }\n  steps: [{ wait: x, at: y }]'],
    [
      'a word nobody knows',
      '- scenario: a\n  given: { division: "1", at: 2022-03-01 }\n  steps: [{ do: OPEN, by: x, form: {} }]',
    ],
    ['a command nobody sends', '- scenario: a\n  given: { division: "1", at: 2022-03-01 }\n  steps: [{ do: OPEN }]'],
    ['a beginning without a place', '- { scenario: a, given: { at: 2022-03-01 }, steps: [{ wait: x }] }'],
    ['a beginning moved elsewhere', '- { scenario: a, after: b, given: { division: "2" }, steps: [{ wait: x }] }'],
    ['what is no list', 'scenario: a'],
  ])('refuses %s', (_, yaml) => {
    const { findings, results } = check(yaml);
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['scenario-schema']));
    expect(results).toEqual([]);
  });

  it('refuses two scenarios of one name', () => {
    expect(check(`${WHOLE}\n${WHOLE}`).findings).toEqual([
      expect.objectContaining({ code: 'scenario-schema', at: [1] }),
    ]);
  });
});
