import { Matches } from 'class-validator';
import { PageQuery } from '../shared/page.dto.js';
import { PageView } from '../shared/text.dto.js';
import type { FilingView } from './record-filings.js';

export class FilingsQuery extends PageQuery {
  /** Six-digit code of the county. */
  @Matches(/^\d{6}$/)
  county: string;
}

/** Under which authority, and so by which office, was decided. */
export class FilingAuthority {
  mode: 'COUNTY' | 'ENTRUSTED' | 'DEVOLVED';
  office: string;
  grant: string | null;
  law?: string;
}

export class FiledDecision implements Omit<FilingView, 'authority'> {
  caseId: string;
  number: string;
  procedure: string;
  division: string;
  status: 'active' | 'done';
  /** Number of the event that filed it. */
  seq: number;
  /** Who receives it. */
  office: string;
  authority: FilingAuthority | null;
  filedAt: string;
}

export class FilingPage extends PageView {
  items: FiledDecision[];
}
