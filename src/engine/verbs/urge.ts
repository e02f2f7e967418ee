import { notPermitted } from '../permission.js';
import type { TaskState } from '../state.js';
import { openTask, refusal, withTask } from './holding.js';
import { REASON, schema, type Verb, type VerbPermission } from './verb.js';

/** 催办: anybody in the line of the case asks for it to go on, each office once a day. */
export const urge: Verb = {
  type: 'TASK.URGE',
  name: 'urge',
  of: 'task',
  title: { zh: '催办', en: 'Urge' },
  schema: schema({ reason: REASON }),
  permit(run, key) {
    const found = openTask(run, key, 'urge');
    const offices = new Set(Object.values(run.state.tasks).map(({ office }) => office));
    const seats = run.actor.seats.filter(({ office }) => {
      const [division = ''] = office.split(':');
      return offices.has(office) || run.state.division.startsWith(division);
    });
    if (seats.length === 0)
      throw notPermitted({ zh: '本案办理链条上的机构', en: 'an office in the line of this case' });
    const seat = seats.find(({ office }) => found.task.urged?.[office] !== run.scope.facts.today);
    if (seat) return { capacity: { kind: 'user', user: run.actor.user, ...seat }, ...found, unclaimed: true };
    throw refusal(
      'already-urged',
      'Your office has urged this task today already; it can do so again tomorrow.',
      '贵机构今日已催办过该任务，明日可再催办。',
      { office: seats[0]?.office ?? '' },
    );
  },
  apply(run, permission) {
    const { key, task, capacity } = permission as VerbPermission & { key: string; task: TaskState };
    const urged = { ...task.urged, [capacity.office]: run.scope.facts.today };
    return {
      state: withTask(run.state, key, { ...task, urged, urgings: (task.urgings ?? 0) + 1 }),
      urged: { task: key, office: task.office, role: task.role, by: capacity.office },
    };
  },
};
