import type { Fault, FaultCode } from './faults.js';
import type { Verdict } from './verify.js';

/** `unchecked`: something before it is broken already, and what rests on that proves nothing. */
export type Finding = 'ok' | 'broken' | 'unchecked';

/** The verdict on one case. */
export interface CaseVerdict {
  ok: boolean;
  /** Every event unaltered, in its place, none missing. */
  chain: Finding;
  /** Replaying gives what every event recorded, and the stored state. */
  replay: Finding;
  tasks: Finding;
  deadlines: Finding;
  events: number;
  /** Events whose personal part nobody can read any more, because its key was destroyed. No fault. */
  erased: number;
  firstBad: Fault | null;
}

const STAGES = ['chain', 'replay', 'tasks', 'deadlines'] as const;
type Stage = (typeof STAGES)[number];

const STAGE_OF: Partial<Record<FaultCode, Stage>> = {
  state: 'replay',
  'not-replayable': 'replay',
  'definition-altered': 'replay',
  tasks: 'tasks',
  deadlines: 'deadlines',
};

/** @param verdict on a history that holds this case alone */
export function caseVerdict({ events, erased, bad }: Verdict): CaseVerdict {
  // A definition found altered matters to this case only if it rests on it, and then its own fault follows.
  const firstBad = bad.find(({ seq }) => seq !== null) ?? bad.find(({ code }) => code !== 'definition-altered') ?? null;
  const broken = firstBad ? STAGES.indexOf(STAGE_OF[firstBad.code] ?? 'chain') : STAGES.length;
  const finding = (stage: Stage): Finding => {
    const place = STAGES.indexOf(stage);
    return place < broken ? 'ok' : place === broken ? 'broken' : 'unchecked';
  };
  return {
    ok: firstBad === null,
    chain: finding('chain'),
    replay: finding('replay'),
    tasks: finding('tasks'),
    deadlines: finding('deadlines'),
    events,
    erased: erased.events,
    firstBad,
  };
}
