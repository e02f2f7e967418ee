import type { Schema } from '../../api/client';

/** A case as its page has it. */
export type CaseFile = Schema<'CaseDetailView'>;
export type CaseTask = Schema<'CaseTaskView'>;
export type Allowed = Schema<'AllowedView'>;
export type HistoryEvent = Schema<'HistoryEventView'>;

export const pathOf = ({ county, caseId }: Pick<CaseFile, 'county' | 'caseId'>) => ({ county, caseId });

/** Parts in the order in which they are counted: the service knows them by name, where 10 comes before 2. */
export const byPart = (a: CaseTask, b: CaseTask): number =>
  a.state.localeCompare(b.state) || (a.part ?? '').localeCompare(b.part ?? '', 'en', { numeric: true });

/** The time limits that run, each once: one that warns and one that acts may end on the same day. */
export function runningClocks({ clocks }: Pick<CaseFile, 'clocks'>): CaseFile['clocks'] {
  const running = clocks.filter(({ fired }) => !fired);
  const named = ({ title, dueOn }: CaseFile['clocks'][number]): string => `${title.zh} ${dueOn}`;
  return running.filter((clock, n) => running.findIndex((other) => named(other) === named(clock)) === n);
}
