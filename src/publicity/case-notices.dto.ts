import { TextView } from '../shared/text.dto.js';
import type { CaseNotice } from './case-notices.js';

export class NoticeContentView {
  title: TextView;
  procedure: string;
  values: Record<string, unknown>;
  /** First and last day. */
  from: string;
  to: string | null;
  places: string[];
  text: string;
}

export class CaseNoticeView implements Omit<CaseNotice, 'content'> {
  id: string;
  kind: string;
  /** The state that published it; null for an announcement. */
  state: string | null;
  /** Code of the division where it hung. */
  place: string;
  publishedAt: string;
  expiresAt: string | null;
  withdrawnAt: string | null;
  /** Number of the event that published it. */
  seq: number;
  /** As published; null once the household's data has been erased. */
  content: NoticeContentView | null;
}
