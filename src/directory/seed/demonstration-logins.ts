import type { Title } from './departments.js';
import type { Role } from './posts.js';

export interface DemonstrationLogin {
  readonly role: Role;
  readonly username: string;
  readonly title: Title;
}

const login = (role: Role, username: string, zh: string, en: string): DemonstrationLogin => ({
  role,
  username,
  title: { zh, en },
});

/** Everybody's password in a demonstration: printed, written in the README, and refused in production by the clock beside it. */
export const DEMONSTRATION_PASSWORD = 'yimen-demo-2017';

/** One login for each role, in the order a case meets them; printed when the demonstration starts. */
export const demonstrationLogins: readonly DemonstrationLogin[] = [
  login('clerk', 'shadui.clerk', '沙堆镇窗口受理员', 'window clerk, Shadui'),
  login('handler', 'shadui.handler1', '沙堆镇经办人员', 'handler, Shadui'),
  login('villageAssistant', 'shadui.duishan.assistant', '堆山村社会救助协理员', 'village aid assistant, Duishan'),
  login('checker', 'tongcheng.police', '通城县公安局核对经办', 'checker, Tongcheng public security'),
  login('approver', 'shadui.approver', '沙堆镇审核确认负责人', 'approver, Shadui'),
  login('reviewer', 'tongcheng.reviewer1', '通城县民政局审核人员', 'county reviewer, Tongcheng'),
  login('supervisor', 'tongcheng.inspector', '通城县民政局督办人员', 'supervisor, Tongcheng'),
  login('financeOfficer', 'tongcheng.finance', '通城县财政局经办', 'finance officer, Tongcheng'),
  login(
    'reconsiderationOfficer',
    'tongcheng.reconsideration',
    '通城县行政复议人员',
    'reconsideration officer, Tongcheng',
  ),
  login('auditor', 'tongcheng.auditor', '通城县稽核人员', 'auditor, Tongcheng'),
  login('settlementClerk', 'chibi.hospital', '赤壁市定点医疗机构结算员', 'settlement clerk, hospitals of Chibi'),
  login('administrator', 'xianning.admin', '平台管理员', 'platform administrator'),
];

/**
 * Where the demonstration's story plays, its two towns with their villages and its two counties: everybody who sits there can
 * be tried, the others on their way to them only by name.
 */
export const demonstrationPlaces: readonly string[] = ['421222104', '421202104', '421222', '421202'];
