import type { JsonObject, Text } from '../engine/index.js';
import { NOTICE_FIELDS, type NoticeValues } from './notice-fields.js';

/** A notice as it was published, and as it is kept: sealed with the household's key. */
export interface PublishedNotice {
  title: Text;
  procedure: string;
  values: NoticeValues;
  /** First and last day, YYYY-MM-DD. */
  from: string;
  to: string | null;
  places: string[];
  text: string;
}

/** A notice's seal opens nowhere else. */
export const noticeContext = (id: string): string => `notice:${id}`;

/** What was unsealed, with the whitelist enforced a second time: what is not on it does not leave the service. */
export function readNotice(opened: JsonObject): PublishedNotice {
  const notice = opened as unknown as PublishedNotice;
  const allowed: readonly string[] = NOTICE_FIELDS;
  const values = Object.fromEntries(Object.entries(notice.values).filter(([field]) => allowed.includes(field)));
  const { title, procedure, from, to, places, text } = notice;
  return { title, procedure, values, from, to, places, text };
}
