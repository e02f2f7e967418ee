import type { Schema } from '../../api/client';

export type Proposal = Schema<'ProposalView'>;

/** What was chosen for each name: another name, null to end or drop it, or nothing. */
export type Choices = Record<string, string | null | undefined>;

export interface Chosen {
  states: Choices;
  /** By new region: the state in which cases begin in it. */
  enter: Choices;
  periods: Choices;
  variables: Choices;
}

/** What is called the same in both. */
export const proposed = ({ states, periods, variables }: Proposal): Chosen => ({
  states: Object.fromEntries(states.map(({ path, to }) => [path, to ?? undefined])),
  enter: {},
  periods: Object.fromEntries(periods.map(({ name, to }) => [name, to ?? undefined])),
  variables: Object.fromEntries(variables.map(({ name, to }) => [name, to ?? undefined])),
});

/** The mapping as the service takes it: what keeps its name goes without saying, unless a state around it does not. */
export function mappingOf({ states, enter, periods, variables }: Chosen): Schema<'MappingBody'> {
  const around = (path: string): string[] => path.split('.').map((_name, depth, all) => all.slice(0, depth).join('.'));
  const isMoved = (path: string): boolean => states[path] !== undefined && states[path] !== path;
  const said = Object.entries(states).filter(
    ([path, to]) => to !== undefined && (to !== path || around(path).some(isMoved)),
  );
  const renamed = (choices: Choices) =>
    Object.fromEntries(Object.entries(choices).filter(([name, to]) => to !== undefined && to !== name));
  return {
    states: Object.fromEntries(said),
    enter: Object.values(enter).filter((state): state is string => typeof state === 'string'),
    periods: renamed(periods) as Record<string, string>,
    variables: renamed(variables),
  };
}

/**
 * Innermost states that cases stand in and that have no place yet: neither one of their own, nor along with a state around them
 * that has been given another.
 */
export function openStates(proposal: Proposal, { states }: Chosen): string[] {
  const paths = new Set(proposal.targets.map(({ path }) => path));
  const image = (path: string): string | null | undefined => {
    if (states[path] !== undefined) return states[path];
    const cut = path.lastIndexOf('.');
    if (cut < 0) return undefined;
    const parent = image(path.slice(0, cut));
    if (parent === null) return null;
    const along = parent === undefined ? '' : `${parent}${path.slice(cut)}`;
    return paths.has(along) ? along : undefined;
  };
  return proposal.states
    .filter(({ type, cases, path }) => cases > 0 && type === 'atomic' && image(path) === undefined)
    .map(({ path }) => path);
}
