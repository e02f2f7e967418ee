import { DefinitionFault } from '../errors.js';
import type { TaskMeta } from '../definition.js';
import { byOf, findState, lineage, taskStateOf, type StateNode, type StateNodes } from '../nodes.js';
import { needed } from '../vocabulary/parts.js';
import { fault, locate, named, type Finding } from './finding.js';
import { actionSites, guardSites, locateTransition, transitionsIn, type Subject } from './walk.js';

/** Tasks nobody can fulfil as the definition asks, parts that nobody answers, and commands that nobody can send. */
export function dutyFaults(subject: Subject): Finding[] {
  const { nodes } = subject;
  return [
    ...[...nodes.values()].flatMap((node) => (node.meta.task ? taskFaults(nodes, node, node.meta.task) : [])),
    ...partFaults(subject),
    ...transitionsIn(nodes).flatMap((transition) => {
      const { source, trigger, kind, meta } = transition;
      const { zh, en } = named(source);
      const at = locateTransition(nodes, transition);
      const ways = byOf(transition);
      if (kind !== 'event') return [];
      if (ways.every((by) => by === 'task') && !taskStateOf(nodes, source)) {
        const message = `${trigger} of ${en} belongs to the holder of a task, and neither ${en} nor a state around it asks for one`;
        return [
          fault('no-task', source, `状态${zh}的事件 ${trigger} 须由任务经办人发出，但此处没有任务`, message, { at }),
        ];
      }
      if (!meta.decides || ways.some((by) => by === 'task' || typeof by === 'object')) return [];
      const message = `${trigger} of ${en} decides, but nobody who may send it sits in an office`;
      return [
        fault('decides-without-office', source, `状态${zh}的决定 ${trigger} 没有可行使权限的机构`, message, { at }),
      ];
    }),
  ];
}

function taskFaults(nodes: StateNodes, { path }: StateNode, task: TaskMeta): Finding[] {
  const { zh, en } = named(path);
  const refuse = (zhWhy: string, enWhy: string): Finding =>
    fault('separation-unsatisfiable', path, `状态${zh}${zhWhy}`, `${en} ${enWhy}`, {
      at: locate(path, 'meta', 'task'),
    });
  const findings: Finding[] = [];
  const ancestors = new Set([...lineage(nodes, path)].map((node) => node.path));
  for (const reference of task.distinctFrom ?? []) {
    const other = pathOf(nodes, reference);
    if (other !== null && ancestors.has(other))
      findings.push(
        refuse(
          '的回避对象是其自身',
          `is to be done by nobody who acted in "${reference}", which is the state itself or lies around it`,
        ),
      );
  }
  const parts = typeof task.each === 'number' ? task.each : task.each === undefined ? 1 : Infinity;
  const { minActors = 1, join = 'all' } = task;
  if (task.each === undefined && minActors > 1)
    findings.push(
      refuse(`要求至少 ${minActors} 人，却没有分项`, `asks for ${minActors} people but has no parts (\`each\`)`),
    );
  else if (minActors > parts)
    findings.push(
      refuse(`要求至少 ${minActors} 人，却只有 ${parts} 个分项`, `asks for ${minActors} people but has ${parts} parts`),
    );
  const answers = Number.isFinite(parts) ? needed(join, parts) : typeof join === 'number' ? 0 : needed(join, 1);
  if (answers > (Number.isFinite(parts) ? parts : 1))
    findings.push(
      refuse(`需要 ${answers} 个答复，却只有 ${parts} 个分项`, `waits for ${answers} answers but has ${parts} parts`),
    );
  else if (Number.isFinite(parts) && task.each !== undefined && minActors > answers && minActors <= parts)
    findings.push(
      refuse(
        `要求至少 ${minActors} 人，但 ${answers} 个答复即可通过`,
        `asks for ${minActors} people but goes on after ${answers} answer${answers === 1 ? '' : 's'}`,
      ),
    );
  return findings;
}

/** `answer` and `joined` need a state with parts; parts need somebody who answers them. */
function partFaults({ nodes }: Subject): Finding[] {
  const hasParts = (path: string | null): boolean => nodes.get(path ?? '')?.meta.task?.each !== undefined;
  const answered = new Set<string>();
  const findings: Finding[] = [];
  for (const { type, state, transition, at } of actionSites(nodes)) {
    if (type !== 'answer') continue;
    const { zh, en } = named(state);
    const byHolder = transition?.kind === 'event' && byOf(transition).includes('task');
    if (hasParts(state) && byHolder) answered.add(state);
    else
      findings.push(
        fault(
          'no-parts',
          state,
          `状态${zh}没有可答复的分项`,
          `${en} has no parts that its task's holder could answer here`,
          { at },
        ),
      );
  }
  for (const { type, params, state, at } of guardSites(nodes)) {
    if (!['joined', 'anyPart', 'everyPart', 'noPart', 'votes'].includes(type)) continue;
    const asked = typeof params['state'] === 'string' ? pathOf(nodes, params['state']) : state;
    if (asked === null || hasParts(asked)) continue;
    const { zh, en } = named(asked);
    findings.push(
      fault(
        'no-parts',
        state,
        `条件“${type}”所问的状态${zh}没有分项`,
        `"${type}" asks for the parts of ${en}, which has none`,
        { at },
      ),
    );
  }
  for (const { path } of nodes.values()) {
    if (!hasParts(path) || answered.has(path)) continue;
    const { zh, en } = named(path);
    findings.push(
      fault(
        'parts-unanswered',
        path,
        `状态${zh}的分项无法答复`,
        `No event of ${en} has the action "answer", so its parts stay open for ever`,
        {
          at: locate(path),
        },
      ),
    );
  }
  return findings;
}

export function pathOf(nodes: StateNodes, reference: string): string | null {
  try {
    return findState(nodes, reference, '');
  } catch (error) {
    if (error instanceof DefinitionFault) return null;
    throw error;
  }
}
