import { IsString, MaxLength } from 'class-validator';
import { Optional } from '../shared/fields.js';
import { PageView, TextView } from '../shared/text.dto.js';
import type { HistoryActor, HistoryEvent } from './history-event.js';

export class ExportQuery {
  /** Why the history is taken away; kept with your name. */
  @Optional()
  @IsString()
  @MaxLength(200)
  reason?: string;
}

export class OfficeName {
  code: string;
  name: TextView | null;
}

export class CaseId {
  county: string;
  caseId: string;
}

export class HistoryActorView implements Omit<HistoryActor, 'authority'> {
  kind: 'user' | 'public' | 'applicant' | 'system' | 'case';
  name: string | null;
  office: OfficeName | null;
  role: string | null;
  roleTitle: TextView | null;
  /** Whom they stood in for as substitute. */
  for: string | null;
  /** Whose word the window entered. */
  behalf: 'applicant' | 'public' | null;
  /** The case that sent this. */
  from: CaseId | null;
  /** Under whose authority the step was decided: mode, office and grant. */
  authority: Record<string, unknown> | null;
}

/** An event whose bytes cannot be read any more has only `seq` and `damaged: true`. */
export class HistoryEventView implements Omit<HistoryEvent, 'actor'> {
  seq: number;
  at: string;
  type: string;
  title: TextView;
  law: string | null;
  definition: string;
  actor: HistoryActorView;
  task: string | null;
  clock: string | null;
  took: string[];
  effects: string[];
  /** What the step read from outside; long lists are only counted. */
  facts: HistoryEvent['facts'];
  /** The open part of the form. */
  data: HistoryEvent['data'];
  personal: 'sealed' | 'erased' | null;
  /** The lines of what was calculated. */
  trace: HistoryEvent['trace'];
}

export class HistoryPage extends PageView {
  items: HistoryEventView[];
}
