import { monthInWords, type AwardDecision } from '../../benefits/index.js';
import { yuan } from '../notice-fields.js';
import { dayInWords } from '../notice-text.js';

/** What a letter says. Sealed with the household's key: it names the applicant and gives the reasons in full. */
export interface LetterParts {
  title: string;
  number: string;
  applicant: string;
  procedure: string;
  law: string;
  /** What was done, as the transition is titled. */
  act: string | null;
  reason: string | null;
  /** The explanation given with the decision, in the words of who gave it. */
  explanation: string | null;
  award: AwardDecision;
  /** Sources of the standards and other values that were applied. */
  sources: string[];
  remedies: { text: string }[];
  /** Who issues it, and for whom where the authority was entrusted. */
  office: string;
  entrusted: string | null;
  date: string;
}

/** The letter in Chinese, ready to be printed. */
export function letterText(parts: LetterParts): string {
  const { title, number, applicant, procedure, law, act, reason, explanation, remedies } = parts;
  return [
    title,
    `案件编号：${number}`,
    '',
    `${applicant}：`,
    '',
    `关于您（户）的“${procedure}”事项，依据${law}，现告知如下：`,
    ...labelled('办理情况', act),
    ...labelled('理由', reason),
    ...labelled('说明', explanation),
    ...awardLines(parts.award),
    ...labelled('执行标准的依据', parts.sources.length > 0 ? parts.sources.join('；') : null),
    ...remedyLines(remedies),
    '',
    parts.entrusted === null ? parts.office : `${parts.office}（受委托办理：${parts.entrusted}）`,
    dayInWords(parts.date),
    '',
  ].join('\n');
}

const labelled = (label: string, text: string | null): string[] => (text === null ? [] : [`${label}：${text}`]);

function awardLines({ begins, ends }: AwardDecision): string[] {
  if (begins) return [`保障金额：自${monthInWords(begins.from)}起，每月${yuan(begins.amountFen)}元。`];
  return ends === null ? [] : [`发放情况：自${monthInWords(ends)}起停止发放。`];
}

function remedyLines(remedies: { text: string }[]): string[] {
  if (remedies.length === 0) return [];
  const numbered = remedies.map(({ text }, index) => `${index + 1}. ${text}`);
  return ['', '如对本决定不服，可以选择下列途径寻求救济：', ...numbered];
}
