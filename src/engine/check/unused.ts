import { feelFault } from '../feel.js';
import { listOf, type StateNode } from '../nodes.js';
import { expressionsIn } from './calls.js';
import { readingsOf } from './expressions.js';
import { doubt, type Finding } from './finding.js';
import { actionSites, guardSites, transitionsIn, type Subject } from './walk.js';

/** What is declared and never used: usually a misspelt use, or a rule of the law somebody forgot to apply. */
export function unusedDoubts(subject: Subject): Finding[] {
  const { definition, nodes } = subject;
  const used = usedNames(subject);
  const doubts = (
    section: string,
    zh: string,
    what: string,
    declared: object | undefined,
    names: Set<string>,
  ): Finding[] =>
    Object.keys(declared ?? {})
      .filter((name) => !names.has(name))
      .map((name) =>
        doubt('unused', null, `${zh}“${name}”从未使用`, `The ${what} "${name}" is never used`, { at: [section, name] }),
      );
  const forms = new Set(transitionsIn(nodes).flatMap(({ meta }) => listOf(meta.form)));
  if (definition.opening.form !== undefined) forms.add(definition.opening.form);
  return [
    ...doubts('periods', '期限', 'period', definition.periods, used.periods),
    ...doubts('forms', '表单', 'form', definition.forms, forms),
    ...doubts('rules', '规则', 'rule', definition.rules, new Set(guardSites(nodes).map(({ type }) => type))),
    ...doubts('calculations', '计算', 'calculation', definition.calculations, used.calculations),
    ...doubts('facts', '事实', 'fact', definition.facts, used.variables),
  ];
}

function usedNames({ definition, nodes }: Subject): Record<'periods' | 'calculations' | 'variables', Set<string>> {
  const actions = actionSites(nodes);
  const periods = new Set([
    ...[...nodes.values()].flatMap(periodsOf),
    ...actions.flatMap(({ params }) => (typeof params['period'] === 'string' ? [params['period']] : [])),
    ...listOf(definition.total?.period),
    ...listOf(definition.opening.promise),
  ]);
  const calculations = new Set(
    actions.flatMap(({ type, params }) => (type === 'calculate' ? [String(params['name'])] : [])),
  );
  const expressions = [
    ...Object.values(definition.rules ?? {}).map(({ feel }) => feel),
    ...Object.values(definition.calculations ?? {}).flatMap((rows) => rows.map(({ feel }) => feel)),
    ...Object.values(definition.periods).flatMap(({ by }) => listOf(by)),
    ...actions.flatMap(({ params }) => expressionsIn(params)),
    ...guardSites(nodes).flatMap(({ type, params }) => (type === 'is' ? [String(params['name'])] : [])),
    ...[...nodes.values()].flatMap(({ meta }) => (typeof meta.task?.each === 'string' ? [meta.task.each] : [])),
  ];
  const readable = expressions.filter((expression) => feelFault(expression) === null);
  const variables = new Set(readable.flatMap((expression) => readingsOf(expression).map(({ name }) => name)));
  return { periods, calculations, variables };
}

const periodsOf = ({ config, meta }: StateNode): string[] => [
  ...Object.keys(config.after ?? {}),
  ...listOf(meta.due),
  ...listOf(meta.task?.due),
];
