import { compile, type CompiledDefinition } from '../compile.js';
import type { Definition } from '../definition.js';
import { DefinitionFault } from '../errors.js';
import { callFaults } from './calls.js';
import { eventFaults } from './events.js';
import { explore, MOST_CONFIGURATIONS, TooManyConfigurations } from './explorer.js';
import { fieldFaults } from './fields.js';
import { fault, type Finding, type Vocabulary } from './finding.js';
import { formSchemaFaults } from './forms.js';
import { invariantFaults } from './invariants.js';
import { nameFaults } from './names.js';
import { needsFaults } from './needs.js';
import { TooManyChoices } from './oracle.js';
import { reachabilityFaults } from './reachability.js';
import { referenceFaults } from './references.js';
import { dutyFaults } from './separation.js';
import { shapeFaults } from './shape.js';
import { indexTolerantly } from './structure.js';
import { totalFaults, type Measured } from './total.js';
import { unusedDoubts } from './unused.js';
import { expressionFaults } from './variables.js';
import { transitionsIn, variablesOf, type Subject } from './walk.js';

/** What a check found, and the figures it came by. */
export interface Examination {
  findings: Finding[];
  /** Null when the definition is too broken to run. */
  compiled: CompiledDefinition | null;
  states: number;
  transitions: number;
  /** Configurations explored; null when the definition never got that far. */
  configurations: number | null;
  measured: Measured[];
}

/**
 * Everything that speaks against deploying a definition, each with its reason and, where there is one, the path to it. It may be
 * deployed when no finding is an error.
 *
 * @param definition anything; self-contained, its forms' `$ref`s resolved
 */
export const checkDefinition = (definition: Definition, vocabulary: Vocabulary): Finding[] =>
  examineDefinition(definition, vocabulary).findings;

/** {@link checkDefinition} with the figures. First the shape, then the names, then every path: each needs the one before. */
export function examineDefinition(definition: Definition, vocabulary: Vocabulary, limit?: number): Examination {
  const shape = shapeFaults(definition);
  if (shape.length > 0) return { ...NOTHING, findings: shape };
  const { nodes, findings } = indexTolerantly(definition);
  const figures = { ...NOTHING, states: nodes.size - 1, transitions: transitionsIn(nodes).length };
  if (findings.length > 0) return { ...figures, findings };
  const named = namedFaults({ definition, nodes, vocabulary, variables: variablesOf(definition, nodes) });
  if (named.some(({ severity }) => severity === 'error')) return { ...figures, findings: named };
  const run = runFaults(definition, limit);
  return { ...figures, ...run, findings: [...named, ...run.findings] };
}

const NOTHING: Examination = {
  findings: [],
  compiled: null,
  states: 0,
  transitions: 0,
  configurations: null,
  measured: [],
};

const namedFaults = (subject: Subject): Finding[] => [
  ...nameFaults(subject),
  ...referenceFaults(subject),
  ...callFaults(subject),
  ...expressionFaults(subject),
  ...needsFaults(subject),
  ...formSchemaFaults(subject),
  ...dutyFaults(subject),
  ...eventFaults(subject),
  ...unusedDoubts(subject),
];

type Run = Pick<Examination, 'findings' | 'compiled' | 'configurations' | 'measured'>;

function runFaults(definition: Definition, limit = MOST_CONFIGURATIONS): Run {
  let compiled: CompiledDefinition | null = null;
  try {
    compiled = compile(definition);
    const exploration = explore(compiled, limit);
    const { findings, measured } = totalFaults(compiled);
    return {
      compiled,
      measured,
      configurations: exploration.configurations.length,
      findings: [
        ...reachabilityFaults(compiled, exploration),
        ...fieldFaults(compiled, exploration),
        ...invariantFaults(compiled, exploration),
        ...findings,
      ],
    };
  } catch (error) {
    return { compiled, configurations: null, measured: [], findings: [cannotRun(error, limit)] };
  }
}

function cannotRun(error: unknown, limit: number): Finding {
  if (error instanceof TooManyConfigurations) {
    const en = `The procedure has more than ${limit} configurations: split its regions into procedures of their own`;
    return fault('too-large', null, `流程的组合状态超过 ${limit} 个，请把并行分支拆成独立流程`, en);
  }
  if (error instanceof TooManyChoices) {
    const en =
      'One step asks too many guards to be followed in every combination: give some of them states of their own';
    return fault('too-large', null, '一步之内的条件组合过多，请拆分为多个状态', en);
  }
  if (error instanceof DefinitionFault)
    return fault('machine', null, `状态机无法建立：${error.message}`, error.message);
  throw error;
}
