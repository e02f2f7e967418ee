import type { Schema } from '../../api/client';

export type DiagramData = Schema<'DiagramView'>;
export type DiagramNode = DiagramData['nodes'][number];
export type DiagramEdge = DiagramData['edges'][number];

/** How a state stands to a case: never told by colour alone. */
export type Standing = 'active' | 'done' | 'possible' | 'untouched';

export interface Standings {
  /** Paths of the states the case is in, with what they lie in or without. */
  active?: readonly string[] | undefined;
  done?: readonly string[] | undefined;
  possible?: readonly string[] | undefined;
}

/** What is said of every state, the strongest first; nothing where the diagram is of no case. */
export function standingsOf({ active, done, possible }: Standings): (id: string) => Standing | undefined {
  if (!active && !done && !possible) return () => undefined;
  const isActive = withContainers(active ?? []);
  const sets = { done: new Set(done), possible: new Set(possible) };
  return (id) => {
    if (isActive.has(id)) return 'active';
    if (sets.possible.has(id)) return 'possible';
    return sets.done.has(id) ? 'done' : 'untouched';
  };
}

function withContainers(paths: readonly string[]): Set<string> {
  const all = new Set<string>();
  for (const path of paths) {
    const names = path.split('.');
    for (let length = 1; length <= names.length; length += 1) all.add(names.slice(0, length).join('.'));
  }
  return all;
}

/** States that one of these commands would lead to from where the case stands. */
export function possibleStates(diagram: DiagramData, active: readonly string[], commands: readonly string[]): string[] {
  const here = withContainers(active);
  const may = ({ kind, on }: { kind: string; on?: string }): boolean => kind === 'event' && commands.includes(on ?? '');
  const drawn = diagram.edges
    .filter(({ source, ways }) => here.has(source) && ways.some(may))
    .map(({ target }) => target);
  const said = [{ ...diagram, id: '' }, ...diagram.nodes].flatMap(({ id, exits = [] }) =>
    id === '' || here.has(id) ? exits.filter(({ ways }) => ways.some(may)).flatMap(({ targets }) => targets) : [],
  );
  return [...new Set([...drawn, ...said])];
}

/** Whether a transition that an event took, `<state>:<trigger>#<index>`, is this arrow. */
export function isTaken({ source, ways }: DiagramEdge, took: readonly string[]): boolean {
  return took.some((id) => {
    const [from, trigger = ''] = id.replace(/#\d+$/, '').split(':');
    if (from !== source) return false;
    return ways.some(({ kind, on }) => trigger === TRIGGERS[kind](on ?? ''));
  });
}

const TRIGGERS: Record<DiagramEdge['ways'][number]['kind'], (on: string) => string> = {
  event: (on) => on,
  after: (on) => `after ${on}`,
  always: () => 'always',
  done: () => 'onDone',
};
