import { notPermitted, personsOf, seatIn } from '../permission.js';
import type { TaskState } from '../state.js';
import { holder, openTask, refusal, requireSuitable, without, withTask } from './holding.js';
import { REASON, schema, USER, type Verb, type VerbPermission } from './verb.js';

type OnTask = VerbPermission & { key: string; task: TaskState };

/** 委派: a colleague does the work; completing it stays with the owner. */
export const delegate: Verb = {
  type: 'TASK.DELEGATE',
  name: 'delegate',
  of: 'task',
  title: { zh: '委派', en: 'Delegate' },
  schema: schema({ to: USER, reason: REASON }, ['to', 'reason']),
  permit: (run, key) => holder(run, key, 'delegate'),
  apply(run, permission) {
    const { key, task, capacity } = permission as OnTask;
    const { to } = run.command.data as { to: string };
    requireSuitable(run, permission, to, task.office);
    return {
      state: withTask(run.state, key, { ...task, delegation: { by: capacity.user, to } }),
      acted: [...personsOf(capacity), to],
      claim: { task: key, to, ended: 'delegated' },
    };
  },
};

/** 交还: the delegate hands back with an opinion, or the owner takes the work back unfinished. */
export const handBack: Verb = {
  type: 'TASK.HAND_BACK',
  name: 'delegate',
  of: 'task',
  title: { zh: '交还', en: 'Hand back' },
  schema: schema({ opinion: REASON }),
  permit(run, key) {
    const found = openTask(run, key, 'delegate');
    const { delegation, office, role } = found.task;
    if (!delegation) throw refusal('not-possible', 'This task is not delegated.', '该任务未委派他人。', { task: key });
    const seat = seatIn(run.actor.seats, office, role);
    const capacity = seat && { kind: 'user' as const, user: run.actor.user, ...seat };
    const persons = capacity ? personsOf(capacity) : [];
    if (capacity && persons.includes(delegation.to)) return { capacity, ...found };
    if (capacity && persons.includes(delegation.by)) return { capacity, ...found, unclaimed: true };
    throw notPermitted({ zh: '该任务的受托人或委派人', en: 'the delegate of this task, or its owner' });
  },
  apply(run, permission) {
    const { key, task, capacity } = permission as OnTask;
    return {
      state: withTask(run.state, key, without(task, 'delegation')),
      acted: personsOf(capacity),
      claim: { task: key, to: task.delegation?.by ?? capacity.user, ended: 'handedBack' },
    };
  },
};
