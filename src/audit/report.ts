import type { Counters } from './database-checks.js';
import type { Verdict } from './verify.js';

/** Faults printed one by one; the rest are counted. */
const MOST_PRINTED = 20;

/**
 * A verdict for the terminal.
 *
 * @param seconds how long it took
 */
export function verdictLines(verdict: Verdict & { counters?: Counters }, seconds: number): string[] {
  const { cases, events, erased, faults, bad, counters } = verdict;
  const rate = Math.round(events / Math.max(seconds, 0.001));
  const printed = bad.slice(0, MOST_PRINTED);
  return [
    `${count(events)} events in ${count(cases)} cases, ${count(rate)} events/s`,
    ...(counters ? counterLines(counters) : []),
    ...(erased.events > 0
      ? [`erased: ${count(erased.events)} personal parts in ${count(erased.cases)} cases; their chains hold`]
      : []),
    ...printed.map(({ code, number, seq, sentence, detail }) => {
      const place = [number ?? '', seq === null ? '' : `event ${seq}`].filter(Boolean).join(' ');
      return `BAD ${place || 'the history'} [${code}] ${sentence.zh} ${sentence.en} (${detail})`;
    }),
    ...(faults > printed.length ? [`… and ${count(faults - printed.length)} more`] : []),
    faults === 0
      ? 'OK 历史完整，重放一致。 History is intact, and replaying it gives what is stored.'
      : `FAILED 发现 ${count(faults)} 处问题。 ${count(faults)} faults found.`,
  ];
}

function counterLines({ answered, recorded, openTasks, openClaims, runningDeadlines }: Counters): string[] {
  return [
    `${count(recorded)} of ${count(answered)} answered commands are in the history`,
    `${count(openTasks)} open tasks, ${count(openClaims)} claimed, ${count(runningDeadlines)} running deadlines`,
  ];
}

const count = (value: number): string => value.toLocaleString('en-US');
