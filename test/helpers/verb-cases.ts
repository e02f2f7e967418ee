import pg from 'pg';
import { parse } from 'yaml';
import { withSnapshot } from '../../src/audit/owner-snapshot.js';
import { verifyDatabase } from '../../src/audit/verify-database.js';
import type { CaseView } from '../../src/cases/case-queries.js';
import type { Definition, JsonObject } from '../../src/engine/index.js';
import type { NewReceipt } from '../../src/intake/receipts.js';
import { deploy } from '../../src/workflows/index.js';
import { startTestApp, type TestApp, type TestUser } from './app.js';
import { createSeededDatabase } from './database.js';
import { apply } from './families.js';

/** Drafted and reviewed in the town by two people, decided by a third where the authority lies that day. */
const DESK_WORK = `
procedure: desk-work
version: "1"
title: { zh: 案头办理, en: Desk work }
law: 演示办法
effective: { from: 2000-01-01 }
subject: household
opening: { form: application, by: [applicant, case] }
periods: { handling: { length: 20wd, law: 第三条 } }
forms:
  application: { type: object, additionalProperties: false, properties: {} }
  draft: { type: object, additionalProperties: false, properties: { sum: { type: integer } } }
machine:
  context: { sum: null }
  initial: handling
  states:
    handling:
      meta: { title: { zh: 办理, en: Handling }, due: handling }
      initial: drafting
      states:
        drafting:
          meta: { title: { zh: 拟稿, en: Drafting }, task: { office: township.civilAffairs, role: handler } }
          on:
            SUBMIT: { target: reviewing, actions: { type: take, params: { fields: [sum] } }, meta: { form: draft, title: { zh: 送审, en: Submit } } }
        reviewing:
          meta: { title: { zh: 复核, en: Review }, task: { office: township.civilAffairs, role: handler, distinctFrom: [drafting], forbid: [copy] } }
          on:
            PASS: { target: deciding, meta: { title: { zh: 通过, en: Pass } } }
            TELL: { target: deciding, actions: { type: notice, params: { kind: acceptanceReceipt } }, meta: { title: { zh: 告知, en: Tell } } }
        deciding:
          meta: { title: { zh: 决定, en: Decision }, task: { office: decider, role: approver, distinctFrom: [drafting, reviewing] } }
          on:
            DECIDE: { target: decided, meta: { decides: true, title: { zh: 决定, en: Decide } } }
        decided:
          meta: { title: { zh: 已决定, en: Decided }, task: { office: township.civilAffairs, role: handler } }
          on: { FILE: { target: "#case.closed", meta: { title: { zh: 归档, en: File } } } }
    closed: { type: final, meta: { title: { zh: 办结, en: Closed } } }
`;

/** A command as the tests send it; `status` is the answer expected. */
export interface Sending {
  data?: JsonObject;
  task?: string;
  fence?: number;
  status?: number;
  key?: string;
}

export class VerbCases {
  private constructor(readonly app: TestApp) {}

  /** @param more further definitions, as YAML */
  static async start(...more: string[]): Promise<VerbCases> {
    const database = await createSeededDatabase();
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    for (const yaml of [DESK_WORK, ...more]) await deploy(client, parse(yaml) as Definition, 'test');
    await client.end();
    return new VerbCases(await startTestApp({ database }));
  }

  async close(): Promise<void> {
    const { database } = this.app;
    await this.app.close();
    await database.drop();
  }

  as(username: string): Promise<TestUser> {
    return this.app.login(username);
  }

  async idOf(username: string): Promise<string> {
    return (await this.as(username)).id;
  }

  async open(procedure = 'desk-work'): Promise<NewReceipt> {
    return apply(await this.as('shadui.clerk'), { procedure, form: {} });
  }

  /** A case whose draft `shadui.handler1` has submitted, and `shadui.handler2` reviewed. */
  async upTo(state: 'drafting' | 'reviewing' | 'deciding'): Promise<NewReceipt> {
    const file = await this.open();
    if (state !== 'drafting') await this.does('shadui.handler1', file, 'SUBMIT', { data: { sum: 1 } });
    if (state === 'deciding') await this.does('shadui.handler2', file, 'PASS');
    return file;
  }

  async view(username: string, { county, caseId }: NewReceipt, status = 200): Promise<CaseView> {
    const user = await this.as(username);
    return (await user.get(`/api/cases/${county}/${caseId}`).expect(status)).body as CaseView;
  }

  /** The only open task that is nobody's signature. */
  async task(file: NewReceipt): Promise<CaseView['tasks'][number]> {
    const { tasks } = await this.view('tongcheng.inspector', file);
    return tasks.find(({ signs }) => !signs) as CaseView['tasks'][number];
  }

  /** The task of a signer, by their name. */
  async signature(file: NewReceipt, username: string): Promise<string> {
    const { tasks } = await this.view('tongcheng.inspector', file);
    const [person] = await this.app.sql<{ name: string }>('select name from app_user where username = $1', [username]);
    return tasks.find(({ reserved }) => reserved === person?.name)?.key ?? '';
  }

  async claim(username: string, { county, caseId }: NewReceipt, key: string, status = 200): Promise<number> {
    const user = await this.as(username);
    const answer = await user.post('/api/tasks/claim', { county, caseId, key });
    if (answer.status !== status) throw new Error(`claim: ${answer.status} ${answer.text}`);
    return (answer.body as { fence: number }).fence;
  }

  /** Sends a command and expects the status; the answer's body comes back. */
  async send(
    username: string,
    { county, caseId }: NewReceipt,
    type: string,
    { status = 200, key, ...body }: Sending = {},
  ): Promise<Record<string, unknown>> {
    const user = await this.as(username);
    const sent = user.post(`/api/cases/${county}/${caseId}/commands`, { type, ...body });
    const answer = await (key === undefined ? sent : sent.set('idempotency-key', key));
    if (answer.status !== status) throw new Error(`${type} of ${username}: ${answer.status} ${answer.text}`);
    return answer.body as Record<string, unknown>;
  }

  /** Claims the open task, or the one named, and sends the command with that claim. */
  async does(
    username: string,
    file: NewReceipt,
    type: string,
    sending: Sending = {},
  ): Promise<Record<string, unknown>> {
    const task = sending.task ?? (await this.task(file)).key;
    const fence = sending.fence ?? (await this.claim(username, file, task));
    return this.send(username, file, type, { ...sending, task, fence });
  }

  /** What the audit finds wrong with everything so far. */
  async faults(): Promise<string[]> {
    const { bad } = await withSnapshot(this.app.database.ownerUrl, (tx) => verifyDatabase(tx, {}));
    return bad.map(({ code, detail, seq }) => `${code} ${seq}: ${detail}`);
  }
}
