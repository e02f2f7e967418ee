import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Json, JsonObject } from './definition.js';
import type { RefusalCode } from './errors.js';

/** One story about a case: given this, when these commands come, then this is so. */
export interface Scenario {
  scenario: string;
  /** The scenario of the same list where this one goes on: its commands come first, its expectations are not checked again. */
  after?: string;
  /** Where the story begins; beside `after`, settings and facts that differ from there on. */
  given?: Partial<Given>;
  /** Lists among the steps are read in place, so that steps can be shared through YAML anchors. */
  steps: ScenarioSteps;
}

export interface Given {
  division: string;
  /** Instant, or a date for nine o'clock that morning. */
  at: string;
  settings: JsonObject;
  facts: JsonObject;
}

export type ScenarioSteps = (ScenarioStep | ScenarioSteps)[];

/** Exactly one of `do`, `refuse`, `wait`, `at`, `facts` and `expect`. */
export interface ScenarioStep {
  /** A command; `OPEN` opens the case. */
  do?: string;
  /** A command that must be refused, `because` of this. */
  refuse?: string;
  because?: RefusalCode;
  /** `public`, `applicant`, `case` or `system`; any other name is a person, who is given the seat the command asks for. */
  by?: string;
  with?: JsonObject;
  part?: string | number;
  /** Time passes until this period falls due. */
  wait?: string;
  /** Time passes until then. */
  at?: string;
  facts?: JsonObject;
  expect?: Expectation;
}

export interface Expectation {
  /** All innermost active states; one may stand without brackets. */
  state?: string | string[];
  /** All open tasks, as `state` or `state/part`, or with who is to do them. */
  tasks?: (string | { task: string; office?: string; role?: string })[];
  /** By period or clock: the last day, null while it is suspended, `none` when it does not run. */
  deadlines?: Record<string, string | null>;
  /** Some of the case's variables. */
  context?: JsonObject;
  /** Every effect of the last command or wait, in order: by name, or with some of its parameters. */
  effects?: (string | { name: string; params: JsonObject })[];
  status?: 'open' | 'closed';
}

const text = { type: 'string', minLength: 1 };
const object = { type: 'object' };
const command = { by: text, with: object, part: { type: ['string', 'integer'] } };
const record = (properties: JsonObject, required: string[]): JsonObject => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});
const listOf = (items: Json): JsonObject => ({ type: 'array', items });

const SCHEMA: JsonObject = {
  ...listOf({
    ...record(
      {
        scenario: text,
        after: text,
        given: record({ division: text, at: text, settings: object, facts: object }, []),
        steps: { $ref: '#/$defs/steps' },
      },
      ['scenario', 'steps'],
    ),
    if: { not: { required: ['after'] } },
    then: { required: ['given'], properties: { given: { required: ['division', 'at'] } } },
    else: { properties: { given: { not: { anyOf: [{ required: ['division'] }, { required: ['at'] }] } } } },
  }),
  $defs: {
    steps: {
      ...listOf({ if: { type: 'array' }, then: { $ref: '#/$defs/steps' }, else: { $ref: '#/$defs/step' } }),
      minItems: 1,
    },
    step: {
      type: 'object',
      // The first word of a step says what it is, and what else it may hold.
      ...choose({
        do: record({ do: text, ...command }, ['by']),
        refuse: record({ refuse: text, because: text, ...command }, ['by', 'because']),
        wait: record({ wait: text }, []),
        at: record({ at: text }, []),
        facts: record({ facts: object }, []),
        expect: record({ expect: { $ref: '#/$defs/expectation' } }, []),
      }),
    },
    expectation: {
      ...record(
        {
          state: { anyOf: [text, listOf(text)] },
          tasks: listOf({ anyOf: [text, record({ task: text, office: text, role: text }, ['task'])] }),
          deadlines: { type: 'object', additionalProperties: { type: ['string', 'null'] } },
          context: object,
          effects: listOf({ anyOf: [text, record({ name: text, params: object }, ['name', 'params'])] }),
          status: { enum: ['open', 'closed'] },
        },
        [],
      ),
      minProperties: 1,
    },
  },
};

function choose(kinds: Record<string, JsonObject>): JsonObject {
  const names = Object.keys(kinds);
  return {
    oneOf: names.map((name) => ({ required: [name] })),
    allOf: names.map((name): JsonObject => ({ if: { required: [name] }, then: kinds[name] ?? {} })),
  };
}

const ajv = new Ajv2020({ allErrors: true, strictRequired: false, strictTypes: false, allowUnionTypes: true });
let validate: ValidateFunction | undefined;

/** Where a list of scenarios is not one: a JSON Pointer and what is wrong there. */
export function scenarioShapeFaults(scenarios: unknown): { pointer: string; message: string }[] {
  validate ??= ajv.compile(SCHEMA);
  if (validate(scenarios)) return [];
  return (validate.errors ?? [])
    .filter(({ keyword }) => !['if', 'anyOf'].includes(keyword))
    .map(({ instancePath, keyword, params, message = '' }) => {
      const { additionalProperty } = params as { additionalProperty?: string };
      if (keyword === 'not')
        return { pointer: instancePath, message: 'cannot move what it comes after: only settings and facts' };
      if (keyword === 'oneOf')
        return { pointer: instancePath, message: 'must be one of do, refuse, wait, at, facts, expect' };
      return { pointer: instancePath, message: additionalProperty ? `does not know "${additionalProperty}"` : message };
    });
}
