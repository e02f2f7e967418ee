import { LEAVE } from '../compile.js';
import type { JsonObject, Text } from '../definition.js';
import { FactNeeded } from '../errors.js';
import { activePaths, lineage, type StateNodes } from '../nodes.js';
import { personsOf } from '../permission.js';
import type { CaseState, Resume, TaskState } from '../state.js';
import { holder, refusal } from './holding.js';
import { isOutward, type PastEvent } from './past.js';
import { REASON, schema, type Verb, type VerbPermission, type VerbRun } from './verb.js';

/**
 * 退回: to an earlier step in which somebody acted. `again` does everything after it once more; `back` comes straight back
 * here once it is done as it was done before.
 */
export const sendBack: Verb = {
  type: 'TASK.RETURN',
  name: 'return',
  of: 'task',
  title: { zh: '退回', en: 'Return' },
  schema: schema(
    { to: { type: 'string', minLength: 1, maxLength: 200 }, resume: { enum: ['again', 'back'] }, reason: REASON },
    ['to', 'resume', 'reason'],
  ),
  permit(run, key) {
    const permission = holder(run, key, 'return');
    const at = permission.task?.state ?? '';
    if (earlierSteps(run.compiled.nodes, run.state, at).length === 0) throw refused(NEVER_THERE);
    requireFreeToLeave(run, permission as OnTask);
    return permission;
  },
  apply(run, permission) {
    const { task, capacity } = permission as OnTask;
    const { to, resume } = run.command.data as { to: string; resume: 'again' | 'back' };
    if (!earlierSteps(run.compiled.nodes, run.state, task.state).includes(to)) throw refused(NEVER_THERE, { to });
    requireFreeToLeave(run, permission as OnTask, to);
    const since = eventsSince(run, to);
    const back = resume === 'back' ? wayBack(run, since, to, task.state) : undefined;
    const moved = run.move(LEAVE, { leave: { from: task.state, to } });
    if (!moved || !activePaths(run.compiled.nodes, moved.state.value).includes(to))
      throw refused(WOULD_NOT_STAY, { to });
    const { resume: _resume, ...state } = moved.state;
    const ways = back ? [...(run.state.resume ?? []), back] : [];
    return {
      state: { ...state, sentBack: (state.sentBack ?? 0) + 1, ...(ways.length === 0 ? {} : { resume: ways }) },
      moved,
      acted: personsOf(capacity),
    };
  },
};

type OnTask = VerbPermission & { key: string; task: TaskState };

/** Steps with a task in which somebody acted and where the case does not stand now. */
export function earlierSteps(nodes: StateNodes, state: CaseState, at: string): string[] {
  const active = new Set(activePaths(nodes, state.value));
  return Object.keys(state.actors).filter(
    (path) => path !== at && nodes.get(path)?.meta.task && !active.has(path) && !path.startsWith(`${at}.`),
  );
}

/** Nothing that the law counts may be cut off, and nobody else's work dropped. @param to checks what any return would leave, if absent */
function requireFreeToLeave({ compiled: { nodes }, state }: VerbRun, { key, task }: OnTask, to?: string): void {
  const domain = to === undefined ? task.state : commonParent(nodes, task.state, to);
  const left = activePaths(nodes, state.value).filter((path) =>
    to === undefined ? path === domain || path.startsWith(`${domain}.`) : path !== domain && isWithin(path, domain),
  );
  const own = nodes.get(task.state)?.meta.task?.due;
  const clock = Object.values(state.clocks).find(
    ({ state: at, period, kind }) => left.includes(at) && !(at === task.state && kind === 'alarm' && period === own),
  );
  if (clock) {
    throw refused(
      {
        zh: `退回将离开仍在计算法定期限 “${clock.period}” 的环节`,
        en: `it would leave a step whose legal period "${clock.period}" is running`,
      },
      { clock: clock.period, state: clock.state },
    );
  }
  const others = Object.entries(state.tasks).filter(
    ([other, { state: at, signs }]) => other !== key && signs !== key && left.includes(at),
  );
  if (others.length === 0) return;
  throw refused(
    { zh: '同一环节尚有他人的待办任务', en: 'others still have open tasks in the steps it would leave' },
    { tasks: others.map(([other]) => other) },
  );
}

const isWithin = (path: string, domain: string): boolean => domain === '' || path.startsWith(`${domain}.`);

/** The state inside which XState leaves and enters, for a transition from one state to another. */
function commonParent(nodes: StateNodes, from: string, to: string): string {
  const above = new Set([...lineage(nodes, to)].slice(1).map(({ path }) => path));
  return (
    [...lineage(nodes, from)].slice(1).find(({ path, type }) => above.has(path) && type !== 'parallel')?.path ?? ''
  );
}

/** The events from the last one that answered the task of `to`; none of them may be past recall. */
function eventsSince(run: VerbRun, to: string): PastEvent[] {
  const trail = run.scope.facts['verb.trail'];
  if (trail === undefined) throw new FactNeeded('verb.trail', { kind: 'trail', seq: run.scope.seq });
  const events = trail as unknown as PastEvent[];
  const acted = events.findLastIndex(({ task, type }) => !type.includes('.') && (task?.startsWith(`${to}#`) ?? false));
  const since = acted < 0 ? events : events.slice(acted);
  const outward = since.find(isOutward);
  if (outward) {
    throw refused(
      {
        zh: `该步骤之后已产生不可撤销的对外效果（${outward.effects.join('、')}）`,
        en: `what has happened since had effects outside that cannot be undone (${outward.effects.join(', ')})`,
      },
      { to, seq: outward.seq, effects: outward.effects },
    );
  }
  if (acted < 0) throw refused(NEVER_THERE, { to });
  const acceptance = since.find(({ took }) => took.some((id) => transitionOf(run, id)?.meta.accepts));
  if (!acceptance) return since;
  throw refused({ zh: '不能退回到受理之前', en: 'it lies behind the acceptance' }, { to, seq: acceptance.seq });
}

/** The transition that led on from `to` the last time: done the same way again, the case comes straight back. */
function wayBack(run: VerbRun, since: PastEvent[], to: string, from: string): Resume {
  if (since.some(({ effects }) => effects.includes('publish'))) {
    throw refused(
      {
        zh: '其间已公示，内容可能变动，须逐步重办',
        en: 'something was published since, so the steps must be done again',
      },
      { to, possible: ['again'] },
    );
  }
  const outside = (target: string): boolean => target !== to && !target.startsWith(`${to}.`);
  const took = since
    .flatMap((event) => event.took)
    .find((id) => {
      const transition = transitionOf(run, id);
      const within = transition && (transition.source === to || transition.source.startsWith(`${to}.`));
      return within && transition.targets.some(outside);
    });
  if (took !== undefined) return { at: to, took, to: from };
  throw refused(
    {
      zh: '该步骤当时不是自行完成的，无法直接返回',
      en: 'that step was not ended by its own completion, so there is no way straight back',
    },
    { to, possible: ['again'] },
  );
}

const transitionOf = ({ compiled }: VerbRun, id: string) =>
  compiled.nodes.get(id.slice(0, id.indexOf(':')))?.transitions.find((one) => one.id === id);

const NEVER_THERE: Text = {
  zh: '只能退回到本案已有人办理过的前序步骤',
  en: 'only a step in which somebody has acted on this case can be returned to',
};
const WOULD_NOT_STAY: Text = { zh: '退回后该步骤不会停留', en: 'the case would not stay there' };

const refused = ({ zh, en }: Text, detail: JsonObject = {}) =>
  refusal('return-refused', `The case cannot be returned: ${en}.`, `不能退回：${zh}。`, detail);
