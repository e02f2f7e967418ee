import type { By } from '../definition.js';
import { DefinitionFault } from '../errors.js';
import { byOf, findState, listOf } from '../nodes.js';
import { OFFICE_LEVELS } from '../offices.js';
import { verbNames } from '../verbs/index.js';
import { fault, locate, named, type Finding } from './finding.js';
import { actionSites, guardSites, locateTransition, transitionsIn, type Subject } from './walk.js';

type At = (string | number)[];

/** Periods, forms, offices, roles and states that are named somewhere and are not there. */
export function referenceFaults(subject: Subject): Finding[] {
  return [
    ...periodFaults(subject),
    ...formFaults(subject),
    ...seatFaults(subject),
    ...stateFaults(subject),
    ...verbFaults(subject),
  ];
}

function verbFaults({ nodes }: Subject): Finding[] {
  return [...nodes.values()].flatMap(({ path, meta }) =>
    (meta.task?.forbid ?? [])
      .filter((name) => !verbNames.has(name))
      .map((name) => unknown('verb', '通用操作', name, path, locate(path, 'meta', 'task', 'forbid'))),
  );
}

function periodFaults({ definition, nodes }: Subject): Finding[] {
  const check = (name: string | undefined, state: string | null, at: At): Finding[] =>
    name === undefined || definition.periods[name] ? [] : [unknown('period', '期限', name, state, at)];
  return [
    ...[...nodes.values()].flatMap(({ path, config, meta }) => [
      ...Object.keys(config.after ?? {}).flatMap((name) => check(name, path, locate(path, 'after', name))),
      ...check(meta.due, path, locate(path, 'meta', 'due')),
      ...check(meta.task?.due, path, locate(path, 'meta', 'task', 'due')),
    ]),
    ...actionSites(nodes)
      .filter(({ type }) => ['extend', 'suspend', 'resume'].includes(type))
      .flatMap(({ type, params, state, at }) => {
        const name = params['period'];
        if (typeof name !== 'string') return [];
        if (type !== 'extend' || !definition.periods[name] || definition.periods[name].extended)
          return check(name, state, at);
        const en = `The period "${name}" has no extended length, so it cannot be extended`;
        return [fault('not-extendable', state, `期限“${name}”未规定延长后的时长，不能延长`, en, { at })];
      }),
    ...Object.entries(definition.periods).flatMap(([name, { from }]) => check(from, null, ['periods', name, 'from'])),
    ...check(definition.total?.period, null, ['total', 'period']),
    ...check(definition.opening.promise, null, ['opening', 'promise']),
  ];
}

function formFaults({ definition, nodes }: Subject): Finding[] {
  const check = (name: string | undefined, state: string | null, at: At): Finding[] =>
    name === undefined || definition.forms[name] ? [] : [unknown('form', '表单', name, state, at)];
  return [
    ...check(definition.opening.form, null, ['opening', 'form']),
    ...transitionsIn(nodes).flatMap((each) =>
      check(each.meta.form, each.source, [...locateTransition(nodes, each), 'meta', 'form']),
    ),
  ];
}

function seatFaults(subject: Subject): Finding[] {
  const { definition, nodes } = subject;
  const opening = listOf(definition.opening.by as By | By[]);
  const byTask = opening.includes('task')
    ? [fault('bad-opening', null, '案件不能由任务发起', 'A case is not opened by a task', { at: ['opening', 'by'] })]
    : [];
  return [
    ...byTask,
    ...opening.flatMap((by) => seatOf(subject, by, null, ['opening', 'by'])),
    ...[...nodes.values()].flatMap(({ path, meta: { task } }) =>
      task ? seatFault(subject, task, path, locate(path, 'meta', 'task'), task.each) : [],
    ),
    ...transitionsIn(nodes).flatMap((each) =>
      byOf(each).flatMap((by) => seatOf(subject, by, each.source, [...locateTransition(nodes, each), 'meta', 'by'])),
    ),
  ];
}

const seatOf = (subject: Subject, by: By, state: string | null, at: At): Finding[] =>
  typeof by === 'string' ? [] : seatFault(subject, by, state, at);

function seatFault(
  { vocabulary }: Subject,
  { office, role }: { office: string; role: string },
  state: string | null,
  at: At,
  each?: number | string,
): Finding[] {
  const findings = vocabulary.roles.has(role) ? [] : [unknown('role', '岗位', role, state, at)];
  if (office === 'decider') return findings;
  const [level = '', department = '', ...rest] = office.split('.');
  const known =
    (OFFICE_LEVELS as readonly string[]).includes(level) &&
    rest.length === 0 &&
    (department === '$part' || vocabulary.departments.has(department));
  if (!known) return [...findings, unknown('office', '机构', office, state, at)];
  if (department !== '$part' || typeof each === 'string') return findings;
  const en = `"${office}" takes the department from the part's key, so \`each\` must name a list of departments`;
  return [...findings, fault('unknown-office', state, `“${office}”以分项为部门，each 须为部门列表的名称`, en, { at })];
}

function stateFaults({ definition, nodes }: Subject): Finding[] {
  const check = (reference: string, state: string | null, at: At): Finding[] => {
    const [name = '', event] = reference.split(':');
    try {
      const path = findState(nodes, name, state ?? '(root)');
      if (event === undefined || nodes.get(path)?.transitions.some(({ trigger }) => trigger === event)) return [];
      const { zh, en } = named(path);
      return [fault('unknown-state', state, `状态${zh}没有事件 ${event}`, `${en} has no event ${event}`, { at })];
    } catch (error) {
      if (!(error instanceof DefinitionFault)) throw error;
      return [fault('unknown-state', state, `状态引用“${name}”不存在或不唯一`, error.message, { at })];
    }
  };
  const checkAll = (references: string[] | undefined, at: At): Finding[] =>
    (references ?? []).flatMap((reference) => check(reference, null, at));
  return [
    ...[...nodes.values()].flatMap(({ path, meta: { task } }) =>
      (task?.distinctFrom ?? []).flatMap((other) => check(other, path, locate(path, 'meta', 'task', 'distinctFrom'))),
    ),
    ...guardSites(nodes).flatMap(({ params, state, at }) =>
      typeof params['state'] === 'string' ? check(params['state'], state, at) : [],
    ),
    ...(definition.invariants ?? []).flatMap(({ reach, requires, unless, apart }, index) => [
      ...checkAll(reach === undefined ? [] : [reach], ['invariants', index, 'reach']),
      ...checkAll(requires, ['invariants', index, 'requires']),
      ...checkAll(unless, ['invariants', index, 'unless']),
      ...checkAll(apart, ['invariants', index, 'apart']),
    ]),
    ...checkAll(definition.total ? [definition.total.from] : [], ['total', 'from']),
    ...checkAll(definition.total?.to, ['total', 'to']),
    ...checkAll(definition.total?.extendedBy, ['total', 'extendedBy']),
  ];
}

function unknown(what: string, zh: string, name: string, state: string | null, at: At): Finding {
  const place =
    state === null ? { zh: '', en: '' } : { zh: `（${named(state).zh}）`, en: `, named in ${named(state).en},` };
  const en = `The ${what} "${name}"${place.en} does not exist`;
  return fault(`unknown-${what}`, state, `${zh}“${name}”${place.zh}不存在`, en, { at });
}
