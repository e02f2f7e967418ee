import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { parse } from 'yaml';
import type { Definition, JsonObject } from '../../src/engine/index.js';
import type { NewReceipt } from '../../src/intake/receipts.js';
import { deploy } from '../../src/workflows/index.js';
import { startTestApp, type TestApp, type TestUser } from './app.js';
import { createSeededDatabase, type TestDatabase } from './database.js';
import { apply } from './families.js';

/** A procedure short enough to reach any of its ends in a few commands: posted in the village, decided, paid, told. */
export const VILLAGE_AID = `
procedure: village-aid
version: "1"
title: { zh: 村级帮扶, en: Village aid }
law: 演示办法
effective: { from: 2000-01-01 }
subject: household
opening: { form: application, by: [applicant, case] }
display: { fields: [applicantName, village, memberCount, procedure, amount], law: 第十条 }
periods: { publicity: { length: 7d, law: 第七条 }, silence: { length: 10d } }
forms:
  application: { type: object, additionalProperties: false, properties: {} }
  opinion:
    type: object
    additionalProperties: false
    properties: { memberCount: { type: integer }, proposedAmount: { type: integer }, illness: { type: string } }
  objection:
    type: object
    additionalProperties: false
    required: [subject, reason]
    properties:
      subject: { title: 异议事项, x-title-en: Subject, oneOf: [{ const: income, title: 收入, x-title-en: Income }, { const: other, title: 其他, x-title-en: Other }] }
      reason: { title: 异议内容, x-title-en: Objection, type: string, minLength: 2, x-personal: true }
      name: { title: 姓名, x-title-en: Name, type: string, x-personal: true }
      phone: { title: 电话, x-title-en: Telephone, type: string, x-personal: true }
  refusal:
    type: object
    additionalProperties: false
    required: [ground, explanation]
    properties:
      ground: { oneOf: [{ const: incomeOverStandard, title: 人均收入不低于标准 }, { const: unheardOf, description: 没有名称 }] }
      explanation: { type: string, x-personal: true }
machine:
  context: { memberCount: null, proposedAmount: null, amount: null, illness: null, ground: null }
  initial: reviewing
  states:
    reviewing:
      meta: { title: { zh: 初审, en: Review }, law: 第六条 }
      on:
        POST:
          target: publicity
          actions: { type: take, params: { fields: [memberCount, proposedAmount, illness] } }
          meta: { by: &handler { office: township.civilAffairs, role: handler }, form: opinion, title: { zh: 公示, en: Post } }
        POST_TOO_MUCH:
          target: leaking
          actions: { type: take, params: { fields: [memberCount, proposedAmount, illness] } }
          meta: { by: *handler, form: opinion }
        RECEIVE:
          actions: { type: notice, params: { kind: acceptanceReceipt } }
          meta: { by: { office: township.window, role: clerk }, title: { zh: 受理, en: Receive }, law: 第五条 }
    leaking:
      meta: { title: { zh: 泄露, en: Leaking }, notice: { kind: publicity, fields: [applicantName, illness], at: village } }
      on: { BACK: { target: reviewing, meta: { by: *handler } } }
    publicity:
      meta:
        title: { zh: 公示, en: Publicity }
        law: 第七条
        notice: { kind: publicity, fields: [applicantName, village, memberCount, proposedAmount], at: village }
      after: { publicity: deciding }
      on:
        OBJECT: { target: objected, meta: { by: public, form: objection, title: { zh: 提出异议, en: Object } } }
        TAKE_DOWN: { target: reviewing, meta: { by: *handler } }
    objected:
      meta: { title: { zh: 有异议, en: Objected } }
      on: { DISMISS: { target: publicity, meta: { by: *handler } } }
    deciding:
      meta: { title: { zh: 决定, en: Decision }, law: 第八条 }
      on:
        APPROVE:
          target: paid
          actions:
            - { type: set, params: { values: { amount: =proposedAmount } } }
            - { type: award, params: { amount: =amount, from: nextMonth } }
            - { type: announce, params: { fields: [applicantName, village, memberCount, amount] } }
            - { type: notice, params: { kind: confirmation, remedies: true } }
          meta: { by: &decider { office: decider, role: approver }, decides: true, title: { zh: 确认同意, en: Confirm }, law: 第八条 }
        REFUSE:
          target: refused
          actions: { type: set, params: { values: { ground: =data.ground } } }
          meta: { by: *decider, decides: true, form: refusal, title: { zh: 不予确认, en: Refuse }, law: 第九条 }
    refused:
      meta: { title: { zh: 不予确认, en: Refused } }
      initial: delivering
      states:
        delivering:
          meta: { title: { zh: 送达, en: Delivery } }
          on:
            DELIVER:
              target: delivered
              actions: { type: notice, params: { kind: refusal, reason: =ground, remedies: true, state: refused } }
              meta: { by: *handler, title: { zh: 送达, en: Deliver } }
        delivered: { meta: { title: { zh: 已送达, en: Delivered } }, after: { silence: "#case.over" } }
    paid:
      meta: { title: { zh: 在发, en: In payment } }
      on:
        PROPOSE:
          actions: { type: take, params: { fields: [memberCount, proposedAmount] } }
          meta: { by: *handler, form: opinion, title: { zh: 提出调整, en: Propose a change } }
        CHANGE:
          actions:
            - { type: set, params: { values: { amount: =proposedAmount } } }
            - { type: changeAward, params: { amount: =amount, from: nextMonth } }
            - { type: announce, params: { fields: [applicantName, village, memberCount, amount] } }
          meta: { by: *decider, decides: true, title: { zh: 调整, en: Change } }
        MOVE_AWAY:
          actions: { type: openCase, params: { procedure: village-aid, division: "421202104215", relation: pair } }
          meta: { by: applicant, title: { zh: 迁出, en: Move away } }
        STOP:
          target: over
          actions: [{ type: stopAward, params: { from: nextMonth } }, { type: notice, params: { kind: stop, reason: 家庭情况发生变化, remedies: true } }, recordFile]
          meta: { by: *decider, decides: true, title: { zh: 停发, en: Stop } }
    over: { type: final, meta: { title: { zh: 终结, en: Over } } }
`;

export interface VillageAid extends TestApp {
  clerk: TestUser;
  handler: TestUser;
  /** The county decides: nobody has granted this procedure's authority to the township. */
  approver: TestUser;
  /** A family applies; theirs is the case. */
  apply(more?: Parameters<typeof apply>[1]): Promise<NewReceipt>;
  /** Waits until the deadlines of a case that are due have fired. */
  due(id: { caseId: string }): Promise<void>;
  /** Sends a command and expects the status. */
  command(
    user: TestUser,
    id: { county: string; caseId: string },
    type: string,
    data?: JsonObject,
    status?: number,
  ): Promise<Record<string, unknown>>;
}

/**
 * The whole service with this procedure deployed beside those of the demonstration, on 5 April 2017.
 *
 * @param definitions YAML of further procedures
 */
export async function startVillageAid(...definitions: string[]): Promise<VillageAid> {
  const database: TestDatabase = await createSeededDatabase();
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  for (const yaml of [VILLAGE_AID, ...definitions]) await deploy(client, parse(yaml) as Definition, 'test');
  await client.end();
  const app = await startTestApp({ database });
  const clerk = await app.login('shadui.clerk');
  return {
    ...app,
    clerk,
    handler: await app.login('shadui.handler1'),
    approver: await app.login('tongcheng.approver'),
    apply: (more = {}) => apply(clerk, { procedure: 'village-aid', form: {}, ...more }),
    async command(user, { county, caseId }, type, data, status = 200) {
      const answer = await user.post(`/api/cases/${county}/${caseId}/commands`, { type, ...(data ? { data } : {}) });
      if (answer.status !== status) throw new Error(`${type}: ${answer.status} ${answer.text}`);
      return answer.body as Record<string, unknown>;
    },
    async due({ caseId }) {
      const waiting = 'select from case_deadline where case_id = $1 and due_at <= service_now()';
      while ((await app.sql(waiting, [caseId])).length > 0) await sleep(20);
    },
    async close() {
      await app.close();
      await database.drop();
    },
  };
}
