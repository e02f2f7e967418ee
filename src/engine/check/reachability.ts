import type { CompiledDefinition } from '../compile.js';
import { byOf, lineage, type StateNode } from '../nodes.js';
import { pathTo, spell, type Configuration, type Exploration } from './explorer.js';
import { doubt, fault, locate, named, type Finding } from './finding.js';
import { locateTransition, transitionsIn } from './walk.js';

/** States no case reaches, states no case leaves, states that wait for nobody, circles. */
export function reachabilityFaults(compiled: CompiledDefinition, exploration: Exploration): Finding[] {
  const waiting = waitingFaults(compiled, exploration);
  const idle = new Set(waiting.map(({ state }) => state));
  return [
    ...unreachable(compiled, exploration),
    ...waiting,
    ...deadEnds(exploration).filter(({ state }) => !idle.has(state)),
    ...circles(exploration),
    ...neverTaken(compiled, exploration),
  ];
}

function unreachable({ nodes }: CompiledDefinition, exploration: Exploration): Finding[] {
  const reached = new Set(exploration.forms.entered.keys());
  return [...nodes.values()].flatMap(({ path, type, parent }) => {
    const isTopmost = parent === null || reached.has(parent);
    if (reached.has(path) || type === 'history' || path === '' || !isTopmost) return [];
    const { zh, en } = named(path);
    return [fault('unreachable', path, `状态${zh}无法到达`, `No case ever reaches ${en}`, { at: locate(path) })];
  });
}

/** Atomic states in which a case rests though nothing and nobody would ever move it on. */
function waitingFaults({ nodes }: CompiledDefinition, exploration: Exploration): Finding[] {
  const findings = new Map<string, Finding>();
  for (const configuration of exploration.configurations) {
    if (configuration.done) continue;
    for (const path of configuration.active) {
      const node = nodes.get(path);
      if (node?.type !== 'atomic' || findings.has(path) || waitsOnSomebody({ nodes }, node)) continue;
      const { zh, en } = named(path);
      findings.set(
        path,
        fault(
          'waits-on-nobody',
          path,
          `状态${zh}无人可推进：没有任务、期限或可由外部发出的事件`,
          `${en} waits on nobody: no task, no deadline that moves it, no event anybody could send`,
          { at: locate(path), path: spell(pathTo(exploration, configuration.index)) },
        ),
      );
    }
  }
  return [...findings.values()];
}

/**
 * A task, a deadline with a transition, or an event that somebody may send without holding a task. An event of an outer state
 * that only changes variables helps where an `always` reads them.
 */
function waitsOnSomebody({ nodes }: Pick<CompiledDefinition, 'nodes'>, atomic: StateNode): boolean {
  const line = [...lineage(nodes, atomic.path)];
  const reacts = line.some(({ transitions }) => transitions.some(({ kind }) => kind === 'always'));
  return line.some(
    (node) =>
      node.meta.task !== undefined ||
      node.transitions.some(
        (transition) =>
          transition.kind === 'after' ||
          (transition.kind === 'event' &&
            byOf(transition).some((by) => by !== 'task') &&
            (transition.targets.length > 0 || reacts || node === atomic)),
      ),
  );
}

/** Configurations from which no end can be reached, told by the states that occur in no better one. */
function deadEnds(exploration: Exploration): Finding[] {
  const { configurations } = exploration;
  const alive = canEnd(exploration);
  const dead = configurations.filter(({ index }) => !alive.has(index));
  if (dead.length === 0) return [];
  if (alive.size === 0)
    return [
      fault(
        'no-end',
        null,
        '任何路径都到不了终结状态',
        'No case can ever end: no final state of the machine is reached',
      ),
    ];
  const livingStates = new Set([...alive].flatMap((index) => configurations[index]?.active ?? []));
  const findings = new Map<string, Finding>();
  for (const configuration of dead) {
    const culprits = innermost(configuration).filter((path) => !livingStates.has(path));
    for (const path of culprits)
      if (!findings.has(path)) findings.set(path, deadEnd(exploration, configuration, [path]));
  }
  const first = dead[0];
  if (findings.size === 0 && first) return [deadEnd(exploration, first, innermost(first))];
  return [...findings.values()];
}

function deadEnd(exploration: Exploration, { index }: Configuration, paths: string[]): Finding {
  const zh = paths.map((path) => named(path).zh).join('与');
  const en = paths.map((path) => named(path).en).join(' together with ');
  const [state = ''] = paths;
  return fault('cannot-end', state, `从状态${zh}出发无法到达任何终结状态`, `From ${en} no case can ever end`, {
    at: locate(state),
    path: spell(pathTo(exploration, index)),
  });
}

export const innermost = ({ active }: Pick<Configuration, 'active'>): string[] =>
  active.filter((path) => !active.some((other) => path === '' || other.startsWith(`${path}.`)));

/** Indexes of the configurations from which an end can be reached. */
function canEnd({ configurations, moves }: Exploration): Set<number> {
  const before: number[][] = configurations.map(() => []);
  for (const { from, to } of moves.flat()) if (from !== null) before[to]?.push(from);
  const alive = new Set(configurations.filter(({ done }) => done).map(({ index }) => index));
  for (const index of alive) for (const from of before[index] ?? []) alive.add(from);
  return alive;
}

function circles({ circles: found }: Exploration): Finding[] {
  const told = new Set<string>();
  return found.flatMap(({ circle, path }): Finding[] => {
    if (told.has(circle.transition)) return [];
    told.add(circle.transition);
    const state = circle.transition.slice(0, circle.transition.indexOf(':'));
    const { zh, en } = named(state);
    const extra = { at: locate(state), path: spell(path) };
    return circle.endless
      ? [
          fault(
            'endless-always',
            state,
            `状态${zh}的 always 转移会无限循环`,
            `The \`always\` of ${en} goes round for ever`,
            extra,
          ),
        ]
      : [
          doubt(
            'circular-always',
            state,
            `状态${zh}的 always 转移可能循环，须由其操作使条件不再成立`,
            `The \`always\` of ${en} can go round; only its actions could end that`,
            extra,
          ),
        ];
  });
}

/** A branch behind one that always holds, or behind guards that exclude it. */
function neverTaken({ nodes }: CompiledDefinition, { forms }: Exploration): Finding[] {
  return transitionsIn(nodes).flatMap((transition) => {
    const { id, source, trigger } = transition;
    if (forms.took.has(id) || !forms.entered.has(source)) return [];
    const { zh, en } = named(source);
    return [
      doubt(
        'never-taken',
        source,
        `状态${zh}的转移 ${trigger} 从不发生`,
        `A branch of ${trigger} at ${en} is never taken`,
        {
          at: locateTransition(nodes, transition),
        },
      ),
    ];
  });
}
