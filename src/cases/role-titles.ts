import type { Text } from '../engine/index.js';

/** What people call the roles that definitions and seats name by code. */
const ROLE_TITLES: Readonly<Record<string, Text>> = {
  clerk: { zh: '窗口受理人员', en: 'window clerk' },
  handler: { zh: '经办人', en: 'handling officer' },
  approver: { zh: '审批人', en: 'approver' },
  reviewer: { zh: '审核人', en: 'reviewer' },
  checker: { zh: '核查人员', en: 'checker' },
  villageAssistant: { zh: '村级协理员', en: 'village aid assistant' },
  auditor: { zh: '审计人员', en: 'auditor' },
  reconsiderationOfficer: { zh: '行政复议人员', en: 'reconsideration officer' },
  financeOfficer: { zh: '财务人员', en: 'finance officer' },
  settlementClerk: { zh: '医疗机构结算人员', en: 'settlement clerk' },
  supervisor: { zh: '监督人员', en: 'supervisor' },
  administrator: { zh: '平台管理员', en: 'platform administrator' },
};

/** The role's title; its code where it has none. */
export const roleTitle = (role: string): Text => ROLE_TITLES[role] ?? { zh: role, en: role };
