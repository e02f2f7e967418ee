import { randomBytes, randomUUID } from 'node:crypto';
import { Accounts } from '../../src/benefits/accounts.js';
import { SinglePayments } from '../../src/benefits/single-payments.js';
import { Statuses } from '../../src/benefits/statuses.js';
import { SupplementLists } from '../../src/benefits/supplement-lists.js';
import type { CommandReply } from '../../src/cases/command.js';
import type { JsonObject } from '../../src/engine/index.js';
import { calendarDigest, sampleCalendar } from './calendar.js';
import { startPayingCases, type PayingCases } from './paying-cases.js';

/** One command for each effect; `household` or `person`, and what it excludes, are filled in. */
const procedure = (name: string, subject: string, excludes = ''): string => `
procedure: ${name}
version: "1"
title: { zh: 给付, en: Giving }
law: 测试
effective: { from: 2000-01-01 }
subject: ${subject}
${excludes}
opening: { by: [applicant, case] }
periods: {}
facts: { left: { account: "{name}" } }
forms:
  any: { type: object, properties: { amountFen: {}, kind: {}, payee: {}, account: {}, status: {}, from: {}, to: {} } }
machine:
  context: { name: beds, seen: null, statuses: null }
  initial: open
  states:
    open:
      meta: { title: { zh: 在办, en: Open } }
      on:
        AWARD: { actions: { type: award, params: { amount: =data.amountFen, from: nextMonth, kind: =data.kind, payee: =data.payee } }, meta: &any { form: any, by: [public, { office: township.civilAffairs, role: approver }] } }
        CHANGE: { actions: { type: changeAward, params: { amount: =data.amountFen, from: nextMonth, kind: =data.kind, payee: =data.payee } }, meta: *any }
        STOP: { actions: { type: stopAward, params: { from: nextMonth, kind: =data.kind } }, meta: *any }
        STOP_ALL: { actions: { type: stopAward, params: { from: nextMonth } }, meta: *any }
        PAY: { actions: { type: pay, params: { amount: =data.amountFen, kind: =data.kind, payee: =data.payee } }, meta: *any }
        PAY_OUT: { actions: { type: pay, params: { amount: =data.amountFen, account: =data.account } }, meta: *any }
        PAY_ALL: { actions: { type: payAll, params: { amount: =data.amountFen, procedures: [giving, caring] } }, meta: *any }
        SPEND: { actions: { type: spend, params: { account: =data.account, amount: =data.amountFen } }, meta: *any }
        DEPOSIT: { actions: { type: deposit, params: { account: =data.account, amount: =data.amountFen } }, meta: *any }
        LOOK: { actions: [{ type: set, params: { values: { seen: =left, statuses: =statuses } } }], meta: *any }
        GRANT: { actions: { type: grantStatus, params: { status: =data.status, from: =data.from, to: =data.to } }, meta: *any }
        GRANT_ONCE: { actions: { type: grantStatus, params: { status: =data.status, from: =data.from, to: =data.to, once: "=true" } }, meta: *any }
        END: { actions: { type: endStatus, params: { status: =data.status, from: =data.from } }, meta: *any }
`;

/** Somebody under a citizen number, or without one. */
export type Somebody = Buffer | null;
export const somebody = (): Buffer => randomBytes(32);

export interface GivingCases extends PayingCases {
  /** A household of these members; everybody applies anew, so the same person has a row in each. */
  household(members: Somebody[], county?: string): Promise<{ householdId: string; personIds: string[] }>;
  /** A case of that household, and of one of its members where it is about a person. */
  caseOf(
    procedure: 'giving' | 'caring' | 'giving-list',
    members: Somebody[],
    more?: { beneficiary?: number; division?: string },
  ): Promise<CommandReply & { householdId: string; personIds: string[] }>;
  give(reply: CommandReply, command: string, data?: JsonObject): Promise<CommandReply>;
  /** A setting from the beginning of time. */
  set(division: string, name: string, value: number): Promise<void>;
}

/** Cases with every effect that gives, takes or recognises something. `caring` is about a person and excludes `giving`. */
export async function startGivingCases(): Promise<GivingCases> {
  const [accounts, supplements, statuses] = [new Accounts(), new SupplementLists(), new Statuses()];
  const payments = new SinglePayments(accounts);
  const service = await startPayingCases({
    pay: (effect, context) => payments.pay(effect, context),
    payAll: (effect, context) => supplements.payAll(effect, context),
    spend: (effect, context) => accounts.spend(effect, context),
    deposit: (effect, context) => accounts.deposit(effect, context),
    grantStatus: (effect, context) => statuses.grant(effect, context),
    endStatus: (effect, context) => statuses.end(effect, context),
  });
  service.registry.fact('account', ({ key }, subject, tx) => accounts.balance(tx, key, subject));
  service.registry.fact('statuses', (_request, subject, tx) => statuses.inForce(tx, subject));
  service.registry.fact('ownStatuses', (_request, subject, tx) => statuses.ofPerson(tx, subject));
  await service.owner.query('insert into calendar values ($1, $2, $3, service_now(), $4)', [
    calendarDigest,
    sampleCalendar.version,
    sampleCalendar,
    'test',
  ]);
  await service.deploy(procedure('giving', 'household'));
  await service.deploy(procedure('giving-list', 'matter'));
  await service.deploy(
    procedure('caring', 'person', 'excludes: { giving: { zh: 两者择一, en: one of the two, law: 第九条 } }'),
  );

  const household: GivingCases['household'] = async (members, county = '421222') => {
    const householdId = randomUUID();
    const personIds = members.map(() => randomUUID());
    await service.owner.query('insert into household values ($1, $2, $3, now())', [county, householdId, county]);
    for (const [position, index] of members.entries()) {
      await service.owner.query(
        `insert into person (county, id, household_id, division, position, id_index, relation, sealed, created_at)
         values ($1, $2, $3, $1, $4, $5, 'self', '', now())`,
        [county, personIds[position], householdId, position, index],
      );
    }
    return { householdId, personIds };
  };

  return {
    ...service,
    household,
    async caseOf(name, members, { beneficiary, division = '421222104201' } = {}) {
      const { householdId, personIds } = await household(members, division.slice(0, 6));
      const reply = await service.open(name, division);
      const person = beneficiary === undefined ? null : personIds[beneficiary];
      await service.owner.query('update cases set household_id = $2, beneficiary_id = $3 where id = $1', [
        reply.caseId,
        householdId,
        person,
      ]);
      return { ...reply, householdId, personIds };
    },
    give: (reply, command, data = {}) => service.send(reply, command, { data }),
    async set(division, name, value) {
      await service.owner.query(`insert into setting values ($1, '*', $2, $3, '2000-01-01', null, '测试')`, [
        division,
        name,
        JSON.stringify(value),
      ]);
    },
  };
}
