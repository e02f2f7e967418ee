import type { Definition, Json, JsonObject } from '../definition.js';
import { fault, named, type Finding } from './finding.js';
import {
  ACTION_PARAMETERS,
  COMPARING,
  GUARD_PARAMETERS,
  isAction,
  isGuard,
  KINDS,
  NOTICE_FIELDS,
  type Parameters,
} from './parameters.js';
import { actionSites, guardSites, type ActionSite, type GuardSite, type Subject } from './walk.js';

/** Guards, actions and effects: whether they exist, and whether their parameters are there and fit. */
export function callFaults(subject: Subject): Finding[] {
  const { definition, nodes } = subject;
  return [
    ...guardSites(nodes).flatMap((site) => guardFaults(definition, site)),
    ...actionSites(nodes).flatMap((site) => actionFaults(subject, site)),
    ...[...nodes.values()].flatMap(({ path, meta: { notice } }) => publishedFields(path, notice?.fields ?? [])),
    ...displayFaults(subject),
  ];
}

function guardFaults(definition: Definition, site: GuardSite): Finding[] {
  const { state, type, at } = site;
  const { zh, en } = named(state);
  if (!isGuard(type)) {
    if (definition.rules?.[type]) return parameterFaults(site, {});
    const message = `The guard "${type}" of ${en} is neither a rule of the definition nor in the vocabulary`;
    return [fault('unknown-guard', state, `状态${zh}的条件“${type}”既非规则也不在词汇表中`, message, { at })];
  }
  const faults = parameterFaults(site, GUARD_PARAMETERS[type] ?? {});
  const compares = ['equals', 'in', 'atLeast', 'below'].some((name) => name in site.params);
  if (!COMPARING.has(type) || compares || faults.length > 0) return faults;
  const message = `The guard "${type}" of ${en} compares with nothing and would always hold`;
  return [fault('missing-parameter', state, `状态${zh}的条件“${type}”没有比较对象`, message, { at })];
}

function actionFaults({ definition }: Subject, site: ActionSite): Finding[] {
  const { state, type, params, at } = site;
  const { zh, en } = named(state);
  if (!isAction(type)) {
    const message = `The action or effect "${type}" of ${en} is not in the vocabulary`;
    return [fault('unknown-action', state, `状态${zh}的操作“${type}”不在词汇表中`, message, { at })];
  }
  const faults = parameterFaults(site, ACTION_PARAMETERS[type] ?? {});
  if (faults.length > 0) return faults;
  if (type === 'announce') return publishedFields(state, params['fields'] as string[]);
  const calculation = String(params['name']);
  if (type !== 'calculate' || definition.calculations?.[calculation]) return [];
  const message = `The calculation "${calculation}" of ${en} does not exist`;
  return [fault('unknown-calculation', state, `状态${zh}的计算“${calculation}”不存在`, message, { at })];
}

function parameterFaults(site: GuardSite | ActionSite, parameters: Parameters): Finding[] {
  const { state, type, params, at } = site;
  const { zh, en } = named(state);
  const findings: Finding[] = [];
  for (const name of Object.keys(params)) {
    if (name in parameters || `${name}?` in parameters) continue;
    const message = `"${type}" of ${en} takes no parameter "${name}"`;
    findings.push(fault('unknown-parameter', state, `状态${zh}的“${type}”没有参数“${name}”`, message, { at }));
  }
  for (const [key, kind] of Object.entries(parameters)) {
    const name = key.replace('?', '');
    const value = params[name];
    if (value === undefined) {
      if (key === name)
        findings.push(
          fault(
            'missing-parameter',
            state,
            `状态${zh}的“${type}”缺少参数“${name}”`,
            `"${type}" of ${en} needs the parameter "${name}"`,
            { at },
          ),
        );
    } else if (!fits(kind, value)) {
      const should = KINDS[kind];
      const message = `The parameter "${name}" of "${type}" at ${en} must be ${should.en}`;
      findings.push(
        fault('bad-parameter', state, `状态${zh}“${type}”的参数“${name}”应为${should.zh}`, message, { at }),
      );
    }
  }
  return findings;
}

/** An amount or a text may be FEEL; what it gives is known only in a case. */
const fits = (kind: Parameters[string], value: Json): boolean =>
  KINDS[kind].fits(value) || (kind === 'text' && typeof value === 'number');

function publishedFields(state: string, fields: readonly string[]): Finding[] {
  return fields
    .filter((field) => !NOTICE_FIELDS.has(field))
    .map((field) => {
      const { zh, en } = named(state);
      const message = `${en} would publish "${field}"; only ${[...NOTICE_FIELDS].join(', ')} may be`;
      return fault(
        'notice-field',
        state,
        `状态${zh}拟公开“${field}”，只允许公开 ${[...NOTICE_FIELDS].join('、')}`,
        message,
      );
    });
}

/** Every FEEL expression among parameters: strings that begin with `=`, at any depth. */
export function expressionsIn(params: JsonObject): string[] {
  const found: string[] = [];
  const visit = (value: Json): void => {
    if (typeof value === 'string' && value.startsWith('=')) found.push(value.slice(1));
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(visit);
  };
  visit(params);
  return found;
}

/** The standing list is made of announcements: without one, nobody would ever stand in it. */
function displayFaults({ definition, nodes }: Subject): Finding[] {
  if (!definition.display || actionSites(nodes).some(({ type }) => type === 'announce')) return [];
  const en = 'Nothing is announced, so nobody would ever stand in the list that `display` asks for';
  return [fault('display-unannounced', null, '没有公布任何结果，长期公示将始终为空', en, { at: ['display'] })];
}
