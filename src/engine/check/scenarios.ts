import type { WorkCalendar } from '../../calendar/index.js';
import type { CompiledDefinition } from '../compile.js';
import { flatSteps, runScenarios, scenarioShapeFaults, type Scenario, type ScenarioResult } from '../scenario.js';
import { fault, named, type Finding } from './finding.js';
import { transitionsIn } from './walk.js';

/** How much of something the scenarios have been through. */
export interface Share {
  visited: number;
  total: number;
  missing: string[];
}

export interface ScenarioExamination {
  findings: Finding[];
  coverage: { states: Share; transitions: Share };
  results: ScenarioResult[];
}

/**
 * Tells every scenario to the engine. A finding's `at` leads into the list of scenarios, not into the definition.
 *
 * @param scenarios as read from their file; anything that is no list of scenarios is a finding
 */
export function checkScenarios(
  compiled: CompiledDefinition,
  scenarios: readonly Scenario[],
  calendar: WorkCalendar,
): ScenarioExamination {
  const misshapen = shapeFindings(scenarios);
  const results = misshapen.length > 0 ? [] : runScenarios(compiled, scenarios, calendar);
  const coverage = coverageOf(compiled, results);
  const failures = results.flatMap((result, index) => failure(result, scenarios[index], index));
  const sound = misshapen.length === 0 && failures.length === 0;
  const findings = [
    ...misshapen,
    ...failures,
    ...(misshapen.length > 0 ? [] : namesakes(scenarios)),
    ...(sound ? gaps(compiled, coverage) : []),
  ];
  return { findings, coverage, results };
}

/** Lists of steps repeated through anchors repeat their faults. */
function shapeFindings(scenarios: unknown): Finding[] {
  const seen = new Set<string>();
  return scenarioShapeFaults(scenarios).flatMap(({ pointer, message }) => {
    const at = pointer.split('/').slice(1);
    const key = `${at.slice(-1).join()} ${message}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const title = Array.isArray(scenarios)
      ? (scenarios[Number(at[0])] as Partial<Scenario> | null)?.scenario
      : undefined;
    const where = title === undefined ? pointer || '/' : `"${title}" ${pointer}`;
    return [
      fault('scenario-schema', null, `情景 ${where}：格式不对（${message}）`, `Scenario ${where} ${message}`, { at }),
    ];
  });
}

function failure(
  { scenario, failure: failed }: ScenarioResult,
  source: Scenario | undefined,
  index: number,
): Finding[] {
  if (!failed) return [];
  const place = flatSteps(source?.steps ?? [])[failed.step - 1]?.at ?? [];
  return [
    fault(
      'scenario-failed',
      null,
      `情景“${scenario}”第 ${failed.step} 步 ${failed.message.zh}`,
      `Scenario "${scenario}", step ${failed.step}: ${failed.message.en}`,
      { at: [index, 'steps', ...place] },
    ),
  ];
}

/** `after` finds a scenario by its name. */
const namesakes = (scenarios: readonly Scenario[]): Finding[] =>
  scenarios.flatMap(({ scenario: name }, index) => {
    if (scenarios.findIndex(({ scenario }) => scenario === name) === index) return [];
    return [fault('scenario-schema', null, `情景“${name}”重名`, `There are two scenarios "${name}"`, { at: [index] })];
  });

/** States and transitions no scenario reaches; those of a state that is not reached go without saying. */
function gaps({ nodes }: CompiledDefinition, { states, transitions }: ScenarioExamination['coverage']): Finding[] {
  const unseen = new Set(states.missing);
  const untaken = new Set(transitions.missing);
  return [
    ...states.missing.map((path) => {
      const { zh, en } = named(path);
      return fault('uncovered', path, `没有情景到达状态${zh}`, `No scenario reaches ${en}`);
    }),
    ...transitionsIn(nodes).flatMap(({ id, source, trigger }) => {
      if (!untaken.has(id) || unseen.has(source)) return [];
      const { zh, en } = named(source);
      const branch = id.slice(id.lastIndexOf('#') + 1);
      return [
        fault(
          'uncovered',
          source,
          `没有情景经过状态${zh}的转移 ${trigger}（第 ${Number(branch) + 1} 个分支）`,
          `No scenario takes ${trigger} of ${en} (branch ${Number(branch) + 1})`,
        ),
      ];
    }),
  ];
}

function coverageOf({ nodes }: CompiledDefinition, results: ScenarioResult[]): ScenarioExamination['coverage'] {
  const visited = new Set(results.flatMap((result) => [...result.visited]));
  const took = new Set(results.flatMap((result) => [...result.took]));
  const states = [...nodes.values()]
    .filter(({ path, type }) => path !== '' && type !== 'history')
    .map(({ path }) => path);
  const transitions = transitionsIn(nodes).map(({ id }) => id);
  return { states: shareOf(states, visited), transitions: shareOf(transitions, took) };
}

function shareOf(all: string[], visited: ReadonlySet<string>): Share {
  const missing = all.filter((name) => !visited.has(name));
  return { visited: all.length - missing.length, total: all.length, missing };
}
