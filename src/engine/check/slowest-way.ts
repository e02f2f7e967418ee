import type { Definition } from '../definition.js';
import { lineage, type StateNode, type StateNodes } from '../nodes.js';
import {
  hopsFrom,
  isInstant,
  lies,
  limitOf,
  periodsOf,
  standsStill,
  stationOf,
  type Era,
  type Hop,
} from './way-graph.js';

/** A way through a level, with the time each station takes. */
export interface Way {
  days: number;
  /** `state —EVENT→` */
  path: string[];
  /** Stations that take time, in order. */
  stays: { state: string; days: number }[];
}

/** The slowest ways: one that meets no ground for extension, one that does. */
export interface Slowest {
  plain: Way | null;
  extended: Way | null;
  /** States without any limit of their own or around them. */
  unlimited: Set<string>;
}

export interface Terrain {
  definition: Definition;
  nodes: StateNodes;
  era: Era | null;
  /** States that are a ground for the extended length. */
  grounds: readonly string[];
}

/** Steps of the search after which it gives up. */
const MOST_STEPS = 300_000;

export class TooManyWays extends Error {}

/**
 * The slowest lawful ways from a station to where `isEnd` says (null: to anywhere, staying there included), each station
 * passed at most once, every limit used up. Finding a longest path has no fast method; levels have few stations, and ways
 * that cannot win are not followed.
 *
 * @throws TooManyWays
 */
export function slowestWays(
  terrain: Terrain,
  level: string,
  start: string,
  isEnd: ((hop: Hop) => boolean) | null,
): Slowest {
  const { definition, nodes, era } = terrain;
  const hops = new Map<string, Hop[]>();
  const hopsOf = (station: string): Hop[] => {
    const known = hops.get(station);
    if (known) return known;
    // Where the clock stood still the case goes on from where it was left: no way round, and no time.
    const isPause = standsStill(definition, nodes, station);
    const found = hopsFrom(nodes, level, station, era).filter(({ returns }) => !(isPause && returns));
    hops.set(station, found);
    return found;
  };
  const ends = isEnd ?? (() => false);
  const stations = between(start, hopsOf, isEnd);
  const unlimited = new Set<string>();
  const stays = new Map([...stations].map((station) => [station, staysAt(terrain, station, unlimited)]));
  const best: Slowest = { plain: null, extended: null, unlimited };
  const caps = new Map([...stations].map((station) => [station, capsAround(terrain, level, station)]));
  const mostAt = (station: string): number =>
    Math.max(
      0,
      ...(stays.get(station) ?? []).map(
        ({ days }) => days ?? Math.max(0, ...(caps.get(station) ?? []).map(({ days: cap }) => cap)),
      ),
    );

  const anyGround = [...stays.values()].flat().some(({ ground }) => ground);
  let steps = 0;
  const visited = new Set<string>();
  const way: Passed[] = [];
  const finish = (): void => {
    const kind = way.some(({ stay }) => stay.ground) ? 'extended' : 'plain';
    const { days, stays: stayed } = measure(way, caps);
    if (days > (best[kind]?.days ?? -1)) best[kind] = { days, stays: stayed, path: way.flatMap(spellPassed) };
  };
  const canWin = (most: number): boolean =>
    most > (best.plain?.days ?? -1) || (anyGround && most > (best.extended?.days ?? -1));
  const visit = (station: string, soFar: number, left: number): void => {
    visited.add(station);
    const remaining = left - mostAt(station);
    for (const stay of stays.get(station) ?? []) {
      const most = soFar + (stay.days ?? mostAt(station));
      const passed: Passed = { station, stay, trigger: '' };
      way.push(passed);
      if (isEnd === null) finish();
      for (const hop of hopsOf(station)) {
        if ((steps += 1) > MOST_STEPS) throw new TooManyWays();
        passed.trigger = hop.trigger;
        if (ends(hop)) finish();
        else if (stations.has(hop.to) && !visited.has(hop.to) && canWin(most + remaining))
          visit(hop.to, most, remaining);
      }
      way.pop();
    }
    visited.delete(station);
  };
  visit(
    start,
    0,
    [...stations].reduce((sum, station) => sum + mostAt(station), 0),
  );
  return best;
}

/** Stations that lie on some way from the start to an end. */
function between(
  start: string,
  hopsOf: (station: string) => Hop[],
  isEnd: ((hop: Hop) => boolean) | null,
): Set<string> {
  const reached = new Set([start]);
  for (const station of reached) for (const hop of hopsOf(station)) if (!isEnd?.(hop)) reached.add(hop.to);
  if (isEnd === null) return reached;
  const leading = new Set([...reached].filter((station) => hopsOf(station).some(isEnd)));
  for (let grown = -1; grown !== leading.size;) {
    grown = leading.size;
    for (const station of reached) if (hopsOf(station).some(({ to }) => leading.has(to))) leading.add(station);
  }
  return new Set([start, ...leading]);
}

/** One way to spend time at a station. `days` null: without limit. */
interface Stay {
  days: number | null;
  ground: boolean;
  inner: Way | null;
}

interface Passed {
  station: string;
  stay: Stay;
  trigger: string;
}

function staysAt(terrain: Terrain, station: string, unlimited: Set<string>): Stay[] {
  const node = terrain.nodes.get(station);
  if (!node) return [];
  const ground = terrain.grounds.some((state) => lies(station, state));
  if (node.type === 'parallel') return parallelStays(terrain, node, ground, unlimited);
  if (isInstant(node) || standsStill(terrain.definition, terrain.nodes, station))
    return [{ days: 0, ground, inner: null }];
  const days = limitOf(terrain.definition, node, terrain.era);
  const isCapped =
    [...lineage(terrain.nodes, station)].some((outer) => ownLimit(terrain, outer) !== null) ||
    periodsOf(node).sure.length > 0;
  if (!isCapped) unlimited.add(station);
  return [{ days, ground, inner: null }];
}

/** Regions run side by side: together they take as long as the slowest. */
function parallelStays(terrain: Terrain, node: StateNode, ground: boolean, unlimited: Set<string>): Stay[] {
  const own = ownLimit(terrain, node) ?? Infinity;
  const regions = node.children.map((region) => slowestInRegion(terrain, region));
  for (const region of regions) for (const state of region.unlimited) unlimited.add(state);
  const slowestOf = (ways: (Way | null)[]): Way | null =>
    ways.reduce((slowest, way) => (way && way.days > (slowest?.days ?? -1) ? way : slowest), null);
  const plain = slowestOf(regions.map((region) => region.plain));
  const extended = slowestOf(regions.map((region) => region.extended));
  const either = slowestOf([plain, extended]);
  return [
    { days: Math.min(own, plain?.days ?? 0), ground, inner: plain },
    ...(extended ? [{ days: Math.min(own, either?.days ?? 0), ground: true, inner: either }] : []),
  ];
}

/** From a region's first state to its final one; to wherever it can come, when it has none. */
function slowestInRegion(terrain: Terrain, region: string): Slowest {
  const start = stationOf(terrain.nodes, region, region);
  const ends = (terrain.nodes.get(region)?.children ?? []).filter(
    (child) => terrain.nodes.get(child)?.type === 'final',
  );
  if (start === region || ends.includes(start)) {
    const unlimited = new Set<string>();
    const [stay] = staysAt(terrain, start, unlimited);
    return {
      plain: { days: stay?.days ?? 0, path: [], stays: [{ state: start, days: stay?.days ?? 0 }] },
      extended: null,
      unlimited,
    };
  }
  const isEnd = ({ entered }: Hop): boolean => entered.some((state) => ends.includes(state));
  return slowestWays(terrain, region, start, ends.length > 0 ? isEnd : null);
}

interface Cap {
  state: string;
  days: number;
}

const ownLimit = ({ definition, era }: Terrain, node: StateNode): number | null => limitOf(definition, node, era);

/** Compound states around a station that have a limit of their own, outermost first. */
function capsAround(terrain: Terrain, level: string, station: string): Cap[] {
  return [...lineage(terrain.nodes, station)]
    .filter(({ path, type }) => type === 'compound' && path !== level && lies(path, level))
    .flatMap((node) => {
      const days = ownLimit(terrain, node);
      return days === null ? [] : [{ state: node.path, days }];
    })
    .reverse();
}

type Open = Cap & { spent: number; stays: Way['stays'] };

/** The time of a way: what lies together inside a limited compound state takes no longer than that state may. */
function measure(way: readonly Passed[], caps: ReadonlyMap<string, Cap[]>): Pick<Way, 'days' | 'stays'> {
  const total: Open = { state: '', days: Infinity, spent: 0, stays: [] };
  const open = [total];
  const spend = (days: number, stays: Way['stays']): void => {
    const innermost = open.at(-1) ?? total;
    innermost.spent += days;
    innermost.stays.push(...stays.filter((stay) => stay.days > 0));
  };
  const close = (): void => {
    const { state, days, spent, stays } = open.pop() ?? total;
    if (spent > days) spend(days, [{ state, days }]);
    else spend(spent, stays);
  };
  for (const { station, stay } of way) {
    while (!lies(station, open.at(-1)?.state ?? '')) close();
    for (const cap of caps.get(station) ?? []) {
      if (!open.some(({ state }) => state === cap.state)) open.push({ ...cap, spent: 0, stays: [] });
    }
    const days = stay.days ?? (open.length > 1 ? Infinity : 0);
    spend(days, stay.inner?.stays ?? [{ state: station, days }]);
  }
  while (open.length > 1) close();
  return { days: total.spent, stays: total.stays };
}

const spellPassed = ({ station, stay, trigger }: Passed): string[] => [
  ...(stay.inner?.path ?? []),
  `${station}${trigger === '' ? '' : ` —${trigger}→`}`,
];
