import type { Detour } from '../compile.js';
import type { CaseState, Resume } from '../state.js';

/** The detour of a case that was sent back and is to come straight back, if it stands where that begins. */
export function wayStraightBack({ resume }: CaseState): Detour | undefined {
  const last = resume?.at(-1);
  return last && { redirect: { took: last.took, to: last.to } };
}

/** The ways still open after a step: one is used up by taking it, and all are given up by going another way. */
export function resumeAfter(
  before: Resume[] | undefined,
  active: readonly string[],
  took: string[],
): Resume[] | undefined {
  const last = before?.at(-1);
  if (!before || !last || active.includes(last.at)) return before;
  const left = took.includes(last.took) && active.includes(last.to) ? before.slice(0, -1) : [];
  return left.length === 0 ? undefined : left;
}
