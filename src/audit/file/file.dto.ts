import { FaultView } from '../replay.dto.js';
import type { Ours } from './file-verification.js';

export class FileEventView {
  /** As the file numbers it; null where its bytes cannot be read. */
  seq: number | null;
  at: string | null;
  type: string | null;
}

export class FileCaseView {
  county: string;
  caseId: string;
  number: string;
  procedure: string;
  head: string;
  /** The first 1 000 of it. */
  events: FileEventView[];
  /** Whether the last of these events is the one this installation has there; `unknown`: there is no such case, or you may not see it. */
  here: Ours;
}

export class ErasedCountView {
  cases: number;
  events: number;
}

export class FileVerdictView {
  cases: number;
  events: number;
  faults: number;
  /** The first hundred. */
  bad: FaultView[];
  erased: ErasedCountView;
  /** The first twenty cases. */
  shown: FileCaseView[];
}
