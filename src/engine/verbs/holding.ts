import { CommandRefused, FactNeeded, type RefusalCode } from '../errors.js';
import type { Json, Text } from '../definition.js';
import { countyOf } from '../offices.js';
import { notPermittedBut, personsOf, seatIn, separate, signedBy } from '../permission.js';
import type { CaseState, Seat, Signer, TaskState } from '../state.js';
import type { UserCapacity, VerbPermission, VerbRun } from './verb.js';

export const refusal = (code: RefusalCode, en: string, zh: string, detail: Record<string, Json> = {}): CommandRefused =>
  new CommandRefused(code, en, zh, detail);

type Found = Required<Pick<VerbPermission, 'key' | 'task' | 'node'>>;

/** What a definition forbids by these names, in words. */
const WORDS: Record<string, Text> = {
  transfer: { zh: '转办', en: 'transferring' },
  delegate: { zh: '委派', en: 'delegating' },
  countersign: { zh: '会签', en: 'countersigning' },
  return: { zh: '退回', en: 'returning' },
  suspend: { zh: '挂起', en: 'laying aside' },
  urge: { zh: '催办', en: 'urging' },
  takeBack: { zh: '收回', en: 'taking back' },
};

/** An open task whose definition does not forbid the verb. @throws CommandRefused */
export function openTask({ state, compiled }: VerbRun, key: string, verb: string): Found {
  const task = Object.hasOwn(state.tasks, key) ? state.tasks[key] : undefined;
  const node = task && compiled.nodes.get(task.state);
  if (!task || !node) {
    throw refusal('not-possible', 'That task is not open any more.', '该任务已不在待办之列。', { task: key });
  }
  if (node.meta.task?.forbid?.includes(verb)) {
    const words = WORDS[verb] ?? { zh: verb, en: verb };
    throw refusal(
      'verb-forbidden',
      `The procedure does not allow ${words.en} on this task.`,
      `该事项规定此任务不得${words.zh}。`,
      { verb },
    );
  }
  return { key, task, node };
}

/** The seat of a task, and that nothing keeps these persons out of it. @throws CommandRefused, FactNeeded */
export function seated(run: VerbRun, { task, node }: Found): UserCapacity {
  const seat = seatIn(run.actor.seats, task.office, task.role);
  if (!seat) throw notPermittedBut([{ office: task.office, role: task.role }]);
  const capacity: UserCapacity = { kind: 'user', user: run.actor.user, ...seat };
  separate(run.scope, run.state, node, personsOf(capacity), task);
  return capacity;
}

/** Who holds a task and may change it; the claim itself is shown to the transaction. @throws CommandRefused, FactNeeded */
export function holder(run: VerbRun, key: string, verb: string, aside = false): VerbPermission {
  const found = openTask(run, key, verb);
  const { task } = found;
  if (task.signs !== undefined) {
    throw refusal('not-possible', 'A signer can only sign here.', '会签任务只能签署意见。', { task: key });
  }
  if (task.suspended !== undefined && !aside) {
    throw refusal('task-suspended', 'This task is laid aside; resume it first.', '该任务已挂起，请先恢复。');
  }
  if (task.delegation) {
    throw refusal(
      'task-delegated',
      'This task is delegated; it must be handed back first.',
      '该任务已委派他人，须先交还。',
    );
  }
  return { capacity: seated(run, found), ...found };
}

/**
 * Seats of their own that each of these people holds today, as the directory knew them at this moment; none for whoever it does
 * not know, whatever they are called. @throws FactNeeded
 */
export function seatsOf({ scope }: VerbRun, users: string[]): Map<string, Seat[]> {
  const people = scope.facts['verb.people'];
  if (people === undefined) throw new FactNeeded('verb.people', { kind: 'people', ids: users });
  return new Map(Object.entries(people as unknown as Record<string, Seat[]>));
}

/**
 * Refuses whom a task may not go to: without the seat, kept out by separation of duties, or asked to sign it.
 *
 * @throws CommandRefused, FactNeeded
 */
export function requireSuitable(run: VerbRun, permission: VerbPermission, user: string, office: string): void {
  const { task, node, capacity } = permission;
  if (!task || !node) return;
  if (personsOf(capacity).includes(user)) {
    throw refusal('person-unsuitable', 'Name somebody other than yourself.', '请指定本人以外的人员。');
  }
  const seats = (seatsOf(run, [user]).get(user) ?? []).filter((seat) => seat.for === undefined);
  if (!seatIn(seats, office, task.role)) {
    throw refusal(
      'person-unsuitable',
      `That person is not ${task.role} of ${office} today.`,
      `该人员目前不是 ${office} 的 ${task.role}。`,
      { lacks: { office, role: task.role } },
    );
  }
  if (task.signing?.signers.some((signer) => isSignerOf(signer, user))) {
    throw refusal(
      'person-unsuitable',
      'That person is asked to sign this task, or has signed it.',
      '该人员是此任务的会签人，或已就此任务签署意见。',
    );
  }
  requireUnbarred(run, permission, user);
}

/** Somebody who signed, in whatever round and for whomever, could not act on the task: it would be stuck with them. */
const isSignerOf = ({ user: named, removed, signed }: Signer, user: string): boolean =>
  (named === user && removed === undefined) || (signed !== undefined && signedBy(signed, user));

/** @throws CommandRefused when the person may not act on the task */
export function requireUnbarred(run: VerbRun, { node }: VerbPermission, user: string): void {
  if (!node) return;
  try {
    separate(run.scope, run.state, node, [user]);
  } catch (error) {
    if (!(error instanceof CommandRefused)) throw error;
    throw refusal(
      'separation-of-duties',
      'That person may not act here: they acted in a step this one must be kept apart from, or must recuse themselves.',
      '该人员依规定应当回避此步骤，请另行指定。',
      error.detail,
    );
  }
}

/** Whether an office lies in the county of the case or above it. */
export function inLine({ state }: VerbRun, office: string): boolean {
  const [division = ''] = office.split(':');
  return division.startsWith(countyOf(state.division)) || state.division.startsWith(division);
}

export const withTask = (state: CaseState, key: string, task: TaskState): CaseState => ({
  ...state,
  tasks: { ...state.tasks, [key]: task },
});

/** A task without some of what verbs made of it: absent, not undefined, so that digests stay those of a task nobody touched. */
export function without<K extends keyof TaskState>(task: TaskState, ...names: K[]): TaskState {
  const left = { ...task };
  for (const name of names) delete left[name];
  return left;
}
