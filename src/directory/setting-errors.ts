import { Problem } from '../shared/problem.js';

/** A value in force from its first to its last day, as a refusal names it. */
export interface OtherSetting {
  from: string;
  to: string | null;
  law: string;
}

export const settingPeriodInvalid = (): Problem =>
  new Problem('period-invalid', 422, { zh: '截止日早于起始日。', en: 'The last day lies before the first.' });

export const settingInPast = (today: string): Problem =>
  new Problem(
    'setting-in-the-past',
    422,
    {
      zh: `设置只能自今日（${today}）或以后的日期起施行。`,
      en: `A value takes effect today (${today}) or later: what was in force on past days stays on record.`,
    },
    { earliest: today },
  );

export const settingUnusable = (field: string): Problem =>
  new Problem(
    'setting-unusable',
    422,
    {
      zh: `办理规程所定的设置项 “${field}” 不可用，未作更改。`,
      en: `What the case decides cannot be a setting: its "${field}" is missing or of no use. Nothing was changed.`,
    },
    { field },
  );

export const settingElsewhere = (division: string, own: string): Problem =>
  new Problem(
    'setting-elsewhere',
    422,
    {
      zh: `本案只能为区划 ${own} 及其所辖区划规定数值。`,
      en: `This case may set values for ${own} and the divisions inside it only.`,
    },
    { division, own },
  );

/** @param possible days on which the value could be set instead: until the eve of the other, or after its end */
export function settingOverlaps(name: string, other: OtherSetting, possible: { to?: string; from?: string }): Problem {
  const zhUntil = other.to === null ? '起' : `至 ${other.to}`;
  const enUntil = other.to === null ? 'on' : `to ${other.to}`;
  const zh = [possible.to && `截止日不晚于 ${possible.to}`, possible.from && `起始日不早于 ${possible.from}`];
  const en = [
    possible.to && `a last day of ${possible.to} or before`,
    possible.from && `a first day of ${possible.from} or later`,
  ];
  const either = (ways: (string | undefined)[], or: string, none: string): string =>
    ways.filter(Boolean).join(or) || none;
  return new Problem(
    'setting-overlaps',
    409,
    {
      zh: `“${name}” 自 ${other.from} ${zhUntil}已有其他值（${other.law}）。可选：${either(zh, '，或', '其他名称或地区')}。`,
      en: `Another value of "${name}" is set from ${other.from} ${enUntil} (${other.law}). Possible: ${either(en, ', or ', 'another division or procedure')}.`,
    },
    { other, possible },
  );
}
