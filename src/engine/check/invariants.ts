import type { CompiledDefinition } from '../compile.js';
import type { Invariant } from '../definition.js';
import { byOf, findState, taskStateOf, type StateNodes, type Transition } from '../nodes.js';
import { searchPath } from './path-search.js';
import { spell, type Exploration, type Move } from './explorer.js';
import { fault, named, type Finding } from './finding.js';
import { transitionsIn } from './walk.js';

/** The definition's legal sentences: each is proved, or refuted by a shortest path that breaks it. */
export function invariantFaults(compiled: CompiledDefinition, exploration: Exploration): Finding[] {
  return (compiled.definition.invariants ?? []).flatMap((invariant, index) =>
    invariant.apart
      ? apartFaults(compiled.nodes, exploration, invariant, index)
      : reachFaults(compiled.nodes, exploration, invariant, index),
  );
}

/** Whether a reference, a state or `state:EVENT`, is what a mark tells of. */
function matcher(nodes: StateNodes, reference: string): (mark: Move['marks'][number]) => boolean {
  const [name = '', event] = reference.split(':');
  const path = findState(nodes, name, '(root)');
  return event === undefined
    ? ({ kind, id }) => kind === 'entered' && id === path
    : ({ kind, id }) => kind === 'took' && id.startsWith(`${path}:${event}#`);
}

/** No path reaches `reach` without each of `requires` before; which of them a path has seen are the bits of its memory. */
function reachFaults(nodes: StateNodes, exploration: Exploration, invariant: Invariant, index: number): Finding[] {
  const { reach = '', requires = [], unless = [] } = invariant;
  const isReached = matcher(nodes, reach);
  const required = requires.map((reference) => matcher(nodes, reference));
  const excused = unless.map((reference) => matcher(nodes, reference));
  const everything = 2 ** required.length - 1;
  const broken = searchPath(exploration, ({ marks }, memory) => {
    let seen = memory;
    for (const mark of marks) {
      if (isReached(mark) && seen !== everything) return { broken: seen };
      if (excused.some((matches) => matches(mark))) seen = everything;
      required.forEach((matches, bit) => (seen |= matches(mark) ? 2 ** bit : 0));
    }
    return seen;
  });
  if (!broken) return [];
  const missing = requires.filter((_, bit) => (broken.memory & (2 ** bit)) === 0);
  const path = findState(nodes, reach.split(':')[0] ?? '', '(root)');
  const { zh, en } = named(path);
  return [
    fault(
      'invariant-broken',
      path,
      `${saying(invariant).zh}：可不经${missing.map((name) => `“${name}”`).join('、')}到达${zh}`,
      `${saying(invariant).en}: ${en} can be reached without ${missing.map((name) => `"${name}"`).join(', ')}`,
      extraOf(invariant, index, broken.path),
    ),
  ];
}

/**
 * Nobody acts in two of the states of `apart`: wherever one can come after the other, the later task must be closed to who
 * acted in the earlier.
 */
function apartFaults(nodes: StateNodes, exploration: Exploration, invariant: Invariant, index: number): Finding[] {
  const states = (invariant.apart ?? []).map((reference) => findState(nodes, reference, '(root)'));
  const pairs = states.flatMap((first) =>
    states.filter((later) => later !== first).map((later) => [first, later] as const),
  );
  return pairs.flatMap(([first, later]) => {
    const duties = dutiesIn(nodes, later);
    for (const duty of duties) {
      const uncovered = dutiesIn(nodes, first).filter((earlier) => !isClosedTo(nodes, duty, earlier));
      const broken = searchPath(exploration, ({ marks }, acted) => {
        const taken = marks.find(({ kind }) => kind === 'took')?.id;
        if (acted && taken === duty.id) return { broken: acted };
        return acted || uncovered.some(({ id }) => id === taken) ? 1 : 0;
      });
      if (broken) return [acting(nodes, invariant, index, duty, first, broken.path)];
    }
    return [];
  });
}

/** The commands that count as acting in a state: those its task's holder sends. */
const dutiesIn = (nodes: StateNodes, state: string): Transition[] =>
  transitionsIn(nodes).filter(
    (transition) =>
      transition.kind === 'event' &&
      byOf(transition).includes('task') &&
      [transition.source, taskStateOf(nodes, transition.source)?.path ?? ''].some((path) => lies(path, state)),
  );

/** Whether `distinctFrom` of a duty's task keeps out who did an earlier duty. */
function isClosedTo(nodes: StateNodes, duty: Transition, earlier: Transition): boolean {
  const closed = (taskStateOf(nodes, duty.source)?.meta.task?.distinctFrom ?? []).map((name) =>
    findState(nodes, name, ''),
  );
  const acted = [earlier.source, taskStateOf(nodes, earlier.source)?.path ?? earlier.source];
  return closed.some((state) => acted.some((path) => lies(path, state)));
}

const lies = (path: string, state: string): boolean => path === state || path.startsWith(`${state}.`);

function acting(
  nodes: StateNodes,
  invariant: Invariant,
  index: number,
  duty: Transition,
  first: string,
  path: Move[],
): Finding {
  const later = taskStateOf(nodes, duty.source)?.path ?? duty.source;
  const { zh, en } = named(later);
  return fault(
    'not-kept-apart',
    later,
    `${saying(invariant).zh}：办理过“${first}”的人可再办理${zh}，请在其 distinctFrom 中列入`,
    `${saying(invariant).en}: who acted in "${first}" can act in ${en} afterwards; name it in distinctFrom there`,
    extraOf(invariant, index, path),
  );
}

const saying = ({ zh = '法定要求', en = 'a legal requirement' }: Invariant): { zh: string; en: string } => ({ zh, en });

const extraOf = ({ law }: Invariant, index: number, path: Move[]) => ({
  at: ['invariants', index],
  path: spell(path),
  ...(law === undefined ? {} : { law }),
});
