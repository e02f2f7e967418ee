import {
  CalendarError,
  dateOf,
  dueOfClock,
  type ClockDue,
  type LedgerEntry,
  type WorkCalendar,
} from '../calendar/index.js';
import type { Period } from './definition.js';
import { CommandRefused, DefinitionFault } from './errors.js';
import { listOf, type StateNode } from './nodes.js';
import { evaluate, type Scope } from './scope.js';
import type { CaseState, ClockState } from './state.js';

type Clocks = CaseState['clocks'];

/** A clock operation that a definition's action asked for during a step. */
export interface ClockOperation {
  name: 'extend' | 'suspend' | 'resume';
  period: string;
  ground: string;
}

export const clockKey = (kind: ClockState['kind'], state: string, period: string): string =>
  `${kind}:${state}:${period}`;

/**
 * The clocks that run after a step: those of states still active go on, those of states entered by this step start anew,
 * the others end. Deadlines are derived from the active states, never programmed.
 */
export function deriveClocks(
  scope: Scope,
  calendar: WorkCalendar,
  before: Clocks,
  active: readonly string[],
  entered: ReadonlySet<string>,
): Clocks {
  const clocks: Clocks = {};
  for (const path of active) {
    const node = scope.nodes.get(path);
    if (!node) continue;
    for (const { key, kind, period } of clocksOf(node)) {
      const running = entered.has(path) ? undefined : before[key];
      clocks[key] = running ?? start(scope, calendar, { kind, state: path, period }, clocks);
    }
  }
  return clocks;
}

interface StateClock {
  key: string;
  kind: ClockState['kind'];
  period: string;
}

const clocksOfNodes = new WeakMap<StateNode, readonly StateClock[]>();

/** The clocks that run while a state is active. */
function clocksOf(node: StateNode): readonly StateClock[] {
  const known = clocksOfNodes.get(node);
  if (known) return known;
  const { path, config, meta } = node;
  const clock = (kind: ClockState['kind'], period: string) => ({ key: clockKey(kind, path, period), kind, period });
  const alarms = new Set([...listOf(meta.due), ...listOf(meta.task?.due)]);
  const clocks = [
    ...Object.keys(config.after ?? {}).map((period) => clock('after', period)),
    ...[...alarms].map((period) => clock('alarm', period)),
  ];
  clocksOfNodes.set(node, clocks);
  return clocks;
}

function start(
  scope: Scope,
  calendar: WorkCalendar,
  { kind, state, period }: Pick<ClockState, 'kind' | 'state' | 'period'>,
  others: Clocks,
): ClockState {
  const terms = scope.definition.periods[period];
  if (!terms) throw new DefinitionFault(state, `the period "${period}" is not defined`);
  const origin = terms.from === undefined ? undefined : runningOf(others, terms.from);
  const own = {
    length: lengthOf(scope, period, terms),
    endOnRestDay: terms.endOnRestDay ?? (scope.settings['endOnRestDay'] === 'keep' ? 'keep' : 'extend'),
    startedAt: origin?.startedAt ?? scope.facts.now,
    // What that one was paused for does not count here either; it was extended for itself.
    ledger: origin?.ledger.filter(({ type }) => type !== 'extend') ?? [],
  } satisfies ClockTerms;
  const { dueOn, dueAt, provisional } = due(calendar, own);
  // In the order of the canonical form, which then has nothing to sort.
  return {
    dueAt,
    dueOn,
    endOnRestDay: own.endOnRestDay,
    kind,
    ...(terms.law === undefined ? {} : { law: terms.law }),
    ledger: own.ledger,
    length: own.length,
    opened: scope.seq,
    period,
    provisional,
    startedAt: own.startedAt,
    state,
  };
}

const runningOf = (clocks: Clocks, period: string): ClockState | undefined =>
  Object.values(clocks).find((clock) => clock.period === period);

/** A division's own length goes before the definition's. */
function lengthOf(scope: Scope, period: string, terms: Period): string {
  const local = scope.settings[`period.${period}`];
  if (typeof local === 'string') return local;
  if (terms.length !== undefined) return terms.length;
  const chosen = String(evaluate(scope, terms.by ?? 'null'));
  const length = terms.lengths?.[chosen];
  if (length !== undefined) return length;
  throw new CommandRefused(
    'variable-missing',
    `The period "${period}" has no length for "${chosen}".`,
    `期限 “${period}” 未规定 “${chosen}” 的时长。`,
    { period, chosen },
  );
}

type ClockTerms = Pick<ClockState, 'startedAt' | 'length' | 'endOnRestDay' | 'ledger'>;
type End = Pick<ClockState, 'dueOn' | 'dueAt' | 'provisional'>;

function due(calendar: WorkCalendar, terms: ClockTerms): End {
  // Hours run from the instant, so that two cases hardly ever share them.
  if (terms.ledger.length > 0 || terms.length.endsWith('h')) return counted(calendar, terms);
  const key = `${dateOf(terms.startedAt)} ${terms.length} ${terms.endOnRestDay}`;
  const ends = endsIn(calendar);
  const end = ends.get(key) ?? counted(calendar, terms);
  ends.set(key, end);
  return end;
}

function counted(calendar: WorkCalendar, terms: ClockTerms): End {
  const { dueOn, dueAt, provisional }: ClockDue = dueOfClock(calendar, terms);
  return { dueOn, dueAt, provisional };
}

/**
 * A period that nothing has touched ends alike for every case that starts it on the same day in China. Counting it
 * anew for each case was a third of a replay.
 */
const known = new WeakMap<WorkCalendar, Map<string, End>>();
const MOST_KNOWN = 10_000;

function endsIn(calendar: WorkCalendar): Map<string, End> {
  const ends = known.get(calendar);
  if (ends && ends.size < MOST_KNOWN) return ends;
  const fresh = new Map<string, End>();
  known.set(calendar, fresh);
  return fresh;
}

/** When a running clock would end if it had the length its period has in this definition; null while it is suspended. */
export function dueUnder(scope: Scope, calendar: WorkCalendar, clock: ClockState): string | null {
  const terms = scope.definition.periods[clock.period];
  const own = { ...clock, length: terms ? lengthOf(scope, clock.period, terms) : clock.length };
  try {
    return due(calendar, own).dueAt;
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    // The extension was to another total than this length can be extended to.
    return due(calendar, { ...own, ledger: own.ledger.filter(({ type }) => type !== 'extend') }).dueAt;
  }
}

/** The clocks counted again with another calendar; what was suspended or extended stays so. */
export function recountClocks(calendar: WorkCalendar, clocks: Clocks): Clocks {
  return Object.fromEntries(
    Object.entries(clocks).map(([key, clock]) => [key, clock.fired ? clock : { ...clock, ...due(calendar, clock) }]),
  );
}

/**
 * Extends, suspends or resumes every running clock of a period.
 *
 * @throws CommandRefused `clock` when none runs, or it is already so
 */
export function applyClockOperation(
  scope: Scope,
  calendar: WorkCalendar,
  clocks: Clocks,
  operation: ClockOperation,
): Clocks {
  const keys = Object.keys(clocks).filter((key) => clocks[key]?.period === operation.period);
  if (keys.length === 0) {
    throw new CommandRefused(
      'clock',
      `No period "${operation.period}" is running.`,
      `期限 “${operation.period}” 未在计算。`,
      {
        period: operation.period,
      },
    );
  }
  return keys.reduce((all, key) => {
    const clock = all[key];
    return clock ? { ...all, [key]: operated(scope, calendar, clock, operation) } : all;
  }, clocks);
}

function operated(scope: Scope, calendar: WorkCalendar, clock: ClockState, operation: ClockOperation): ClockState {
  const changed = { ...clock, ledger: [...clock.ledger, entryOf(scope, operation)] };
  try {
    return { ...changed, ...due(calendar, changed) };
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    throw new CommandRefused('clock', error.message, `期限 “${clock.period}” 不能这样调整。`, { period: clock.period });
  }
}

function entryOf(scope: Scope, { name, period, ground }: ClockOperation): LedgerEntry {
  const at = scope.facts.now;
  if (name !== 'extend') return { type: name, at, ground };
  const local = scope.settings[`period.${period}.extended`];
  const to = typeof local === 'string' ? local : scope.definition.periods[period]?.extended;
  if (to === undefined) {
    throw new CommandRefused('clock', `The period "${period}" cannot be extended.`, `期限 “${period}” 不得延长。`, {
      period,
    });
  }
  return { type: 'extend', at, to, ground };
}
