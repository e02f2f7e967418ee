import {
  activePaths,
  byOf,
  lineage,
  type CaseState,
  type ClockState,
  type CompiledDefinition,
  type StateNode,
  type Text,
} from '../engine/index.js';

/*
 * A case in a citizen's words. Only what a definition says to citizens is used: titles of states would tell of a refusal
 * before it is served.
 */

const UNDER_WAY: Text = { zh: '正在办理', en: 'Your application is being handled' };
const CLOSED: Text = { zh: '已办结', en: 'Closed' };

/** Where it stands, and the event that brought it there. */
export function standingFor(compiled: CompiledDefinition, state: CaseState): { texts: Text[]; entered: number } {
  const shown = publicStates(compiled, state);
  return { texts: textsOf(shown, state), entered: Math.max(1, ...shown.map(({ path }) => state.entered[path] ?? 1)) };
}

/** For every innermost active state, the nearest one at or above it that has words for citizens. */
function publicStates({ nodes }: CompiledDefinition, state: CaseState): StateNode[] {
  const active = activePaths(nodes, state.value);
  const innermost = active.filter((path) => !active.some((other) => nodes.get(other)?.parent === path));
  return [...new Set(innermost.flatMap((path) => wordedAt(nodes, path) ?? []))];
}

const wordedAt = (nodes: CompiledDefinition['nodes'], path: string): StateNode | undefined =>
  [...lineage(nodes, path)].find(({ meta }) => meta.public);

function textsOf(shown: readonly StateNode[], { status }: CaseState): Text[] {
  const distinct = distinctTexts(shown.flatMap(({ meta }) => meta.public ?? []));
  if (distinct.length > 0) return distinct;
  return [status === 'done' ? CLOSED : UNDER_WAY];
}

const distinctTexts = (texts: Text[]): Text[] => [...new Map(texts.map((text) => [text.zh, text])).values()];

/** The clock of the time that the law gives for the whole; undefined once the case has left it behind. */
export function promiseClock({ definition }: CompiledDefinition, state: CaseState): ClockState | undefined {
  const period = definition.opening.promise ?? definition.total?.period;
  return Object.values(state.clocks).find((clock) => clock.period === period);
}

/** Whether the case is still where it was opened, so that what the receipt says holds. */
export function isOpening({ definition, nodes }: CompiledDefinition, { status, value }: CaseState): boolean {
  return status === 'active' && activePaths(nodes, value).includes(String(definition.machine.initial));
}

/**
 * Periods after which the case moves on by itself to something that citizens have other words for than for now. What still
 * depends on a condition is not foretold.
 */
export function nextSteps(compiled: CompiledDefinition, state: CaseState): { on: string; then: Text }[] {
  const { nodes } = compiled;
  const now = standingFor(compiled, state).texts.map(({ zh }) => zh);
  const steps = Object.values(state.clocks).flatMap(({ kind, state: path, period, dueOn, fired }) => {
    if (kind !== 'after' || fired === true || dueOn === null) return [];
    const [way, ...others] = nodes.get(path)?.transitions.filter(({ trigger }) => trigger === `after ${period}`) ?? [];
    if (way === undefined || way.guard !== undefined || others.length > 0) return [];
    const then = way.targets.map((target) => wordedAt(nodes, target)?.meta.public).find((text) => text);
    return then && !now.includes(then.zh) ? [{ on: dueOn, then }] : [];
  });
  return steps.sort((a, b) => a.on.localeCompare(b.on));
}

/** Titles of what the applicant may have done at the window now. */
export function applicantCommands({ nodes }: CompiledDefinition, state: CaseState): Text[] {
  if (state.status === 'done') return [];
  const ways = activePaths(nodes, state.value).flatMap((path) => nodes.get(path)?.transitions ?? []);
  return distinctTexts(ways.flatMap((way) => (byOf(way).includes('applicant') && way.meta.title) || []));
}
