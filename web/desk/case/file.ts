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
