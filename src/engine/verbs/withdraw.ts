import { FactNeeded } from '../errors.js';
import { notPermitted, notPermittedBut } from '../permission.js';
import type { CaseState, Seat } from '../state.js';
import { refusal } from './holding.js';
import type { PastEvent } from './past.js';
import { REASON, schema, type Verb, type VerbRun } from './verb.js';

/**
 * 撤回: one's own last command, as long as nobody has acted after it and nothing has left the house. The case stands as
 * before, its legal clocks included; that one acted is not forgotten.
 */
export const withdraw: Verb = {
  type: 'CASE.WITHDRAW',
  name: 'withdraw',
  of: 'case',
  title: { zh: '撤回', en: 'Withdraw' },
  schema: schema({ reason: REASON }, ['reason']),
  permit(run) {
    const last = lastEvent(run);
    const { user, office, role, for: represented } = last;
    if (user !== run.actor.user || office === null || role === null || last.behalf !== null) {
      throw notPermitted({
        zh: '作出本案最近一次操作的人员（其后未有新的进展）',
        en: 'whoever sent the last command of this case, while nothing has followed it',
      });
    }
    const seat: Seat = { office, role, ...(represented === null ? {} : { for: represented }) };
    if (
      !run.actor.seats.some((own) => own.office === office && own.role === role && (own.for ?? null) === represented)
    ) {
      throw notPermittedBut([{ office, role }]);
    }
    requireUndoable(run, last);
    const { task } = last;
    return { capacity: { kind: 'user', user, ...seat }, unclaimed: true, ...(task === null ? {} : { key: task }) };
  },
  apply(run, { key, capacity }) {
    const before = run.scope.facts['verb.before'];
    if (before === undefined) throw new FactNeeded('verb.before', { kind: 'before', seq: run.scope.seq });
    const { settings, actors, tasks } = run.state;
    const state = { ...(before as unknown as CaseState), settings, actors };
    const reopened = key !== undefined && key in state.tasks && !(key in tasks);
    return {
      state,
      ...(reopened ? { claim: { task: key, to: capacity.user, ended: 'withdrawn' as const } } : {}),
    };
  },
};

function lastEvent({ scope }: VerbRun): PastEvent {
  const last = scope.facts['verb.last'];
  if (last === undefined) throw new FactNeeded('verb.last', { kind: 'last', seq: scope.seq });
  return last as unknown as PastEvent;
}

function requireUndoable({ compiled: { nodes } }: VerbRun, { type, task, took, effects }: PastEvent): void {
  const forbidden = nodes.get(task?.split('#')[0] ?? '')?.meta.task?.forbid?.includes('withdraw');
  if (forbidden) {
    throw refusal('verb-forbidden', 'The procedure allows no withdrawal here.', '该事项规定此环节不得撤回。', {
      verb: 'withdraw',
    });
  }
  const metas = took.flatMap((id) => {
    const transition = nodes.get(id.slice(0, id.indexOf(':')))?.transitions.find((one) => one.id === id);
    return transition ? [transition.meta] : [];
  });
  if (effects.length > 0) {
    throw refused(
      `it has had effects (${[...new Set(effects)].join(', ')}) that cannot be taken back`,
      `该操作已产生对外效果（${[...new Set(effects)].join('、')}），不能撤回`,
    );
  }
  if (metas.some(({ accepts }) => accepts)) throw refused('it accepted the application', '该操作为受理决定，不能撤回');
  if (metas.some(({ decides }) => decides)) throw refused('it decided the case', '该操作为审核确认决定，不能撤回');
  if (type === 'OPEN' || type.includes('.')) {
    throw refused(
      'it is no step of the procedure; its own counterpart undoes it',
      '该操作不属于流程步骤，请使用相应的反向操作',
    );
  }
}

const refused = (en: string, zh: string) =>
  refusal('withdraw-refused', `The last command cannot be withdrawn: ${en}.`, `${zh}。`);
