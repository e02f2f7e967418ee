import { FactGatherer } from '../../src/cases/facts.js';
import type { CommandReply } from '../../src/cases/command.js';
import { Opener } from '../../src/cases/opener.js';
import type { PersonalVault } from '../../src/cases/ports.js';
import { EVERYWHERE } from '../../src/database/database.js';
import type { JsonObject } from '../../src/engine/index.js';
import { uuid7 } from '../../src/shared/uuid7.js';
import { CaseCourses } from '../../src/supervision/case-courses.js';
import { calendarDigest, sampleCalendar } from './calendar.js';
import { startCaseService, type CaseService } from './case-service.js';

/** Something of everything that leaves a trace: parts, claims, extension, suspension, a personal part, a period, money. */
const AUDITED = `
procedure: audited
version: "1"
title: { zh: 样例, en: Audited }
law: 测试
effective: { from: 2000-01-01 }
subject: household
opening: { form: application, by: { office: township.window, role: clerk } }
periods: { publicity: { length: 7d, law: 第十九条 }, review: { length: 3wd, extended: 5wd } }
forms:
  application: { type: object, required: [income], additionalProperties: false, properties: { income: { type: integer }, name: { type: string, x-personal: true } } }
  answer: { type: object, additionalProperties: false, properties: { hit: { type: boolean }, remark: { type: string, x-personal: true } } }
  reason: { type: object, required: [ground], additionalProperties: false, properties: { ground: { type: string } } }
facts: { standard: { setting: standard } }
rules: { poor: { feel: "income / household.memberCount < standard", zh: 收入低于标准, en: income below the standard } }
calculations: { amount: [ { name: head, feel: "floor(income / household.memberCount)" }, { name: amount, feel: "(standard - head) * household.memberCount" } ] }
machine:
  initial: checking
  context: { income: 0 }
  entry: { type: take, params: { fields: [income] } }
  states:
    checking:
      meta: { title: { zh: 核查, en: Checking }, law: 第十四条, task: { office: county.$part, role: checker, each: departments, join: all, due: review } }
      on:
        REPORT: { actions: answer, meta: { form: answer, title: { zh: 反馈, en: Report } } }
        EXTEND: { actions: { type: extend, params: { period: review, ground: =data.ground } }, meta: { by: { office: township.window, role: clerk }, form: reason } }
        SUSPEND: { actions: { type: suspend, params: { period: review, ground: =data.ground } }, meta: { by: { office: township.window, role: clerk }, form: reason } }
        RESUME: { actions: { type: resume, params: { period: review, ground: =data.ground } }, meta: { by: { office: township.window, role: clerk }, form: reason } }
      always: { target: visiting, guard: joined }
    visiting:
      meta: { title: { zh: 入户, en: Visit }, task: { office: township.civilAffairs, role: handler, each: 2, minActors: 2, notRelatedTo: household } }
      on: { SIGN: { actions: answer, meta: { title: { zh: 签字, en: Sign }, law: 第十六条 } } }
      always: { target: publicity, guard: joined }
    publicity:
      meta: { title: { zh: 公示, en: Publicity }, notice: { kind: publicity, fields: [memberCount], at: village } }
      after: { publicity: deciding }
      on: { OBJECT: { target: visiting, meta: { by: public } } }
    deciding:
      meta: { title: { zh: 审批, en: Decision }, task: { office: decider, role: approver, distinctFrom: [visiting] } }
      on:
        APPROVE: { target: paid, guard: poor, actions: [ { type: calculate, params: { name: amount, into: amount } }, { type: award, params: { amount: =amount, from: nextMonth } } ], meta: { decides: true } }
    paid: { type: final, meta: { title: { zh: 发放, en: Paid } } }
`;

type Person = Awaited<ReturnType<CaseService['person']>>;

/** How far a case is taken. */
export const STAGES = ['opened', 'suspended', 'reported', 'visited', 'objected', 'published', 'paid'] as const;
export type Stage = (typeof STAGES)[number];

export interface AuditedCases extends CaseService {
  calendar: string;
  people: { clerk: Person; housing: Person; taxation: Person; handler1: Person; handler2: Person; approver: Person };
  openFor(householdId: string, income: number, division?: string): Promise<CommandReply>;
  /** Opens a case of a new household and takes it to a stage, with claims. Deadlines of all cases may fire on the way. */
  caseAt(
    stage: Stage,
    income?: number,
    division?: string,
  ): Promise<{ county: string; caseId: string; number: string; householdId: string }>;
  /** Claims the task a person can do and sends the command that completes it. */
  complete(reply: CommandReply, person: Person, type: string, data?: JsonObject): Promise<CommandReply>;
}

const VAULT: PersonalVault = {
  seal: (_tx, _household, data) => Promise.resolve(Buffer.from(JSON.stringify(data))),
  open: () => Promise.resolve(null),
};

/** A service with a procedure whose cases can be taken anywhere in a few commands. */
export async function startAuditedCases(): Promise<AuditedCases> {
  const service = await startCaseService();
  service.registry.watch(new CaseCourses(service.library));
  await service.deploy(AUDITED);
  await service.owner.query('insert into calendar values ($1, $2, $3, service_now(), $4)', [
    calendarDigest,
    sampleCalendar.version,
    sampleCalendar,
    'test',
  ]);
  await service.advance('-2500 days');
  const settings = { departments: ['housing', 'taxation'], standard: 60_000 };
  const authority = { mode: 'ENTRUSTED', office: '421222104:civilAffairs', grant: 'g' };
  Object.assign(service.facts, { settings, authority, household: { memberCount: 3 }, standard: 60_000 });
  const seat = (office: string, role: string) => ({ office, role });
  const people = {
    clerk: await service.person('林', seat('421222104:window', 'clerk'), seat('421202104:window', 'clerk')),
    housing: await service.person('房', seat('421222:housing', 'checker')),
    taxation: await service.person('税', seat('421222:taxation', 'checker')),
    handler1: await service.person('周', seat('421222104:civilAffairs', 'handler')),
    handler2: await service.person('何', seat('421222104:civilAffairs', 'handler')),
    approver: await service.person('陈', seat('421222104:civilAffairs', 'approver')),
  };
  const opener = new Opener(
    service.library,
    VAULT,
    service.registry,
    new FactGatherer(service.registry, service.library),
  );

  const openFor: AuditedCases['openFor'] = (householdId, income, division = '421222104201') =>
    service.database.transaction(EVERYWHERE, (tx) =>
      opener.open(tx, {
        procedure: 'audited',
        division,
        householdId,
        actor: people.clerk.actor,
        data: { income, name: '李明' },
      }),
    );

  const complete: AuditedCases['complete'] = async (reply, person, type, data = {}) => {
    const { rows } = await service.owner.query<{ key: string }>(
      `select key from case_task where case_id = $1 and closed_at is null and assignee is null and office = $2 and role = $3 order by key limit 1`,
      [reply.caseId, person.seats[0]?.office, person.seats[0]?.role],
    );
    const task = rows[0]?.key ?? '';
    const { fence } = await service.claims.claim({ county: reply.county, caseId: reply.caseId, key: task }, person);
    const key = uuid7(new Date());
    return service.send(reply, type, { actor: person.actor, task, fence, data, principal: person.userId, key });
  };

  const asClerk = (reply: CommandReply, type: string, ground: string) =>
    service.send(reply, type, { actor: people.clerk.actor, data: { ground } });

  const steps: Record<Stage, (reply: CommandReply) => Promise<unknown>> = {
    opened: (reply) => asClerk(reply, 'EXTEND', '人户分离'),
    suspended: async (reply) => {
      await complete(reply, people.housing, 'REPORT', { hit: false, remark: '无房产' });
      await asClerk(reply, 'SUSPEND', '补正材料');
    },
    reported: async (reply) => {
      await service.advance('1 day');
      await asClerk(reply, 'RESUME', '材料补齐');
      await complete(reply, people.taxation, 'REPORT', { hit: true });
    },
    visited: async (reply) => {
      await complete(reply, people.handler1, 'SIGN');
      await complete(reply, people.handler2, 'SIGN');
    },
    objected: (reply) => service.send(reply, 'OBJECT'),
    published: async (reply) => {
      await complete(reply, people.handler2, 'SIGN');
      await complete(reply, people.handler1, 'SIGN');
      await service.advance('20 days'); // a period that ends in a holiday is longer
      await service.deadlines.drain();
    },
    paid: (reply) => complete(reply, people.approver, 'APPROVE'),
  };

  return {
    ...service,
    calendar: calendarDigest,
    people,
    openFor,
    complete,
    async caseAt(stage, income = 60_001, division) {
      const householdId = uuid7(new Date());
      const reply = await openFor(householdId, income, division);
      for (const step of STAGES.slice(0, STAGES.indexOf(stage) + 1)) await steps[step](reply);
      const { county, caseId, number } = reply;
      return { county, caseId, number, householdId };
    },
  };
}
