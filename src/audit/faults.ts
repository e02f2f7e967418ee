import type { Sentence } from '../shared/problem.js';

/** What can be wrong with a history, and how it is said. `{n}` is the number of the event within its case. */
const SENTENCES = {
  gap: { zh: '缺少第 {n} 步的记录。', en: 'Event {n} is missing.' },
  edited: {
    zh: '第 {n} 步的记录与其校验值不符，内容被改动。',
    en: 'Event {n} was edited: it does not have its own hash.',
  },
  chain: { zh: '第 {n} 步没有接在前一步之后，链条中断。', en: 'Event {n} does not follow the event before it.' },
  moved: {
    zh: '第 {n} 步的位置上是另一步或另一案件的记录。',
    en: 'In the place of event {n} stands an event of another place.',
  },
  truncated: { zh: '历史从第 {n} 步起被截断。', en: 'History is cut off: event {n} and what followed is not there.' },
  state: {
    zh: '第 {n} 步重放的结果与所记载的状态不符。',
    en: 'Replaying up to event {n} gives something else than was recorded.',
  },
  tasks: { zh: '第 {n} 步之后的待办任务与历史不符。', en: 'The open tasks are not those that follow from event {n}.' },
  deadlines: {
    zh: '第 {n} 步之后的期限与历史不符。',
    en: 'The running deadlines are not those that follow from event {n}.',
  },
  'definition-altered': {
    zh: '第 {n} 步所依据的规程或日历已被改动。',
    en: 'The definition or calendar that event {n} rests on was altered.',
  },
  'not-replayable': { zh: '第 {n} 步无法重放。', en: 'Event {n} cannot be replayed.' },
  canonical: { zh: '第 {n} 步的记录不是规范格式。', en: 'The bytes of event {n} are not in canonical form.' },
  manifest: { zh: '文件不完整或被改动。', en: 'The file is incomplete or was altered.' },
  orphan: { zh: '第 {n} 步的记录没有所属案件。', en: 'Event {n} belongs to no case.' },
  unsealed: { zh: '第 {n} 步与待封存日志不一致。', en: 'Event {n} and the log to be sealed do not agree.' },
  claims: { zh: '任务的认领记录不一致。', en: 'The record of claims and the tasks do not agree.' },
  accounts: { zh: '第 {n} 步的账户收支与历史不符。', en: 'The entries of an account and event {n} do not agree.' },
  payments: { zh: '第 {n} 步的一次性给付与历史不符。', en: 'A single payment and event {n} do not agree.' },
  statuses: { zh: '第 {n} 步的身份认定与历史不符。', en: 'A recognised identity and event {n} do not agree.' },
  members: { zh: '第 {n} 步的家庭成员变化与历史不符。', en: 'A change of members and event {n} do not agree.' },
  course: {
    zh: '督办登记的办理进程与历史不符。',
    en: 'The course registered for supervision and the history do not agree.',
  },
  draws: { zh: '随机抽查登记与历史不符。', en: 'The register of random draws and the history do not agree.' },
  idempotency: { zh: '已答复的请求与历史不符。', en: 'A request that was answered and the history do not agree.' },
} as const satisfies Record<string, Sentence>;

export type FaultCode = keyof typeof SENTENCES;

/** Where a fault is; null where it belongs to no case or no single event. */
export interface Place {
  county: string | null;
  caseId: string | null;
  number: string | null;
  seq: number | null;
}

export interface Fault extends Place {
  code: FaultCode;
  sentence: Sentence;
  /** For whoever investigates, in English: what was found. No personal data. */
  detail: string;
}

export const NOWHERE: Place = { county: null, caseId: null, number: null, seq: null };

/** A fault in words. */
export function faultAt(code: FaultCode, place: Place, detail: string): Fault {
  const { zh, en } = SENTENCES[code];
  const at = (text: string): string => text.replace('{n}', String(place.seq ?? '?'));
  return { code, ...place, sentence: { zh: at(zh), en: at(en) }, detail };
}
