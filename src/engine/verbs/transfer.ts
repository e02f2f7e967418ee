import { personsOf } from '../permission.js';
import type { TaskState } from '../state.js';
import { holder, refusal, requireSuitable, withTask } from './holding.js';
import { REASON, schema, USER, type Verb, type VerbRun } from './verb.js';

/** 转办: the work goes to somebody who could have claimed it as well, and the claim goes with it. */
export const transfer: Verb = {
  type: 'TASK.TRANSFER',
  name: 'transfer',
  of: 'task',
  title: { zh: '转办', en: 'Transfer' },
  schema: schema({ to: USER, office: { type: 'string', maxLength: 60 }, reason: REASON }, ['to', 'reason']),
  permit: (run, key) => holder(run, key, 'transfer'),
  apply(run, permission) {
    const { key = '', task, capacity } = permission as { key?: string; task: TaskState } & typeof permission;
    const { to, office = task.office } = run.command.data as { to: string; office?: string };
    requireReachable(run, task, office);
    requireSuitable(run, permission, to, office);
    return {
      state: withTask(run.state, key, { ...task, office }),
      acted: personsOf(capacity),
      claim: { task: key, to, ended: 'transferred' },
    };
  },
};

/** Digits of a division's parent, by its own. */
const PARENT: Record<number, number> = { 4: 2, 6: 4, 9: 6, 12: 9 };

function requireReachable({ compiled }: VerbRun, task: TaskState, office: string): void {
  if (office === task.office) return;
  const [from = '', department] = task.office.split(':');
  const [to = '', other] = office.split(':');
  const parent = from.slice(0, PARENT[from.length] ?? from.length);
  const sister = department === other && from.length === to.length && to.startsWith(parent);
  if (sister && compiled.nodes.get(task.state)?.meta.task?.transferTo === 'sameLevel') return;
  throw refusal(
    'office-unsuitable',
    `This task cannot leave ${task.office}${sister ? ': its procedure does not allow it' : ' for another kind of office'}.`,
    sister ? `该事项规定此任务不得转出 ${task.office}。` : `此任务不能转给 ${office}，只能转给同级同类机构。`,
    { office },
  );
}
