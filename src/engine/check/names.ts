import { guardNames } from '../vocabulary/guards.js';
import { byOf, type StateNode, type Transition } from '../nodes.js';
import { RESERVED_NAMES } from '../scope.js';
import { RESERVED_COMMANDS } from '../step.js';
import { doubt, fault, locate, named, type Finding } from './finding.js';
import { actionSites, assignedBy, locateTransition, type Subject } from './walk.js';

const UPPER_SNAKE = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;
const CAMEL_CASE = /^[a-z][A-Za-z0-9]*$/;
const IDENTIFIER = /^[A-Za-z_]\w*$/;

/** Names that mean something already, names that do not look like one, and titles that are missing. */
export function nameFaults(subject: Subject): Finding[] {
  const { definition, nodes } = subject;
  return [
    ...[...nodes.values()].flatMap((node) => [...stateName(node), ...stateTitle(node), ...outcome(node)]),
    ...[...nodes.values()].flatMap((node) =>
      Object.keys(node.config.on ?? {}).flatMap((event) => eventName(node, event)),
    ),
    ...[...nodes.values()].flatMap((node) => node.transitions.flatMap((each) => transitionTitle(subject, each))),
    ...Object.keys(definition.machine.context ?? {}).flatMap((name) =>
      variableName(subject, name, '', ['machine', 'context', name]),
    ),
    ...actionSites(nodes).flatMap(({ state, type, params, at }) =>
      assignedBy(type, params).flatMap((name) => variableName(subject, name, state, at)),
    ),
    ...Object.keys(definition.facts ?? {}).flatMap((name) => factName(name)),
    ...Object.keys(definition.rules ?? {}).flatMap((name) => ruleName(name)),
  ];
}

function stateName({ path }: StateNode): Finding[] {
  const name = path.split('.').at(-1) ?? '';
  if (path === '' || CAMEL_CASE.test(name)) return [];
  return [
    fault('state-name', path, `状态名“${name}”应为 camelCase`, `The state's name "${name}" is not camelCase`, {
      at: locate(path),
    }),
  ];
}

function eventName({ path }: StateNode, event: string): Finding[] {
  const at = locate(path, 'on', event);
  if (RESERVED_COMMANDS.has(event) || event.startsWith('xstate.')) {
    const en = `The event "${event}" is the service's own; choose another name`;
    return [fault('reserved-event', path, `事件“${event}”为系统保留，请换名`, en, { at })];
  }
  if (UPPER_SNAKE.test(event)) return [];
  const en = `The event's name "${event}" is not UPPER_SNAKE`;
  return [fault('event-name', path, `事件名“${event}”应为 UPPER_SNAKE`, en, { at })];
}

function stateTitle({ path, type, meta }: StateNode): Finding[] {
  if (meta.title || path === '' || !['atomic', 'final'].includes(type)) return [];
  const { zh, en } = named(path);
  return [fault('missing-title', path, `状态${zh}缺少标题`, `The state ${en} has no title`, { at: locate(path) })];
}

function transitionTitle({ nodes }: Subject, transition: Transition): Finding[] {
  if (transition.kind !== 'event' || transition.meta.title || byOf(transition).every((by) => by === 'case')) return [];
  const { source, trigger } = transition;
  const { zh, en } = named(source);
  return [
    fault('missing-title', source, `状态${zh}的事件 ${trigger} 缺少标题`, `${trigger} of ${en} has no title`, {
      at: locateTransition(nodes, transition),
    }),
  ];
}

function outcome({ path, parent, type, meta }: StateNode): Finding[] {
  if (type !== 'final' || parent !== '' || meta.outcome) return [];
  const { zh, en } = named(path);
  return [
    doubt('missing-outcome', path, `终结状态${zh}未写明结果`, `The end ${en} does not say how the case ended`, {
      at: locate(path),
    }),
  ];
}

function variableName({ definition }: Subject, name: string, state: string, at: (string | number)[]): Finding[] {
  if (RESERVED_NAMES.has(name)) {
    const en = `"${name}" means something else in every expression and cannot be a variable`;
    return [fault('reserved-name', state, `“${name}”为保留名，不能用作变量`, en, { at })];
  }
  if (definition.facts?.[name]) {
    const en = `"${name}" is a fact already; a variable of that name could never be read`;
    return [fault('reserved-name', state, `“${name}”已声明为事实，不能再用作变量`, en, { at })];
  }
  if (IDENTIFIER.test(name)) return [];
  const en = `"${name}" cannot be a variable: letters, digits and _ only`;
  return [fault('variable-name', state, `变量名“${name}”只能由字母、数字和 _ 组成`, en, { at })];
}

/** `calendar` is where an event keeps the digest of its calendar. */
function factName(name: string): Finding[] {
  const at = ['facts', name];
  if (RESERVED_NAMES.has(name) || name === 'calendar') {
    return [fault('reserved-name', null, `“${name}”为保留名，不能用作事实`, `"${name}" cannot name a fact`, { at })];
  }
  if (IDENTIFIER.test(name)) return [];
  return [
    fault('variable-name', null, `事实名“${name}”只能由字母、数字和 _ 组成`, `"${name}" cannot name a fact`, { at }),
  ];
}

function ruleName(name: string): Finding[] {
  if (!guardNames.has(name)) return [];
  const en = `"${name}" is a guard of the vocabulary; a rule of that name would never be asked`;
  return [fault('reserved-name', null, `“${name}”是词汇表中的条件，不能用作规则名`, en, { at: ['rules', name] })];
}
