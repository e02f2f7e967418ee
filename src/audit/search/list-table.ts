import { dateOf } from '../../calendar/index.js';
import type { FoundCase, FoundEvent } from './audit-search.js';

type Language = 'zh' | 'en';
export type Cells = (string | number)[];

const HEADS: Record<'cases' | 'events', Record<Language, string[]>> = {
  cases: {
    zh: ['案号', '事项', '地区', '状态', '步数', '受理', '最近变动'],
    en: ['Case', 'Procedure', 'Division', 'Status', 'Events', 'Opened', 'Last changed'],
  },
  events: {
    zh: ['案号', '事项', '步', '时间', '操作', '操作代码', '依据', '办理人', '机构', '角色'],
    en: ['Case', 'Procedure', 'Event', 'When', 'What', 'Command', 'Article', 'Who', 'Office', 'Role'],
  },
};
const STATUS: Record<FoundCase['status'], Record<Language, string>> = {
  active: { zh: '办理中', en: 'open' },
  done: { zh: '已结', en: 'ended' },
};

export const headOf = (of: 'cases' | 'events', language: Language): string[] => HEADS[of][language];

export function caseCells(found: FoundCase, language: Language): Cells {
  const { number, title, division, status, events, openedAt, updatedAt } = found;
  return [
    number,
    title[language],
    division,
    STATUS[status][language],
    events,
    chinaTime(openedAt),
    chinaTime(updatedAt),
  ];
}

export function eventCells(found: FoundEvent, language: Language): Cells {
  const { number, procedureTitle, seq, at, title, type, law, actor, roleTitle } = found;
  const office = actor?.office;
  return [
    number,
    procedureTitle[language],
    seq,
    chinaTime(at),
    title?.[language] ?? '',
    type,
    law ?? '',
    actor?.name ?? '',
    office?.name?.[language] ?? office?.code ?? '',
    roleTitle?.[language] ?? '',
  ];
}

/** Who took the list away, when and why: it stands above the list wherever it goes. */
export function watermark(
  who: { name: string; username: string },
  at: string,
  reason: string,
  language: Language,
): string {
  const when = chinaTime(at);
  if (language === 'en') return `Taken by ${who.name} (${who.username}) on ${when}. Reason: ${reason}`;
  return `导出人：${who.name}（${who.username}） 时间：${when} 事由：${reason}`;
}

/** As the clock on the office wall shows it. */
function chinaTime(instant: string): string {
  const time = new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
  return `${dateOf(instant)} ${time}`;
}
