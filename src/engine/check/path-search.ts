import type { Exploration, Move } from './explorer.js';

/** What a path remembers, as bits; or that this step breaks the rule, and what was remembered then. */
export type Judgement = number | { broken: number };

interface Place {
  configuration: number;
  memory: number;
  before: Place | null;
  move: Move;
}

/**
 * A shortest path that breaks a rule about paths, or null when none does. Two paths that come to the same configuration
 * with the same memory have the same future, so each such pair is looked at once.
 */
export function searchPath(
  { opening, moves }: Exploration,
  judge: (move: Move, memory: number) => Judgement,
): { path: Move[]; memory: number } | null {
  const seen = new Set<string>();
  const queue: Place[] = [];
  const follow = (move: Move, memory: number, before: Place | null): { path: Move[]; memory: number } | null => {
    const judgement = judge(move, memory);
    const place: Place = { configuration: move.to, memory: 0, before, move };
    if (typeof judgement !== 'number') return { path: pathOf(place), memory: judgement.broken };
    const key = `${move.to} ${judgement}`;
    if (!seen.has(key)) queue.push({ ...place, memory: judgement });
    seen.add(key);
    return null;
  };
  for (const move of opening) {
    const broken = follow(move, 0, null);
    if (broken) return broken;
  }
  for (let next = 0; next < queue.length; next += 1) {
    const place = queue[next];
    if (!place) break;
    for (const move of moves[place.configuration] ?? []) {
      const broken = follow(move, place.memory, place);
      if (broken) return broken;
    }
  }
  return null;
}

function pathOf(place: Place): Move[] {
  const path: Move[] = [];
  for (let at: Place | null = place; at; at = at.before) path.push(at.move);
  return path.reverse();
}
