import type { By, TaskMeta, Text } from './definition.js';
import { CommandRefused } from './errors.js';
import { byOf, findState, taskStateOf, type StateNode, type StateNodes, type Transition } from './nodes.js';
import { officeFor } from './tasks.js';
import { factOf, type Scope } from './scope.js';
import { isVotedDown, missingSigners, voteOf } from './verbs/signing.js';
import type { Actor, Authority, Capacity, CaseState, Seat, TaskState } from './state.js';

/** What a permitted command acts on, and as whom. */
export interface Permission {
  capacity: Capacity;
  /** The state whose task this answers, when it is a task holder's command. */
  task?: { key: string; state: StateNode; task: TaskState };
}

/** The window that enters what the citizen asks or objects: the law lets the household come in person. */
const WINDOW: Seat[] = [
  { office: 'township.window', role: 'clerk' },
  { office: 'township.civilAffairs', role: 'handler' },
];

/**
 * Decides whether the actor may send a transition's event, and in which capacity: holder of the task, somebody with a named
 * role, the public, another case.
 *
 * @throws CommandRefused `not-permitted`, `separation-of-duties`, `authority-missing`; FactNeeded
 */
export function permit(
  scope: Scope,
  state: CaseState,
  transition: Transition,
  actor: Actor,
  taskKey?: string,
): Permission {
  const permission = firstPermitted(byOf(transition), (by) =>
    by === 'task' ? permitTask(scope, state, transition, actor, taskKey) : { capacity: capacityFor(scope, by, actor) },
  );
  if (transition.meta.decides) requireAuthority(scope, permission.capacity);
  return permission;
}

/** Refusals that another way would get round. */
const HOLDS_FOR_EVERY_WAY = new Set<CommandRefused['code']>([
  'separation-of-duties',
  'task-suspended',
  'task-delegated',
  'signatures-missing',
  'vote-lost',
]);

/** Tries one way after the other; when none is open, the reason of the first one is what the sender is told. */
export function firstPermitted<B, T>(ways: readonly B[], attempt: (by: B) => T): T {
  let first: CommandRefused | undefined;
  for (const way of ways) {
    try {
      return attempt(way);
    } catch (error) {
      // Who must keep out of it may not come in by another way either.
      if (!(error instanceof CommandRefused) || HOLDS_FOR_EVERY_WAY.has(error.code)) throw error;
      first ??= error;
    }
  }
  throw first ?? notPermitted({ zh: '系统', en: 'nobody' });
}

/** The capacity in which an actor may do what `by` describes (all but a task). @throws CommandRefused `not-permitted` */
export function capacityFor(scope: Scope, by: Exclude<By, 'task'>, actor: Actor): Capacity {
  const capacity = actor.kind === 'user' ? userCapacity(scope, by, actor) : otherCapacity(by, actor);
  if (capacity) return capacity;
  if (typeof by === 'string') throw notPermitted(WAYS[by]);
  // Whom nobody asked for an office does not need it resolved: that could take a fact.
  const seats = [actor.kind === 'user' ? seatOf(scope, by) : by];
  throw notPermittedBut(seats);
}

function userCapacity(scope: Scope, by: Exclude<By, 'task'>, actor: Extract<Actor, { kind: 'user' }>): Capacity | null {
  if (by === 'case') return null;
  const wanted = typeof by === 'string' ? WINDOW : [by];
  for (const { office, role } of wanted) {
    const seat = seatIn(actor.seats, officeFor(scope, office), role);
    if (seat) return { kind: 'user', user: actor.user, ...seat, ...(typeof by === 'string' ? { behalf: by } : {}) };
  }
  return null;
}

function otherCapacity(by: Exclude<By, 'task'>, actor: Exclude<Actor, { kind: 'user' }>): Capacity | null {
  if (actor.kind === 'case') return by === 'case' ? actor : null;
  return actor.kind === by || (actor.kind === 'applicant' && by === 'public') ? actor : null;
}

function permitTask(
  scope: Scope,
  state: CaseState,
  transition: Transition,
  actor: Actor,
  taskKey?: string,
): Permission {
  const node = taskStateOf(scope.nodes, transition.source);
  const open = Object.entries(state.tasks).filter(([, task]) => task.state === node?.path && !task.signs);
  if (!node || actor.kind !== 'user') throw notPermitted(HOLDER);
  const named = taskKey === undefined ? open : open.filter(([key]) => key === taskKey);
  for (const [key, task] of named) {
    const seat = seatIn(actor.seats, task.office, task.role);
    if (!seat) continue;
    const capacity = { kind: 'user' as const, user: actor.user, ...seat };
    separate(scope, state, node, personsOf(capacity), task);
    requireReady(task, transition.trigger);
    return { capacity, task: { key, state: node, task } };
  }
  if (taskKey !== undefined && named.length === 0) {
    throw new CommandRefused('not-possible', 'That task is not open any more.', '该任务已不在待办之列。', {
      task: taskKey,
    });
  }
  const seats = named.map(([, { office, role }]) => ({ office, role }));
  throw seats.length > 0 ? notPermittedBut(seats) : notPermitted(HOLDER);
}

/** One's own seat goes before one held for somebody else. */
export const seatIn = (seats: readonly Seat[], office: string, role: string): Seat | undefined => {
  const fitting = seats.filter((seat) => seat.office === office && seat.role === role);
  return fitting.find((seat) => seat.for === undefined) ?? fitting[0];
};

/** Everybody who acts when somebody acts in this capacity: whoever is represented counts as having acted. */
export const personsOf = (capacity: Capacity): string[] =>
  capacity.kind === 'user' ? [capacity.user, ...(capacity.for === undefined ? [] : [capacity.for])] : [];

/**
 * `distinctFrom`, `notRelatedTo` and `minActors`: separation of duties, judged by the persons and never by the seat.
 *
 * @param asked the task they are about to act on, when it is one already open
 */
export function separate(
  scope: Scope,
  state: CaseState,
  node: StateNode,
  persons: readonly string[],
  asked?: TaskState,
): void {
  const task = node.meta.task;
  if (!task) return;
  for (const other of keptApart(scope, state, node)) {
    if (persons.some((user) => actedIn(state, other, user))) throw separated(scope.nodes, other, 'distinctFrom');
  }
  if (asked?.signing?.signers.some(({ signed }) => signed && persons.some((user) => signedBy(signed, user)))) {
    throw new CommandRefused(
      'separation-of-duties',
      'You have signed this task; somebody else must complete it.',
      '您已就该任务会签，须由他人办结。',
      { rule: 'signers' },
    );
  }
  if (task.notRelatedTo && persons.some((user) => (factOf(scope, 'relatedOfficers') as string[]).includes(user))) {
    throw new CommandRefused(
      'separation-of-duties',
      'You are registered as a near relative of a member of this household and must recuse yourself.',
      '您已登记为该家庭成员的近亲属，应当回避。',
      { rule: 'notRelatedTo' },
    );
  }
  if (task.minActors !== undefined && !asked?.signs) requireDifferentPeople(state, node.path, task, persons);
}

export const signedBy = (signed: { by: string; for?: string }, user: string): boolean =>
  signed.by === user || signed.for === user;

/**
 * States nobody who acts here may have acted in. A case sent back does its steps in an order the definition's own proof
 * has not seen, so from then on separation is judged both ways.
 */
function keptApart({ definition, nodes }: Scope, state: CaseState, node: StateNode): string[] {
  const named = (at: string, references: string[] = []): string[] =>
    references.map((name) => findState(nodes, name, at));
  const own = named(node.path, node.meta.task?.distinctFrom);
  if (state.sentBack === undefined) return own;
  const lies = (other: string): boolean => node.path === other || node.path.startsWith(`${other}.`);
  const reverse = [...nodes.values()]
    .filter(({ path, meta }) => named(path, meta.task?.distinctFrom).some(lies))
    .map(({ path }) => path);
  const groups = (definition.invariants ?? []).map(({ apart }) => named('', apart));
  const apart = groups.filter((group) => group.some(lies)).flatMap((group) => group.filter((other) => !lies(other)));
  return [...new Set([...own, ...reverse, ...apart])];
}

/** What the verbs have made of a task may keep it from being completed. */
function requireReady(task: TaskState, command: string): void {
  if (task.suspended !== undefined) {
    throw new CommandRefused('task-suspended', 'This task is laid aside; resume it first.', '该任务已挂起，请先恢复。');
  }
  if (task.delegation) {
    throw new CommandRefused(
      'task-delegated',
      'This task is delegated; it is completed by its owner once it has been handed back.',
      '该任务已委派他人办理，须交还后由委派人办结。',
      { delegate: task.delegation.to },
    );
  }
  const missing = missingSigners(task.signing);
  if (missing.length === 0) return requireNotVotedDown(task, command);
  throw new CommandRefused(
    'signatures-missing',
    `This task waits for the signatures of ${missing.length} more; they can also be removed.`,
    `该任务还有 ${missing.length} 人未会签，可催办或减签。`,
    { signers: missing.map(({ user }) => user) },
  );
}

function requireNotVotedDown(task: TaskState, command: string): void {
  if (!isVotedDown(task.signing, command)) return;
  const vote = voteOf(task.signing);
  if (vote?.proposal !== command) {
    throw new CommandRefused(
      'vote-lost',
      'An earlier vote on this was lost. Do something else, or put it to another vote.',
      '该操作此前未通过会签表决；请另作处理，或重新提请表决。',
    );
  }
  const { agree, against, needed } = vote;
  throw new CommandRefused(
    'vote-lost',
    `The vote on this was lost: ${agree} agreed and ${against} did not, where ${needed} had to agree. Do something else, or put it to another vote.`,
    `该操作未通过会签表决（同意 ${agree}，不同意 ${against}，须 ${needed} 人同意）；请另作处理，或重新提请表决。`,
    { agree, against, needed },
  );
}

/** Refuses an answer after which too few parts would be left for the number of different people the law asks for. */
function requireDifferentPeople(state: CaseState, path: string, task: TaskMeta, persons: readonly string[]): void {
  const answered = Object.values(state.parts[path] ?? {}).flatMap((answer) =>
    answer ? [[answer['$by'] ?? '', ...(answer['$for'] === undefined ? [] : [answer['$for']])].map(String)] : [],
  );
  const open = Object.values(state.parts[path] ?? {}).filter((answer) => answer === null).length;
  if (differentPeople([...answered, persons]) + open - 1 >= (task.minActors ?? 0)) return;
  throw new CommandRefused(
    'separation-of-duties',
    `At least ${task.minActors} different people must sign here; you have already signed.`,
    `此处须由至少 ${task.minActors} 名不同人员签字，您已签字。`,
    { rule: 'minActors', minActors: task.minActors ?? 0 },
  );
}

/** Who acts for somebody and who is acted for are one person here, through every chain of them. */
function differentPeople(answers: readonly (readonly string[])[]): number {
  const groups: Set<string>[] = [];
  for (const persons of answers) {
    const touching = groups.filter((group) => persons.some((user) => group.has(user)));
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push(new Set([...persons, ...touching.flatMap((group) => [...group])]));
  }
  return groups.length;
}

const actedIn = (state: CaseState, path: string, user: string): boolean =>
  Object.entries(state.actors).some(
    ([acted, users]) => (acted === path || acted.startsWith(`${path}.`)) && users.includes(user),
  );

function separated(nodes: StateNodes, path: string, rule: string): CommandRefused {
  const title = nodes.get(path)?.meta.title;
  return new CommandRefused(
    'separation-of-duties',
    `You acted in "${title?.en ?? path}"; somebody else must do this.`,
    `您参与了 “${title?.zh ?? path}”，此步须由他人办理。`,
    { rule, state: path },
  );
}

function requireAuthority(scope: Scope, capacity: Capacity): void {
  const authority = factOf(scope, 'authority') as unknown as Authority;
  if (capacity.kind === 'user' && capacity.office === authority.office) return;
  throw new CommandRefused(
    'authority-missing',
    `Your office does not hold the authority to decide here today; ${authority.office} does.`,
    `您所在机构目前没有该事项的审核确认权限，现由 ${authority.office} 行使。`,
    { holder: authority.office, mode: authority.mode },
  );
}

const HOLDER: Text = { zh: '该任务的承办人', en: 'the holder of its task' };

const WAYS: Record<Extract<Exclude<By, 'task'>, string>, Text> = {
  public: { zh: '社会公众', en: 'the public' },
  applicant: { zh: '申请人（由乡镇受理窗口录入）', en: 'the applicant, through the window of the township' },
  case: { zh: '关联案件', en: 'another case' },
};

/** By code: whoever shows it to people knows what the codes are called. */
const seatText = (seats: readonly Seat[]): Text => ({
  zh: seats.map(({ office, role }) => `${office} 的 ${role}`).join('、'),
  en: seats.map(({ office, role }) => `the ${role} of ${office}`).join(', '),
});

/** The seat that a way in names, in this case's division. */
const seatOf = (scope: Scope, { office, role }: Exclude<By, string>): Seat => ({
  office: officeFor(scope, office),
  role,
});

/** The same where only these seats may. */
export const notPermittedBut = (seats: readonly Seat[]): CommandRefused => notPermitted(seatText(seats), seats);

export function notPermitted({ zh, en }: Text, seats: readonly Seat[] = []): CommandRefused {
  return new CommandRefused('not-permitted', `This may be done by ${en}.`, `此项操作只能由${zh}办理。`, {
    by: en,
    ...(seats.length > 0 ? { seats: seats.map(({ office, role }) => ({ office, role })) } : {}),
  });
}
