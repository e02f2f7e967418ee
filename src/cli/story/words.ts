import type { ClockView } from './answers.js';
import { text, type Text } from './text.js';

/** Periods by their names in the definitions, as a desk would call them. */
const PERIODS: Record<string, Text> = {
  acceptance: text('受理', 'acceptance'),
  supplement: text('补正', 'missing papers'),
  handling: text('全程办结', 'whole procedure'),
  investigation: text('调查', 'investigation'),
  investigationStart: text('启动调查', 'start of investigation'),
  checkStart: text('启动核对', 'start of check'),
  checkReply: text('核对反馈', 'departments’ answers'),
  checkReport: text('核对报告', 'verification report'),
  homeVisit: text('入户调查', 'home visit'),
  firstReview: text('初审', 'first review'),
  checkObjection: text('核对异议', 'objection to the check'),
  recheck: text('复核', 'recheck'),
  appraisal: text('民主评议', 'appraisal'),
  publicity: text('公示', 'publicity'),
  countyOpinion: text('县级审核', 'county opinion'),
  intendedPublicity: text('拟批准公示', 'second publicity'),
  confirmation: text('审核确认', 'confirmation'),
  approval: text('审批', 'approval'),
  sampling: text('抽查', 'sampling'),
  review: text('定期核查', 'periodic review'),
  reviewing: text('核查办理', 'review'),
  changeObjection: text('陈述申辩', 'objection to the change'),
  changeDecision: text('变更决定', 'decision on the change'),
  remedy: text('救济', 'remedies'),
  reconsideration: text('复议审理', 'reconsideration'),
  screening: text('复议受理审查', 'screening'),
  copy: text('发送副本', 'copy to the respondent'),
  reply: text('被申请人答复', 'respondent’s reply'),
  hearing: text('听取意见', 'hearing'),
  drafting: text('提出审理意见', 'draft'),
  deciding: text('签发决定', 'signing the decision'),
  decision: text('复议决定', 'reconsideration decision'),
  delivery: text('送达', 'service'),
};

export const periodName = (period: string): Text => PERIODS[period] ?? text(period, period);

/** What a running clock says: the period, its last day, its article. */
export function dueInWords({ period, dueOn, law }: ClockView): Text {
  const { zh, en } = periodName(period);
  const article = law ? `〔${law}〕` : '';
  return { zh: `${zh} ${dueOn ?? '已中止'}${article}`, en: `${en} ${dueOn ?? 'suspended'}` };
}

const MODES: Record<string, Text> = {
  COUNTY: text('县级审批 COUNTY', 'COUNTY: the county decides'),
  ENTRUSTED: text('受托审批 ENTRUSTED', 'ENTRUSTED: the town decides in the county bureau’s name'),
  DEVOLVED: text('下放审批 DEVOLVED', 'DEVOLVED: the town decides in its own name'),
};

export const modeName = (mode: string): Text => MODES[mode] ?? text(mode, mode);

const ROLES: Record<string, Text> = {
  clerk: text('受理员', 'window clerk'),
  handler: text('经办人', 'handler'),
  approver: text('审批人', 'approver'),
  reviewer: text('审核人', 'reviewer'),
  checker: text('核对员', 'checker'),
};

export const roleName = (role: string): Text => ROLES[role] ?? text(role, role);
