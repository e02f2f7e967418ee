import type { CompiledDefinition } from '../compile.js';
import type { GuardConfig, JsonObject } from '../definition.js';
import { expressionsIn } from './calls.js';
import { guardKey, type Exploration, type FormsOf } from './explorer.js';
import { readingsOf } from './expressions.js';
import { fault, named, type Finding } from './finding.js';
import { fieldsOf } from './forms.js';
import { actionSites, callOf, innerGuards, locateTransition, transitionsIn, type ActionSite } from './walk.js';

/**
 * Fields of a form that rules and actions read: each must be in the form sent with the step, and none may be personal. Which
 * forms a rule or an entry action meets only the exploration knows.
 */
export function fieldFaults(compiled: CompiledDefinition, exploration: Exploration): Finding[] {
  const { nodes } = compiled;
  const { forms } = exploration;
  return [
    ...transitionsIn(nodes).flatMap((transition) =>
      transition.guard === undefined
        ? []
        : judge(
            compiled,
            transition.source,
            [...locateTransition(nodes, transition), 'guard'],
            fieldsOfGuard(compiled, transition.guard),
            formsOf(forms.guards, guardKey(transition.guard, transition.source)),
          ),
    ),
    ...actionSites(nodes).flatMap((site) =>
      judge(compiled, site.state, site.at, fieldsOfAction(compiled, site), formsOf(...meetingPlace(forms, site))),
    ),
    ...partFields(compiled),
  ];
}

const formsOf = (forms: FormsOf, key: string): ReadonlySet<string | null> => forms.get(key) ?? new Set();

function meetingPlace(forms: Exploration['forms'], { moment, transition, state }: ActionSite): [FormsOf, string] {
  if (transition) return [forms.took, transition.id];
  return [moment === 'entry' ? forms.entered : forms.left, state];
}

const dataFields = (expression: string): string[] =>
  readingsOf(expression).flatMap(({ name, property }) => (name === 'data' && property !== undefined ? [property] : []));

function fieldsOfGuard(compiled: CompiledDefinition, spec: GuardConfig): string[] {
  const { type, params } = callOf(spec);
  const rule = compiled.definition.rules?.[type];
  return [
    ...(type === 'data' ? [String(params['field'])] : []),
    ...(type === 'is' ? dataFields(String(params['name'])) : []),
    ...(rule ? dataFields(rule.feel) : []),
    ...innerGuards(params).flatMap((inner) => fieldsOfGuard(compiled, inner)),
  ];
}

function fieldsOfAction({ definition }: CompiledDefinition, { type, params }: ActionSite): string[] {
  const rows = type === 'calculate' ? (definition.calculations?.[String(params['name'])] ?? []) : [];
  return [
    ...(type === 'take' ? (params['fields'] as string[]) : []),
    ...expressionsIn(params).flatMap(dataFields),
    ...rows.flatMap(({ feel }) => dataFields(feel)),
  ];
}

/** Fields of the parts' answers that guards compare. */
function partFields(compiled: CompiledDefinition): Finding[] {
  const { nodes } = compiled;
  return transitionsIn(nodes).flatMap((transition) =>
    (transition.guard === undefined ? [] : partGuards(transition.guard)).flatMap((params) => {
      const reference = String(params['state'] ?? transition.source);
      const answers = transitionsIn(nodes).filter(
        ({ source, actions }) =>
          (source === reference || source.endsWith(`.${reference}`)) &&
          actions.some((spec) => callOf(spec).type === 'answer'),
      );
      const forms = new Set(answers.map(({ meta }) => meta.form ?? null));
      return judge(compiled, transition.source, locateTransition(nodes, transition), [String(params['field'])], forms);
    }),
  );
}

function partGuards(spec: GuardConfig): JsonObject[] {
  const { type, params } = callOf(spec);
  return [
    ...(['anyPart', 'everyPart', 'noPart', 'votes'].includes(type) ? [params] : []),
    ...innerGuards(params).flatMap(partGuards),
  ];
}

function judge(
  { definition }: CompiledDefinition,
  state: string,
  at: (string | number)[],
  fields: readonly string[],
  forms: ReadonlySet<string | null>,
): Finding[] {
  const { zh, en } = named(state);
  return [...new Set(fields)].flatMap((field) =>
    [...forms].flatMap((form): Finding[] => {
      const isPersonal = fieldsOf(definition.forms, form).get(field);
      if (isPersonal === false) return [];
      const where =
        form === null
          ? { zh: '没有表单的步骤', en: 'a step without a form' }
          : { zh: `表单“${form}”`, en: `the form "${form}"` };
      if (isPersonal) {
        const message = `"${field}" of ${where.en} is personal; at ${en} it would be read by a rule or kept in the open`;
        return [
          fault('personal-field', state, `${where.zh}的“${field}”是个人信息，状态${zh}处不得读取或存入变量`, message, {
            at,
          }),
        ];
      }
      const message = `${en} reads "${field}" of the form just sent, but ${where.en} has no such field`;
      return [
        fault('unknown-field', state, `状态${zh}读取表单字段“${field}”，但${where.zh}没有该字段`, message, { at }),
      ];
    }),
  );
}
