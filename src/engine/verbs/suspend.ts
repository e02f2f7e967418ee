import { personsOf } from '../permission.js';
import type { TaskState } from '../state.js';
import { holder, refusal, without, withTask } from './holding.js';
import { REASON, schema, type Verb, type VerbPermission } from './verb.js';

type OnTask = VerbPermission & { key: string; task: TaskState };

/** 挂起: the task leaves its holder's list. No legal clock stops for it: that is for the definition's own `suspend` to say. */
export const suspend: Verb = {
  type: 'TASK.SUSPEND',
  name: 'suspend',
  of: 'task',
  title: { zh: '挂起', en: 'Lay aside' },
  schema: schema({ reason: REASON }, ['reason']),
  permit: (run, key) => holder(run, key, 'suspend'),
  apply(run, permission) {
    const { key, task, capacity } = permission as OnTask;
    return {
      state: withTask(run.state, key, { ...task, suspended: run.scope.seq }),
      acted: personsOf(capacity),
      note: {
        zh: '任务已挂起；法定期限照常计算，不因挂起而中止。',
        en: 'The task is laid aside. The legal time limits run on all the same.',
      },
    };
  },
};

/** 恢复 */
export const resume: Verb = {
  type: 'TASK.RESUME',
  name: 'suspend',
  of: 'task',
  title: { zh: '恢复', en: 'Resume' },
  schema: schema({}),
  permit(run, key) {
    const permission = holder(run, key, 'suspend', true);
    if (permission.task?.suspended !== undefined) return permission;
    throw refusal('not-possible', 'This task is not laid aside.', '该任务未挂起。', { task: key });
  },
  apply(run, permission) {
    const { key, task, capacity } = permission as OnTask;
    return { state: withTask(run.state, key, without(task, 'suspended')), acted: personsOf(capacity) };
  },
};
