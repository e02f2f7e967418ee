import { notPermittedBut } from '../permission.js';
import type { Seat, TaskState } from '../state.js';
import { openTask, without, withTask } from './holding.js';
import { REASON, schema, type Verb, type VerbPermission } from './verb.js';

/**
 * 收回: the head of the office frees a task whose holder is away. It is no act on the case: whoever does it may still decide
 * later, where who worked on the task may not.
 */
export const takeBack: Verb = {
  type: 'TASK.TAKE_BACK',
  name: 'takeBack',
  of: 'task',
  title: { zh: '收回', en: 'Take back' },
  schema: schema({ reason: REASON }, ['reason']),
  permit(run, key) {
    const found = openTask(run, key, 'takeBack');
    const seat = run.actor.seats.find((own) => heads(own, found.task));
    if (!seat) throw notPermittedBut(['supervisor', 'approver'].map((role) => ({ office: found.task.office, role })));
    return { capacity: { kind: 'user', user: run.actor.user, ...seat }, ...found, unclaimed: true };
  },
  apply(run, permission) {
    const { key, task } = permission as VerbPermission & { key: string; task: TaskState };
    return {
      state: withTask(run.state, key, without(task, 'delegation', 'suspended')),
      claim: { task: key, to: null, ended: 'takenBack', held: true },
    };
  },
};

/** In the office itself, as approver of its division, or as supervisor of the same department above it. */
function heads({ office, role }: Seat, task: TaskState): boolean {
  const [own = '', department] = office.split(':');
  const [its = '', other] = task.office.split(':');
  if (role === 'approver') return own === its || (department === other && its.startsWith(own));
  return role === 'supervisor' && department === other && its.startsWith(own);
}
