import { judgeNeed, type CompiledDefinition, type Definition, type NeedFacts, type Text } from '../../engine/index.js';
import type { Involvement, Recognition } from '../../households/index.js';
import { exclusionsOf } from '../exclusions.js';
import type { ExclusionView, MissingAnswer, ProcedureAdvice } from './needs.dto.js';

/** What the advice is made from. */
export interface Assessed {
  /** All procedures in force: one without `needs` is not advised, yet may exclude another. */
  procedures: readonly CompiledDefinition[];
  involvements: readonly Pick<Involvement, 'procedure' | 'status'>[];
  recognitions: readonly Pick<Recognition, 'procedure'>[];
  factsFor: (definition: Definition) => NeedFacts;
  /** The questions that an answer stands for, or follows from, as far as they are open. */
  questions: (answer: string) => MissingAnswer[];
}

/** Judges every procedure by itself, then says what goes together and what is there already: nothing twice, nothing missed. */
export function adviceOn(assessed: Assessed): ProcedureAdvice[] {
  const { procedures, involvements, recognitions, factsFor, questions } = assessed;
  const definitions = procedures.map(({ definition }) => definition);
  const had = new Map<string, NonNullable<ProcedureAdvice['has']>>([
    ...recognitions.map(({ procedure }) => [procedure, 'recognised'] as const),
    ...involvements.map(({ procedure, status }) => [procedure, status] as const),
  ]);
  const judged = definitions.flatMap((definition) => {
    if (!definition.needs || !['household', 'person'].includes(definition.subject)) return [];
    return [{ definition, need: definition.needs, verdict: judgeNeed(definition.needs, factsFor(definition)) }];
  });
  const seeming = new Set(
    judged.flatMap(({ definition, verdict }) => (verdict.seems === 'entitled' ? [definition.procedure] : [])),
  );
  return judged.map(({ definition, need, verdict }) => {
    const { procedure, version, title, law } = definition;
    const has = had.get(procedure) ?? null;
    const excludes = exclusionsOf(procedure, definitions).flatMap((exclusion): ExclusionView[] => {
      const other = definitions.find((each) => each.procedure === exclusion.procedure);
      const because = had.has(exclusion.procedure) ? 'has' : seeming.has(exclusion.procedure) ? 'seemsEntitled' : null;
      return other && because ? [{ ...exclusion, title: other.title, because }] : [];
    });
    const unknown = verdict.seems === 'unknown' ? verdict : { answers: [], settings: [] };
    return {
      procedure,
      version,
      title,
      law,
      sentence: textOf(need),
      source: need.law ?? null,
      seems: verdict.seems,
      missing: unique(unknown.answers.flatMap(questions)),
      missingSettings: unknown.settings,
      has,
      excludes,
      advice: adviceFor(verdict.seems, has, excludes),
    };
  });
}

function adviceFor(
  seems: ProcedureAdvice['seems'],
  has: ProcedureAdvice['has'],
  excludes: readonly ExclusionView[],
): ProcedureAdvice['advice'] {
  if (has !== null) return 'has';
  if (seems === 'unknown') return 'ask';
  if (seems === 'notEntitled') return 'none';
  return excludes.length > 0 ? 'choose' : 'apply';
}

const textOf = ({ zh, en }: Text): Text => ({ zh, en });

const unique = (missing: readonly MissingAnswer[]): MissingAnswer[] => [
  ...new Map(missing.map((answer) => [answer.name, answer])).values(),
];
