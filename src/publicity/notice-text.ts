import type { NoticeField, NoticeValues } from './notice-fields.js';

/** What a notice says besides its values. */
export interface NoticeFrame {
  /** Heading, e.g. 公示. */
  title: string;
  procedure: string;
  /** Rule and article. */
  law: string;
  /** First and last day; no last day where no period runs. */
  from: string;
  to: string | null;
  places: string[];
  /** Who takes objections, and how to reach them. */
  office: string;
  contact: string | null;
  /** Whether an objection can be sent where the notice is read. */
  objections: boolean;
}

/** The text that hangs in the village, from nothing but the frame and the whitelisted values. */
export function noticeText(frame: NoticeFrame, values: NoticeValues): string {
  const { title, law, procedure, from, to, places, contact } = frame;
  const period = to === null ? `自${dayInWords(from)}起` : `${dayInWords(from)}至${dayInWords(to)}`;
  return [
    title,
    '',
    `依据${law}，现将下列“${procedure}”事项的有关情况予以${title}。`,
    '',
    ...LINES.flatMap(([field, line]) => (values[field] === undefined ? [] : [line(values[field])])),
    '',
    `${title}时间：${period}`,
    `${title}地点：${places.join('、')}`,
    whereToObject(frame),
    ...(contact === null ? [] : [`联系方式：${contact}`]),
    '',
  ].join('\n');
}

/** In the order in which a notice is read; the procedure stands in the first sentence already. */
const LINES: [NoticeField, (value: string | number) => string][] = [
  ['applicantName', (value) => `申请人：${value}`],
  ['village', (value) => `村（社区）：${value}`],
  ['memberCount', (value) => `家庭成员人数：${value}人`],
  ['proposedAmount', (value) => `拟保障金额：每月${value}元`],
  ['amount', (value) => `保障金额：每月${value}元`],
];

function whereToObject({ office, objections }: NoticeFrame): string {
  return objections
    ? `对以上内容有异议的，可在上述时间内向${office}提出，也可在本页面提出。`
    : `对以上内容有意见的，可向${office}反映。`;
}

/** `2021-07-05` as `2021年7月5日`. */
export const dayInWords = (date: string): string =>
  `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
