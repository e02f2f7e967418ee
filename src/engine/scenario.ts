import type { WorkCalendar } from '../calendar/index.js';
import type { CompiledDefinition } from './compile.js';
import type { JsonObject, Text } from './definition.js';
import { explain, ScenarioRun } from './scenario-run.js';
import type { Given, Scenario, ScenarioStep, ScenarioSteps } from './scenario-shape.js';
import type { CaseState } from './state.js';

export * from './scenario-shape.js';

export interface ScenarioResult {
  scenario: string;
  passed: boolean;
  /** The step that went wrong, counted from 1 with lists read in place (0 lies before the first), and why; null when none did. */
  failure: { step: number; message: Text } | null;
  /** States the case was in or passed through, and transitions it took: coverage. */
  visited: Set<string>;
  took: Set<string>;
  state: CaseState | null;
}

/** The steps in the order in which they happen, each with its place in the scenario. */
export function flatSteps(steps: ScenarioSteps, at: number[] = []): { step: ScenarioStep; at: number[] }[] {
  return steps.flatMap((entry, index) =>
    Array.isArray(entry) ? flatSteps(entry, [...at, index]) : [{ step: entry, at: [...at, index] }],
  );
}

/**
 * Tells scenarios to the engine and compares. Facts are those given; a step that needs another fails and names it. As time
 * passes, whatever falls due on the way falls due, in order, as it would in the service.
 */
export function runScenarios(
  compiled: CompiledDefinition,
  scenarios: readonly Scenario[],
  calendar: WorkCalendar,
): ScenarioResult[] {
  const told = new Map<Scenario, ScenarioRun>();
  return scenarios.map((scenario) => {
    const { story, missing } = storyOf(scenario, scenarios);
    const before = scenario.given ? undefined : told.get(story.at(-2) ?? scenario);
    const run = before?.copy() ?? new ScenarioRun(compiled, givenOf(story), calendar);
    const failure = missing
      ? { step: 0, message: missing }
      : perform(run, scenario, script(before ? [scenario] : story));
    if (!failure) told.set(scenario, run);
    const { visited, took, state } = run;
    return { scenario: scenario.scenario, passed: failure === null, failure, visited, took, state };
  });
}

function perform(run: ScenarioRun, scenario: Scenario, steps: ScriptedStep[]): ScenarioResult['failure'] {
  for (const { step: each, number, origin } of steps) {
    try {
      run.perform(each);
    } catch (error) {
      const message = explain(each, error);
      return origin === scenario ? { step: number, message } : { step: 0, message: inOrigin(origin, number, message) };
    }
  }
  return null;
}

/** The scenario and those it comes after, the first one first. */
function storyOf(scenario: Scenario, others: readonly Scenario[]): { story: Scenario[]; missing: Text | null } {
  const story = [scenario];
  for (let name = scenario.after; name !== undefined;) {
    const before = others.find((other) => other.scenario === name);
    if (!before)
      return { story, missing: { zh: `没有名为“${name}”的情景`, en: `there is no scenario "${name}" to come after` } };
    if (story.includes(before))
      return { story, missing: { zh: `情景“${name}”循环引用`, en: `it comes after itself, through "${name}"` } };
    story.unshift(before);
    name = before.after;
  }
  return { story, missing: null };
}

const givenOf = (story: readonly Scenario[]): Given => ({
  division: story[0]?.given?.division ?? '',
  at: story[0]?.given?.at ?? '',
  settings: Object.assign({}, ...story.map(({ given }) => given?.settings ?? {})) as JsonObject,
  facts: Object.assign({}, ...story.map(({ given }) => given?.facts ?? {})) as JsonObject,
});

interface ScriptedStep {
  step: ScenarioStep;
  number: number;
  origin: Scenario;
}

/** What is performed: of the scenarios before, only what moves the case. */
function script(story: readonly Scenario[]): ScriptedStep[] {
  const last = story.at(-1);
  const steps = story.flatMap((origin) =>
    flatSteps(origin.steps).map(({ step: each }, index) => ({ step: each, number: index + 1, origin })),
  );
  return steps.filter(
    ({ step: each, origin }) => origin === last || (each.expect === undefined && each.refuse === undefined),
  );
}

const inOrigin = ({ scenario }: Scenario, number: number, { zh, en }: Text): Text => ({
  zh: `（前序情景“${scenario}”第 ${number} 步）${zh}`,
  en: `(step ${number} of "${scenario}", which comes before) ${en}`,
});
