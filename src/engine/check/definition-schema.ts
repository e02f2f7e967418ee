import type { JsonObject } from '../definition.js';
import { verbNames } from '../verbs/index.js';
import { ACTION_PARAMETERS, GUARD_PARAMETERS, NOTICE_FIELDS } from './parameters.js';

/*
 * The published schema of a definition. workflows/definition.schema.json is printed from here, for editors; a test holds the
 * two together. It says what has which shape; what a name refers to, and what follows from it, the rest of the check says.
 */

const ref = (name: string): JsonObject => ({ $ref: `#/$defs/${name}` });
const listOf = (items: JsonObject, more: JsonObject = {}): JsonObject => ({ type: 'array', items, ...more });
const mapOf = (values: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: 'object',
  additionalProperties: values,
  ...more,
});
const text = (description: string): JsonObject => ({ type: 'string', minLength: 1, description });
const record = (properties: JsonObject, required: string[] = [], more: JsonObject = {}): JsonObject => ({
  type: 'object',
  additionalProperties: false,
  ...(required.length > 0 ? { required } : {}),
  properties,
  ...more,
});

/** What an editor offers; the check knows what else there is, such as the rules of the definition. */
const offered = (description: string, names: Iterable<string>): JsonObject => ({
  ...text(description),
  examples: [...names],
});
const OFFICES = ['township.window', 'township.civilAffairs', 'county.civilAffairs', 'village.committee', 'decider'];
const ROLES = [
  'clerk',
  'handler',
  'approver',
  'reviewer',
  'checker',
  'villageAssistant',
  'supervisor',
  'financeOfficer',
];
const ACTIONS = Object.keys(ACTION_PARAMETERS);
const GUARDS = Object.keys(GUARD_PARAMETERS);

const callOf = (description: string, names: string[], params: JsonObject = {}): JsonObject => ({
  anyOf: [
    offered(description, names),
    record({ type: offered(description, names), params: { type: 'object', ...params } }, ['type']),
  ],
});

const LENGTH = '^[1-9][0-9]{0,3}(h|d|wd|mo|y)$';
const PROCEDURE = '^[a-z][a-z0-9-]*$';
const RELATION = '^[A-Za-z][A-Za-z0-9_]{0,39}$';
const DATE = '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$';

const titled = { zh: text('In Chinese.'), en: text('In English.') };
const law = text('The article it rests on.');

const state: JsonObject = {
  type: { enum: ['atomic', 'compound', 'parallel', 'final', 'history'] },
  history: { enum: ['shallow', 'deep'] },
  target: text('Where a history state leads before it remembers anything.'),
  initial: text('The child entered first.'),
  states: mapOf(ref('state'), { description: 'Children, by camelCase name.' }),
  on: mapOf(ref('transitions'), { description: 'By event, in UPPER_SNAKE.' }),
  after: mapOf(ref('transitions'), { description: 'By period: taken when it has passed.' }),
  always: { ...ref('transitions'), description: 'Taken as soon as its guard holds.' },
  onDone: { ...ref('transitions'), description: 'Taken when the inner states have ended.' },
  entry: ref('calls'),
  exit: ref('calls'),
  meta: ref('stateMeta'),
};

const $defs: JsonObject = {
  text: record(titled, ['zh', 'en'], { description: 'The same in both languages of the service.' }),
  length: {
    type: 'string',
    pattern: LENGTH,
    description: 'h hours, d calendar days, wd working days, mo months, y years.',
  },
  date: { type: 'string', pattern: DATE, description: 'YYYY-MM-DD.' },
  period: record(
    {
      title: { ...ref('text'), description: 'What a screen calls it; without one, the title of the state it limits.' },
      length: ref('length'),
      by: text('FEEL: the variable that chooses from `lengths`.'),
      lengths: mapOf(ref('length'), { minProperties: 1 }),
      extended: { ...ref('length'), description: 'The whole length once the period has been extended.' },
      from: text('Another period: counted from where that one, running, began.'),
      law,
      endOnRestDay: { enum: ['extend', 'keep'], description: 'What happens when it ends on a rest day.' },
    },
    [],
    {
      description: 'A fixed length, or one chosen by a variable.',
      oneOf: [{ required: ['length'] }, { required: ['by', 'lengths'] }],
    },
  ),
  fact: record(
    {
      setting: text('Name of an effective-dated setting; {x} is filled in from the context.'),
      account: text('Name of an account, whose balance is the fact; {x} is filled in from the context.'),
    },
    [],
    { oneOf: [{ required: ['setting'] }, { required: ['account'] }] },
  ),
  rule: record({ feel: text('FEEL, true or false.'), ...titled }, ['feel', 'zh', 'en']),
  row: record(
    {
      name: text('What later rows call it.'),
      feel: text('FEEL.'),
      unit: { const: 'fen', description: 'Money, which people read in yuan.' },
      ...titled,
    },
    ['name', 'feel'],
  ),
  invariant: {
    ...record({
      reach: text('The state, or `state:EVENT`, …'),
      requires: listOf(text('A state, or `state:EVENT`.'), {
        minItems: 1,
        description: '… no path leads to without these …',
      }),
      unless: listOf(text('A state, or `state:EVENT`.'), { description: '… except through one of these.' }),
      apart: listOf(text('A state.'), { minItems: 2, description: 'Nobody acts in two of these.' }),
      law,
      ...titled,
    }),
    oneOf: [
      { required: ['reach', 'requires'], not: { required: ['apart'] } },
      { required: ['apart'], not: { required: ['reach'] } },
    ],
  },
  total: record(
    {
      period: text('The period that limits the whole way.'),
      from: text('The state in which it begins.'),
      to: listOf(text('A state that ends it.'), { minItems: 1 }),
      extendedBy: listOf(text('A state.'), {
        description: 'A path through one of these may take the extended length.',
      }),
    },
    ['period', 'from', 'to'],
  ),
  seat: record(
    { office: offered('`<level>.<department>`, or `decider`.', OFFICES), role: offered('A role held there.', ROLES) },
    ['office', 'role'],
  ),
  way: { anyOf: [{ enum: ['task', 'public', 'applicant', 'case'] }, ref('seat')] },
  by: {
    description: 'Who may do it; a list means any of these ways.',
    anyOf: [ref('way'), listOf(ref('way'), { minItems: 1 })],
  },
  task: record(
    {
      office: offered('`<level>.<department>`, `<level>.$part`, or `decider`.', OFFICES),
      role: offered('A role held there.', ROLES),
      title: ref('text'),
      due: text('A period: an alarm for this task.'),
      each: {
        description: 'Its parts: how many, or the setting or variable that lists their keys.',
        anyOf: [{ type: 'integer', minimum: 1, maximum: 100 }, text('A name.')],
      },
      join: {
        description: 'How many parts must answer: all (default), any, ordered, a number, or a ratio such as "2/3".',
        anyOf: [
          { enum: ['all', 'any', 'ordered'] },
          { type: 'integer', minimum: 1 },
          { type: 'string', pattern: '^[1-9][0-9]*/[1-9][0-9]*$' },
        ],
      },
      distinctFrom: listOf(text('A state.'), { description: 'Nobody who acted there may act here.' }),
      minActors: { type: 'integer', minimum: 1, description: 'Different people over the parts.' },
      notRelatedTo: { const: 'household', description: 'No registered near relative of the household.' },
      forbid: listOf(offered('A verb of every task.', verbNames), {
        minItems: 1,
        uniqueItems: true,
        description: 'Verbs that this task does without.',
      }),
      transferTo: { const: 'sameLevel', description: 'A transfer may go to the same department of a sister division.' },
    },
    ['office', 'role'],
  ),
  notice: record(
    {
      kind: text('The kind of notice.'),
      fields: listOf(offered('From the whitelist.', NOTICE_FIELDS), { description: 'What is published.' }),
      at: offered('Where.', ['village', 'township', 'county']),
    },
    ['kind', 'fields', 'at'],
  ),
  stateMeta: record({
    title: { ...ref('text'), description: 'Required for every atomic state.' },
    public: { ...ref('text'), description: 'What the citizen reads as progress.' },
    law,
    due: text('A period: an alarm while the state is active.'),
    task: { ...ref('task'), description: 'The work this state asks for.' },
    notice: { ...ref('notice'), description: 'Published on entry, taken down on exit.' },
    outcome: text('On final states: how the case ended.'),
  }),
  transitionMeta: record({
    title: { ...ref('text'), description: 'The verb on the button.' },
    law,
    form: text('The form its data must satisfy.'),
    by: ref('by'),
    decides: { type: 'boolean', description: 'An exercise of decision authority.' },
    accepts: { type: 'boolean', description: 'Pins the case to the definition and settings of this day.' },
  }),
  call: callOf('An action or an effect.', ACTIONS),
  condition: callOf('A rule of the definition, or a guard of the vocabulary.', GUARDS, {
    properties: { guards: listOf(ref('condition'), { description: 'Of `not`, `and` and `or`.' }) },
  }),
  calls: { anyOf: [ref('call'), listOf(ref('call'))] },
  transition: record({
    target: { anyOf: [text('A state, as XState writes targets.'), listOf(text('A state.'), { minItems: 1 })] },
    guard: { ...ref('condition'), description: 'A rule, or a guard of the vocabulary.' },
    actions: { ...ref('calls'), description: 'Actions and effects of the vocabulary.' },
    reenter: { type: 'boolean' },
    meta: ref('transitionMeta'),
  }),
  transitions: {
    anyOf: [
      text('A target.'),
      ref('transition'),
      listOf({ anyOf: [text('A target.'), ref('transition')] }, { minItems: 1 }),
    ],
  },
  state: record(state),
  machine: record(
    { ...state, context: { type: 'object', description: "The case's variables and their first values." } },
    ['states'],
  ),
};

export const definitionSchema: JsonObject = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A procedure',
  description: 'One version of a procedure for Yimen; README.md beside this file explains it.',
  ...record(
    {
      procedure: { type: 'string', pattern: PROCEDURE, description: "The folder's name." },
      version: text('Unique within the procedure; never changed once deployed.'),
      title: ref('text'),
      law: text('The act it carries out.'),
      effective: record({ from: ref('date'), to: { anyOf: [ref('date'), { type: 'null' }] } }, ['from'], {
        description: 'First and last date of acceptance for which it is in force.',
      }),
      subject: { enum: ['household', 'person', 'case', 'matter'], description: 'What a case is about.' },
      opening: record(
        {
          form: text('A form.'),
          by: ref('by'),
          promise: text('A period: what the receipt promises where there is no total.'),
          links: listOf(
            { type: 'string', pattern: RELATION },
            {
              minItems: 1,
              description: 'Relations under which whoever may open a case of this may put other cases on it.',
            },
          ),
        },
        ['by'],
        { description: 'How a case is opened.' },
      ),
      periods: mapOf(ref('period')),
      forms: mapOf({ type: 'object', description: 'JSON Schema 2020-12, or { $ref: file }.' }),
      facts: mapOf(ref('fact'), { description: 'Looked up when a step needs them.' }),
      rules: mapOf(ref('rule'), { description: 'Named guards.' }),
      calculations: mapOf(listOf(ref('row'), { minItems: 1 }), { description: 'Named amounts, row by row.' }),
      invariants: listOf(ref('invariant'), { description: 'Legal sentences that are proved or refuted.' }),
      needs: record(
        { feel: text('FEEL over `need`, the answers of a needs assessment.'), ...titled, law },
        ['feel', 'zh', 'en'],
        {
          description: 'When a household seems entitled.',
        },
      ),
      excludes: mapOf(record({ ...titled, law }, ['zh', 'en']), {
        description: 'Procedures whose benefit the same person may not have beside this one.',
        propertyNames: { pattern: PROCEDURE },
      }),
      display: record(
        {
          fields: listOf(
            { enum: [...NOTICE_FIELDS].filter((name) => name !== 'proposedAmount') },
            { minItems: 1, uniqueItems: true, description: 'What the list says of a household.' },
          ),
          setting: text('A setting: the list is kept only in divisions where it is `true`.'),
          law,
        },
        ['fields'],
        {
          description:
            'Whoever receives it stands in a public list of the village while it runs, from what was announced.',
        },
      ),
      total: { ...ref('total'), description: 'The statutory limit of the whole way.' },
      machine: { ...ref('machine'), description: 'XState v5 configuration.' },
    },
    ['procedure', 'version', 'title', 'law', 'effective', 'subject', 'opening', 'periods', 'forms', 'machine'],
  ),
  $defs,
};
