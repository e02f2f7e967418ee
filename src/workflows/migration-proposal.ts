import { activePaths, type CompiledDefinition, type StateNodes, type StateValue } from '../engine/index.js';
import { readDefinition } from './reading/read-definition.js';
import type { NameView, ProposalView, ProposedNameView } from './migrations.dto.js';

/** How many running cases stand in one combination of states. */
export interface Standing {
  value: StateValue;
  cases: number;
}

/** What of the old definition seems to belong where in the new one, with how many cases each choice concerns. */
export function proposeMapping(
  source: CompiledDefinition,
  target: CompiledDefinition,
  standing: readonly Standing[],
): ProposalView {
  const [old, later] = [readDefinition(source.definition), readDefinition(target.definition)];
  const within = casesIn(source.nodes, standing);
  const targetPeriods = later.periods.map(({ name, title }) => ({ name, title }));
  const targetVariables = variablesOf(target);
  return {
    cases: standing.reduce((sum, { cases }) => sum + cases, 0),
    states: old.states.map(({ path, title, depth, type }) => ({
      ...{ path, title, depth, type, region: isRegion(source.nodes, path), cases: within.get(path) ?? 0 },
      to: namesake(target.nodes, path),
    })),
    targets: later.states.map(({ path, title, depth, type }) => {
      const region = isRegion(target.nodes, path);
      return { path, title, depth, type, region, isNew: region && !source.nodes.has(path) };
    }),
    periods: old.periods.map(({ name, title }) => proposed(name, title, targetPeriods)),
    targetPeriods,
    variables: variablesOf(source).map(({ name, title }) => proposed(name, title, targetVariables)),
    targetVariables,
  };
}

function casesIn(nodes: StateNodes, standing: readonly Standing[]): Map<string, number> {
  const within = new Map<string, number>();
  for (const { value, cases } of standing)
    for (const path of activePaths(nodes, value)) within.set(path, (within.get(path) ?? 0) + cases);
  return within;
}

const isRegion = (nodes: StateNodes, path: string): boolean =>
  nodes.get(nodes.get(path)?.parent ?? '')?.type === 'parallel';

/** The state of the same path, or the only one of the same last name: it may have been moved into another. */
function namesake(nodes: StateNodes, path: string): string | null {
  if (nodes.has(path)) return path;
  const name = path.slice(path.lastIndexOf('.') + 1);
  const [only, ...others] = [...nodes.keys()].filter((other) => other === name || other.endsWith(`.${name}`));
  return only !== undefined && others.length === 0 ? only : null;
}

const variablesOf = ({ definition }: CompiledDefinition): NameView[] =>
  Object.keys(definition.machine.context ?? {}).map((name) => ({ name, title: { zh: name, en: name } }));

const proposed = (name: string, title: NameView['title'], targets: readonly NameView[]): ProposedNameView => ({
  ...{ name, title, to: targets.some((target) => target.name === name) ? name : null },
});
