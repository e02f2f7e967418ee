import type { CompiledDefinition } from './compile.js';
import type { By, Definition } from './definition.js';
import { byOf, listOf, taskStateOf, type Transition } from './nodes.js';
import { countyOf, officeOf } from './offices.js';
import type { Actor, Authority, CaseState, Facts, Seat, TaskState } from './state.js';
import { taskKey } from './tasks.js';

/** A case that never existed; senders of messages need some name. */
const OTHER_CASE = '00000000-0000-7000-8000-000000000000';

/** What a command of a scenario is sent as: the actor, and the task it answers when a part is named. */
export interface Sender {
  actor: Actor;
  task?: string;
}

/**
 * Who sends a scenario's command. A person is given exactly the seats it asks for, so that of the rules about people only
 * those about names decide: separation of duties, relatives.
 */
export function senderOf(
  compiled: CompiledDefinition,
  state: CaseState | null,
  transition: Transition | undefined,
  { by, part }: { by: string; part?: string },
  facts: Facts,
): Sender {
  const division = state?.division ?? String(facts['division']);
  if (by === 'public' || by === 'applicant' || by === 'system') return { actor: { kind: by } };
  if (by === 'case') return { actor: { kind: 'case', county: countyOf(division), caseId: OTHER_CASE } };
  const ways = state === null ? openingWays(compiled.definition) : transition ? byOf(transition) : [];
  const tasks = openTasks(compiled, state, transition, part);
  const seats = ways.flatMap((way) => seatsFor(way, division, facts, tasks));
  const key = part === undefined ? undefined : (tasks[0]?.key ?? closedTask(compiled, state, transition, part));
  return { actor: { kind: 'user', user: by, seats }, ...(key === undefined ? {} : { task: key }) };
}

const openingWays = ({ opening }: Definition): By[] => listOf<By>(opening.by);

function seatsFor(way: By, division: string, facts: Facts, tasks: { task: TaskState }[]): Seat[] {
  if (way === 'case') return [];
  if (way === 'task') return tasks.slice(0, 1).map(({ task: { office, role } }) => ({ office, role }));
  const { office, role } = typeof way === 'string' ? { office: 'township.window', role: 'clerk' } : way;
  const authority = facts['authority'] as unknown as Authority | undefined;
  const resolved = office === 'decider' ? authority?.office : officeOf(office, division);
  return resolved ? [{ office: resolved, role }] : [];
}

/** Open tasks that the command may answer: of the part, when one is named. */
function openTasks(
  { nodes }: CompiledDefinition,
  state: CaseState | null,
  transition: Transition | undefined,
  part: string | undefined,
): { key: string; task: TaskState }[] {
  const path = transition && taskStateOf(nodes, transition.source)?.path;
  return Object.entries(state?.tasks ?? {})
    .filter(([, task]) => task.state === path && (part === undefined || task.part === part))
    .map(([key, task]) => ({ key, task }));
}

/** The key a part's task would have, for a part that has answered already or never was. */
function closedTask(
  { nodes }: CompiledDefinition,
  state: CaseState | null,
  transition: Transition | undefined,
  part: string,
): string {
  const path = (transition && taskStateOf(nodes, transition.source)?.path) ?? '';
  return taskKey(path, state?.entered[path] ?? 0, part);
}
