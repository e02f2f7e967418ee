import type { CaseState } from '../engine/index.js';
import type { CalendarEffect } from './workflows.dto.js';

type Clocks = CaseState['clocks'];

export const NO_EFFECT: CalendarEffect = { cases: 0, sooner: 0, later: 0, provisional: 0, stillProvisional: 0 };

/** What another calendar makes of one case's open deadlines, added to what it makes of others'. */
export function addEffect(sum: CalendarEffect, before: Clocks, after: Clocks): CalendarEffect {
  const open = Object.entries(after).flatMap(([key, now]) => {
    const was = before[key];
    return was && !was.fired ? [{ was, now }] : [];
  });
  const count = (holds: (clock: (typeof open)[number]) => boolean): number => open.filter(holds).length;
  const moved = count(({ was, now }) => was.dueAt !== now.dueAt || was.provisional !== now.provisional);
  return {
    cases: sum.cases + (moved > 0 ? 1 : 0),
    sooner: sum.sooner + count(({ was, now }) => (now.dueAt ?? '') < (was.dueAt ?? '')),
    later: sum.later + count(({ was, now }) => (now.dueAt ?? '') > (was.dueAt ?? '')),
    provisional: sum.provisional + count(({ was }) => was.provisional),
    stillProvisional: sum.stillProvisional + count(({ now }) => now.provisional),
  };
}
