import type { JsonObject, Text } from '../../engine/index.js';
import { say } from './words.js';

const TITLES: Readonly<Record<string, Text>> = {
  award: say('开始按月发放', 'a monthly payment begins'),
  changeAward: say('调整月发放额', 'the monthly payment changes'),
  stopAward: say('停止按月发放', 'the monthly payment stops'),
  pay: say('一次性发放', 'one payment is made'),
  payAll: say('向在保对象逐人发放补贴', 'a supplement is paid to everybody on an award'),
  spend: say('从账户支出', 'an account is drawn on'),
  deposit: say('存入账户', 'an account is added to'),
  grantStatus: say('认定身份', 'an identity is recognised'),
  extendStatus: say('新增成员一并认定身份', 'those who joined are recognised too'),
  endStatus: say('终止认定身份', 'a recognised identity ends'),
  setSetting: say('设定新的地方标准', 'a new local value is set'),
  notice: say('向家庭送达书面通知', 'the household is sent a written notice'),
  announce: say('公布结果', 'the result is posted'),
  recordFile: say('报县级备案', 'the decision is filed with the county'),
  registerRelation: say('登记近亲属备案', 'the household enters the register of officials’ relatives'),
  memberLeaves: say('家庭成员减少', 'a member leaves the household'),
  memberJoins: say('家庭成员增加', 'a member comes into the household'),
  openCase: say('另立关联案件', 'a linked case is opened'),
  message: say('通知关联案件', 'a linked case is told'),
  draw: say('随机抽查抽签', 'a random draw is made'),
  calculate: say('计算金额', 'the amount is calculated'),
  move: say('案件移送其他乡镇（街道）', 'the case moves to another township'),
  extend: say('延长办理期限', 'the period is extended'),
  suspend: say('中止计算期限', 'the period is paused'),
  resume: say('恢复计算期限', 'the period goes on'),
};

/** What an action means to those it concerns; undefined for what only keeps the case's own variables. */
export function effectText(type: string, params: JsonObject): Text | undefined {
  const title = TITLES[type];
  const { rate, period } = params;
  if (title && type === 'draw' && rate !== undefined) {
    return say(`${title.zh}（比例 ${String(rate)}）`, `${title.en} (rate ${String(rate)})`);
  }
  if (title && typeof period === 'string') return say(`${title.zh}（${period}）`, `${title.en} (${period})`);
  return title;
}
