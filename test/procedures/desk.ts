import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { parse } from 'yaml';
import { dateOf, daysBetween, parsePlainDate } from '../../src/calendar/index.js';
import type { CaseView } from '../../src/cases/case-queries.js';
import type { CommandReply } from '../../src/cases/command.js';
import type { Definition, JsonObject } from '../../src/engine/index.js';
import type { ApplicationBody } from '../../src/intake/applications.dto.js';
import type { NewReceipt } from '../../src/intake/receipts.js';
import { deploy } from '../../src/workflows/index.js';
import { startTestApp, type TestApp, type TestUser } from '../helpers/app.js';
import { createSeededDatabase } from '../helpers/database.js';
import { apply } from '../helpers/families.js';

/** What a case is known by. */
export interface CaseId {
  county: string;
  caseId: string;
}

/** A refusal as the service words it. */
export type Refusal = { code: string; status: number } & Record<string, unknown>;

/** The running service as those who handle a case meet it: by user name, case and command. */
export interface Desk extends TestApp {
  /** Moves the demonstration's clock forward to that day. */
  goTo(day: string): Promise<void>;
  /** A family applies at the window of 沙堆镇. */
  apply(more?: Partial<ApplicationBody>): Promise<NewReceipt>;
  /** Opens a case about another one; whoever sits at the window of 沙堆镇 does, unless told otherwise. */
  about(id: CaseId, procedure: string, form: JsonObject, username?: string): Promise<NewReceipt>;
  /** Opens a matter of the administration itself. */
  open(username: string, procedure: string, division: string, form: JsonObject): Promise<CaseId>;
  /** Sends a command, claiming the task it completes. @throws Error with the refusal */
  send(username: string, id: CaseId, type: string, data?: JsonObject): Promise<CommandReply>;
  /** Sends a command that must be refused. @throws Error when it goes through */
  refused(username: string, id: CaseId, type: string, data?: JsonObject): Promise<Refusal>;
  /** The case as that person sees it. */
  view(username: string, id: CaseId): Promise<CaseView>;
  /** Paths of the states the case is in. */
  standing(username: string, id: CaseId): Promise<string[]>;
  /** The cases linked to this one under a relation, oldest first. */
  linked(id: CaseId, relation: string): Promise<(CaseId & { procedure: string })[]>;
  /** Kinds of the letters sent to the household, oldest first. */
  letters(username: string, id: CaseId): Promise<string[]>;
  /** Waits until the deadlines of a case that are due have fired. */
  due(id: CaseId): Promise<void>;
}

/**
 * The whole service on a day of one's choice. Close it in `afterAll`.
 *
 * @param definitions YAML of procedures to deploy beside those of the demonstration
 */
export async function startDesk(day: string, ...definitions: string[]): Promise<Desk> {
  const database = await createSeededDatabase();
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  for (const definition of definitions) await deploy(client, parse(definition) as Definition, 'test');
  await client.end();
  const app = await startTestApp({ database });
  const desk = deskOf(app);
  await desk.goTo(day);
  return {
    ...desk,
    async close() {
      await app.close();
      await database.drop();
    },
  };
}

function deskOf(app: TestApp): Desk {
  const view: Desk['view'] = async (username, { county, caseId }) => {
    const user = await app.login(username);
    return (await user.get(`/api/cases/${county}/${caseId}`).expect(200)).body as CaseView;
  };
  return {
    ...app,
    view,
    async goTo(day) {
      await app.advance(daysBetween(dateOf((await app.now()).toISOString()), parsePlainDate(day)));
    },
    apply: async (more) => apply(await app.login('shadui.clerk'), more),
    async about({ county, caseId }, procedure, form, username = 'shadui.clerk') {
      const body = { procedure, relation: 'subject', form };
      const answer = await (await app.login(username)).post(`/api/cases/${county}/${caseId}/linked`, body);
      if (answer.status !== 201) throw new Error(`${procedure}: ${answer.status} ${answer.text}`);
      return answer.body as NewReceipt;
    },
    async open(username, procedure, division, form) {
      const answer = await (await app.login(username)).post('/api/matters', { procedure, division, form });
      if (answer.status !== 201) throw new Error(`${procedure}: ${answer.status} ${answer.text}`);
      return answer.body as CaseId;
    },
    async send(username, id, type, data) {
      const answer = await command(await app.login(username), id, type, data);
      if (answer.status !== 200) throw new Error(`${type}: ${answer.status} ${answer.text}`);
      return answer.body as CommandReply;
    },
    async refused(username, id, type, data) {
      const answer = await command(await app.login(username), id, type, data);
      if (answer.status < 400) throw new Error(`${type} went through`);
      return answer.body as Refusal;
    },
    standing: async (username, id) => (await view(username, id)).standing.map(({ path }) => path),
    linked: ({ county, caseId }, relation) =>
      app.sql(
        `select l.other_county as county, l.other_id as "caseId", c.procedure from case_link l
         join cases c on c.county = l.other_county and c.id = l.other_id
         where l.county = $1 and l.case_id = $2 and l.relation = $3 order by c.opened_at, c.id`,
        [county, caseId, relation],
      ),
    async letters(username, { county, caseId }) {
      const user = await app.login(username);
      const { body } = await user.get(`/api/cases/${county}/${caseId}/letters`).expect(200);
      return (body as { kind: string }[]).map(({ kind }) => kind);
    },
    async due({ caseId }) {
      const waiting = 'select from case_deadline where case_id = $1 and due_at <= service_now()';
      while ((await app.sql(waiting, [caseId])).length > 0) await sleep(20);
    },
  };
}

/** What needs a claim says so and names the task; it is claimed then, and the command sent again with the claim's number. */
async function command(user: TestUser, { county, caseId }: CaseId, type: string, data?: JsonObject) {
  const path = `/api/cases/${county}/${caseId}/commands`;
  const body = { type, ...(data ? { data } : {}) };
  const answer = await user.post(path, body);
  if (answer.body.code !== 'claim-needed') return answer;
  const { task } = answer.body as { task: string };
  const claim = await user.post('/api/tasks/claim', { county, caseId, key: task });
  if (claim.status >= 400) return claim;
  return user.post(path, { ...body, task, fence: (claim.body as { fence: number }).fence });
}
