import type { Text } from '../engine/index.js';
import type { Involvement } from './involvements.js';

/** What somebody who is already being helped can do. */
export interface Possibility extends Text {
  action: 'continueThere' | 'reportChange';
}

const CONTINUE_THERE: Possibility = {
  action: 'continueThere',
  zh: '到该受理地补充材料、查询进度或撤回原申请',
  en: 'add papers, ask for progress or withdraw where the case is open',
};
const REPORT_CHANGE: Possibility = {
  action: 'reportChange',
  zh: '在原案件中报告家庭变化，由原办理机构增发、减发或迁移',
  en: 'report the change in the running case, where the payment is raised, cut or moved',
};

/** What is possible instead of a second application, by how the first one stands. */
export function possibilities({ status }: Pick<Involvement, 'status'>): Possibility[] {
  return status === 'open' ? [CONTINUE_THERE] : [REPORT_CHANGE];
}
