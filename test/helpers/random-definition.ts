import type {
  ActionConfig,
  By,
  Definition,
  GuardConfig,
  JsonObject,
  StateConfig,
  TaskMeta,
  TransitionConfig,
} from '../../src/engine/index.js';
import type { Choices } from './random.js';

/** Events that random definitions know; a test also sends others. */
export const EVENTS = ['GO', 'BACK', 'SIGN', 'REPORT', 'OBJECT', 'EXTEND', 'PAUSE', 'DECIDE'];
const PERIODS = ['short', 'long', 'posting', 'whole', 'chosen'];
const RULES = ['few', 'flagged', 'unflagged', 'below', 'answered', 'said'];
const OFFICES = ['township.window', 'township.civilAffairs', 'county.civilAffairs', 'village.committee'];
const title = { zh: '题', en: 'title' };

/**
 * A definition nobody would write, of everything the format has: states in states, regions, final and history states, timers,
 * guards and rules, parts, clocks, calculations, draws and effects. It need not make sense: what a step does must be
 * repeatable all the same.
 */
export function randomDefinition(choose: Choices): Definition {
  const names: string[] = [];
  const machine = withBehaviour(choose, randomTree(choose, names, 0), names);
  return {
    procedure: 'random',
    version: '1',
    title,
    law: 'none',
    effective: { from: '2017-01-01' },
    subject: 'household',
    opening: { form: 'sheet', by: 'public' },
    periods: {
      short: { length: choose.one(['1wd', '36h', '2d']), extended: choose.one(['3wd', '72h', '4d']) },
      long: { length: choose.one(['20wd', '1mo', '30d']) },
      posting: { length: '7d', endOnRestDay: choose.one(['extend', 'keep']) },
      whole: { length: '30wd', extended: '45wd' },
      chosen: { by: 'authority.mode', lengths: { COUNTY: '5wd', ENTRUSTED: '3wd', DEVOLVED: '2wd' } },
    },
    forms: {
      sheet: {
        type: 'object',
        additionalProperties: false,
        properties: {
          number: { type: 'integer' },
          flag: { type: 'boolean' },
          name: { type: 'string', 'x-personal': true },
        },
      },
    },
    facts: { standard: { setting: 'standard.{kind}' } },
    rules: {
      few: { feel: 'count < 3' },
      flagged: { feel: 'flag = true' },
      unflagged: { feel: 'not(flag = true)' },
      below: { feel: 'count * 100 < standard / household.memberCount' },
      answered: { feel: 'data.flag != null' },
      said: { feel: 'data.number > count' },
    },
    calculations: {
      amount: [
        { name: 'gap', feel: 'max(0, standard - count)' },
        { name: 'amount', feel: 'gap * household.memberCount' },
      ],
    },
    machine: {
      ...machine,
      context: { count: 0, flag: false, kind: 'urban', amount: null, departments: ['tax', 'housing'] },
    },
  };
}

/** The states alone. `names` collects their paths, outer ones before inner ones. */
function randomTree(choose: Choices, names: string[], depth: number, path = ''): StateConfig {
  const size = depth === 0 ? choose.whole(2, 4) : choose.whole(2, 3);
  const states: Record<string, StateConfig> = {};
  for (let index = 0; index < size; index += 1) {
    const name = `s${names.length + 1}`;
    const inner = path === '' ? name : `${path}.${name}`;
    names.push(inner);
    states[name] = choose.chance([0.6, 0.35, 0][depth] ?? 0) ? randomTree(choose, names, depth + 1, inner) : {};
  }
  const [first = ''] = Object.keys(states);
  if (choose.chance(0.25)) return { type: 'parallel', states };
  if (choose.chance(0.5)) states[`end${names.length}`] = { type: 'final' };
  if (choose.chance(0.3)) {
    const before = `before${names.length}`;
    states[before] = { type: 'history', history: choose.one(['shallow', 'deep']), target: first };
    names.push(path === '' ? before : `${path}.${before}`);
  }
  return { initial: first, states };
}

/** The same states with something to do in each. */
function withBehaviour(choose: Choices, state: StateConfig, names: readonly string[], next?: string): StateConfig {
  if (state.type === 'history') return state;
  const task = choose.chance(0.4) && state.type !== 'final' ? randomTask(choose) : undefined;
  const calm = state.type === 'final';
  return {
    ...state,
    ...(calm ? {} : behaviour(choose, names, task, next)),
    entry: choose.some(1, () => randomAction(choose)),
    exit: choose.some(1, () => randomAction(choose)),
    meta: {
      title,
      ...(task ? { task } : {}),
      ...(choose.chance(0.2) ? { due: choose.one(PERIODS) } : {}),
      ...(choose.chance(0.15) ? { notice: { kind: 'notice', fields: ['amount'], at: 'village' } } : {}),
    },
    ...(state.states ? { states: withInnerBehaviour(choose, state, names) } : {}),
  };
}

function withInnerBehaviour(
  choose: Choices,
  { type, states = {} }: StateConfig,
  names: readonly string[],
): Record<string, StateConfig> {
  const order = Object.keys(states);
  return Object.fromEntries(
    order.map((name, index) => [
      name,
      withBehaviour(choose, states[name] ?? {}, names, type === 'parallel' ? undefined : order[index + 1]),
    ]),
  );
}

/** `next` is where it may go by itself: only forward among its neighbours, so that these machines come to rest. */
function behaviour(
  choose: Choices,
  names: readonly string[],
  task: TaskMeta | undefined,
  next: string | undefined,
): StateConfig {
  const on: Record<string, TransitionConfig[]> = {};
  for (const event of choose.some(3, () => choose.one(EVENTS))) {
    on[event] = [randomTransition(choose, names, task), ...choose.some(1, () => randomTransition(choose, names, task))];
  }
  const after = Object.fromEntries(
    choose.some(2, () => choose.one(PERIODS)).map((period) => [period, [randomTransition(choose, names, undefined)]]),
  );
  if (task?.each !== undefined) on['SIGN'] = [{ actions: ['answer'], meta: { title, form: 'sheet' } }];
  const always: TransitionConfig[] = [];
  if (next && task?.each !== undefined) always.push({ target: next, guard: 'joined' });
  if (next && choose.chance(0.15)) always.push({ target: next, guard: randomGuard(choose, names, 'unflagged') });
  return {
    on,
    after,
    ...(always.length > 0 ? { always } : {}),
    ...(next && choose.chance(0.4) ? { onDone: next } : {}),
  };
}

function randomTransition(choose: Choices, names: readonly string[], task: TaskMeta | undefined): TransitionConfig {
  const ways: By[] = ['public', 'applicant', 'case', { office: choose.one(OFFICES), role: 'handler' }];
  const by = task && choose.chance(0.5) ? 'task' : choose.one(ways);
  return {
    ...(choose.chance(0.85) ? { target: `#case.${choose.one(names)}` } : {}),
    ...(choose.chance(0.4) ? { guard: randomGuard(choose, names) } : {}),
    ...(choose.chance(0.2) ? { reenter: true } : {}),
    actions: choose.some(2, () => (choose.chance(0.2) ? randomClockAction(choose) : randomAction(choose))),
    meta: {
      title,
      by,
      ...(choose.chance(0.5) ? { form: 'sheet' } : {}),
      ...(choose.chance(0.05) ? { accepts: true } : {}),
    },
  };
}

function randomTask(choose: Choices): TaskMeta {
  const each = choose.one<number | string | undefined>([undefined, undefined, 2, 3, 'departments', 'listed']);
  return {
    office: each === 'departments' || each === 'listed' ? 'county.$part' : choose.one([...OFFICES, 'decider']),
    role: 'handler',
    ...(each === undefined ? {} : { each, join: choose.one(['all', 'any', 'ordered', 1, '2/3']) }),
    ...(choose.chance(0.5) ? { due: choose.one(PERIODS) } : {}),
    ...(choose.chance(0.2) ? { distinctFrom: ['s1'] } : {}),
    ...(choose.chance(0.2) ? { minActors: 1 } : {}),
    ...(choose.chance(0.2) ? { notRelatedTo: 'household' } : {}),
  };
}

function randomGuard(choose: Choices, names: readonly string[], fallback?: string): GuardConfig {
  const state = choose.one(names.filter((name) => !name.includes('before')));
  const guards: GuardConfig[] = [
    fallback ?? choose.one(RULES),
    choose.one(RULES),
    { type: 'is', params: { name: 'count', below: choose.whole(1, 5) } },
    { type: 'data', params: { field: 'number', atLeast: 3 } },
    { type: 'setting', params: { name: 'limit', atLeast: 2 } },
    { type: 'authority', params: { mode: ['COUNTY', 'DEVOLVED'] } },
    { type: 'anyPart', params: { state, field: 'flag', equals: true } },
    { type: 'votes', params: { state, field: 'flag', equals: true, ratio: '1/2' } },
    { type: 'stateIn', params: { state } },
  ];
  const chosen = choose.one(guards);
  if (!choose.chance(0.2)) return chosen;
  const params = { guards: [chosen, choose.one(guards)] as unknown as JsonObject[] };
  return { type: choose.one(['not', 'and', 'or']), params };
}

function randomAction(choose: Choices): ActionConfig {
  return choose.one<ActionConfig>([
    { type: 'set', params: { values: { flag: choose.chance(0.5), kind: choose.one(['urban', 'rural']) } } },
    { type: 'set', params: { values: { count: '=count + 1', note: '=household.memberCount' } } },
    { type: 'take', params: { fields: ['flag', 'number'] } },
    { type: 'clear', params: { names: ['note'] } },
    { type: 'increment', params: { name: 'count' } },
    { type: 'calculate', params: { name: 'amount', into: 'amount' } },
    { type: 'draw', params: { rate: 'samplingRate', into: 'flag' } },
    { type: 'move', params: { division: '421222105201' } },
    { type: 'award', params: { amount: '=count * 100', from: 'nextMonth' } },
    { type: 'notice', params: { kind: 'note', reason: '=kind' } },
    { type: 'message', params: { to: 'pair', command: 'GO', data: { count: '=count' } } },
  ]);
}

/** Refused where that period is not running, so not for entries: nothing would ever open. */
const randomClockAction = (choose: Choices): ActionConfig =>
  choose.one<ActionConfig>([
    { type: 'extend', params: { period: choose.one(['short', 'whole']), ground: 'more' } },
    { type: 'suspend', params: { period: choose.one(PERIODS), ground: 'wait' } },
    { type: 'resume', params: { period: choose.one(PERIODS), ground: 'go on' } },
  ]);
