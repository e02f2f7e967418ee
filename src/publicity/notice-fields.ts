import type { Json, JsonObject } from '../engine/index.js';
import { NoticeFieldRefused, NoticeIncomplete } from './notice-errors.js';

/** All that a notice may say about a household (民发〔2021〕57号 art. 24; 民发〔2012〕220号 art. 34). */
export const NOTICE_FIELDS = [
  'applicantName',
  'memberCount',
  'proposedAmount',
  'amount',
  'village',
  'procedure',
] as const;

export type NoticeField = (typeof NOTICE_FIELDS)[number];

/** What stands in a notice. Amounts are yuan with two decimals, as people read them. */
export type NoticeValues = Partial<Record<NoticeField, string | number>>;

/** Where the values come from; null where there is none. */
export interface NoticeSource {
  applicantName: string | null;
  village: string | null;
  procedure: string;
  /** The case's variables: `memberCount`, and amounts in fen. */
  context: JsonObject;
}

/** @throws NoticeFieldRefused for anything outside the whitelist, whatever a definition says */
export function requireAllowed(fields: Json | undefined): NoticeField[] {
  const list = Array.isArray(fields) ? fields : [];
  return list.map((field) => {
    const allowed = NOTICE_FIELDS.find((name) => name === field);
    if (allowed === undefined) throw new NoticeFieldRefused(String(field), NOTICE_FIELDS);
    return allowed;
  });
}

/** The values of the fields asked for and of no other. @throws NoticeFieldRefused, NoticeIncomplete */
export function noticeValues(fields: Json | undefined, source: NoticeSource): NoticeValues {
  const values: NoticeValues = {};
  for (const field of requireAllowed(fields)) values[field] = READERS[field](source) ?? missing(field);
  return values;
}

const READERS: Record<NoticeField, (source: NoticeSource) => string | number | null> = {
  applicantName: ({ applicantName }) => applicantName,
  village: ({ village }) => village,
  procedure: ({ procedure }) => procedure,
  memberCount: ({ context }) => wholeNumber(context['memberCount']),
  proposedAmount: ({ context }) => yuan(context['proposedAmount']),
  amount: ({ context }) => yuan(context['amount']),
};

function missing(field: NoticeField): never {
  throw new NoticeIncomplete(field);
}

function wholeNumber(value: Json | undefined): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null;
}

/** `45050` fen is `450.50`: by whole numbers, since a fen must not get lost in a fraction. */
export function yuan(fen: Json | undefined): string | null {
  const whole = wholeNumber(fen);
  return whole === null ? null : `${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`;
}
