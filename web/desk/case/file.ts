import type { Schema } from '../../api/client';

/** A case as its page has it. */
export type CaseFile = Schema<'CaseDetailView'>;
export type CaseTask = Schema<'CaseTaskView'>;
export type Allowed = Schema<'AllowedView'>;
export type HistoryEvent = Schema<'HistoryEventView'>;

export const pathOf = ({ county, caseId }: Pick<CaseFile, 'county' | 'caseId'>) => ({ county, caseId });
