import { Awards } from '../../src/benefits/awards.js';
import { FactGatherer } from '../../src/cases/facts.js';
import { LinkedCases } from '../../src/cases/linked-cases.js';
import { Opener } from '../../src/cases/opener.js';
import type { EffectHandler, PersonalVault } from '../../src/cases/ports.js';
import type { CommandReply } from '../../src/cases/command.js';
import type { JsonObject } from '../../src/engine/index.js';
import { startCaseService, type CaseService } from './case-service.js';
import { createTestDatabase } from './database.js';

/** One that is paid, changed and stopped by whoever sends the command; and one whose pair it tells. */
export const PAYING = `
procedure: paying
version: "1"
title: { zh: 发放, en: Paying }
law: 测试
effective: { from: 2000-01-01 }
subject: household
opening: { by: [applicant, case] }
periods: {}
forms: { amount: { type: object, additionalProperties: false, required: [amountFen], properties: { amountFen: {}, from: { type: string } } } }
machine:
  context: {}
  initial: open
  states:
    open:
      meta: { title: { zh: 在办, en: Open } }
      on:
        AWARD: { actions: { type: award, params: { amount: =data.amountFen, from: nextMonth } }, meta: { by: public, form: amount } }
        AWARD_NOW: { actions: { type: award, params: { amount: =data.amountFen, from: thisMonth } }, meta: { by: public, form: amount } }
        CHANGE: { actions: { type: changeAward, params: { amount: =data.amountFen, from: nextMonth } }, meta: { by: public, form: amount } }
        CHANGE_NOW: { actions: { type: changeAward, params: { amount: =data.amountFen, from: thisMonth } }, meta: { by: public, form: amount } }
        STOP: { actions: { type: stopAward, params: { from: nextMonth } }, meta: { by: [public, case] } }
        NOTHING: { meta: { by: [public, case] } }
        TAKE_OVER:
          actions: [{ type: award, params: { amount: =data.amountFen, from: nextMonth } }, { type: message, params: { to: pair, command: STOP } }]
          meta: { by: public, form: amount }
        TAKE_OVER_BADLY:
          actions: [{ type: award, params: { amount: =data.amountFen, from: nextMonth } }, { type: message, params: { to: pair, command: NOTHING } }]
          meta: { by: public, form: amount }
        MOVE_AWAY: { actions: { type: openCase, params: { procedure: paying, division: "421202104215", relation: pair } }, meta: { by: public } }
`;

export interface PayingCases extends CaseService {
  /** For a second service on the same database. */
  databaseUrl: string;
  linked: LinkedCases;
  awards: Awards;
  /** Opens a case of a household, in the township of the tests unless told otherwise. */
  openFor(householdId: string | null, division?: string): Promise<CommandReply>;
  pay(reply: CommandReply, command: string, amountFen: number): Promise<CommandReply>;
  /** `from to amount` of each award that takes effect, oldest first. */
  awardsOf(caseId: string): Promise<string[]>;
  /** Sets the service's clock. */
  setClock(instant: string): Promise<void>;
}

/** The forms of these cases ask for nothing personal. */
const NO_VAULT: PersonalVault = {
  seal: () => Promise.reject(new Error('nothing to seal')),
  open: () => Promise.reject(new Error('nothing to open')),
};

/** Cases with the effects of links and awards, on a database of their own; other effects as given, or nothing. */
export async function startPayingCases(effects: Record<string, EffectHandler> = {}): Promise<PayingCases> {
  const late: { linked?: LinkedCases; awards?: Awards } = {};
  const testDatabase = await createTestDatabase();
  const handlers: Record<string, EffectHandler> = {
    openCase: async (effect, context) => late.linked?.open(effect, context),
    message: async (effect, context) => late.linked?.message(effect, context),
    award: async (effect, context) => late.awards?.award(effect, context),
    changeAward: async (effect, context) => late.awards?.change(effect, context),
    stopAward: async (effect, context) => late.awards?.stop(effect, context),
    ...effects,
  };
  const service = await startCaseService(handlers, testDatabase);
  const { registry, library, executor } = service;
  const opener = new Opener(library, NO_VAULT, registry, new FactGatherer(registry, library));
  const linked = (late.linked = new LinkedCases(opener, executor));
  const awards = (late.awards = new Awards());
  linked.afterMessages((context) => awards.judge(context));
  await service.deploy(PAYING);
  return {
    ...service,
    databaseUrl: testDatabase.ownerUrl,
    linked,
    awards,
    async openFor(householdId, division = '421222104201') {
      const reply = await service.open('paying', division);
      await service.owner.query('update cases set household_id = $2 where id = $1', [reply.caseId, householdId]);
      return reply;
    },
    pay: (reply, command, amountFen) => service.send(reply, command, { data: { amountFen } satisfies JsonObject }),
    async awardsOf(caseId) {
      const { rows } = await service.owner.query<{ text: string }>(
        `select concat(from_month, ' ', coalesce(to_month, 'on'), ' ', amount_fen) as text from award
         where case_id = $1 and coalesce(to_month, '9999-12') >= from_month order by from_month`,
        [caseId],
      );
      return rows.map(({ text }) => text);
    },
    async setClock(instant) {
      await service.owner.query(
        `insert into demonstration_clock (ahead) values ($1::timestamptz - clock_timestamp())
         on conflict (only_one) do update set ahead = excluded.ahead`,
        [instant],
      );
    },
    async close() {
      await service.close();
      await testDatabase.drop();
    },
  };
}
