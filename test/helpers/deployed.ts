import pg from 'pg';
import { parse } from 'yaml';
import type { Definition } from '../../src/engine/index.js';
import { deploy } from '../../src/workflows/index.js';
import { createSeededDatabase, type TestDatabase } from './database.js';

/** The demonstration's database with more procedures deployed, before any service starts on it. */
export async function databaseWith(...yaml: string[]): Promise<TestDatabase> {
  const database = await createSeededDatabase();
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  for (const text of yaml) await deploy(client, parse(text) as Definition, 'test');
  await client.end();
  return database;
}

/** A procedure of one state, with whatever sections besides. */
export const simpleAid = (procedure: string, sections = ''): string => `
procedure: ${procedure}
version: "1"
title: { zh: ${procedure}救助, en: Aid ${procedure} }
law: 演示办法
effective: { from: 2000-01-01 }
subject: household
opening: { form: application, by: applicant, promise: handling }
periods: { handling: { length: 10wd } }
forms: { application: { type: object, additionalProperties: false, properties: { reason: { type: string, maxLength: 40 } } } }
${sections}
machine:
  initial: reviewing
  states:
    reviewing:
      meta: { title: { zh: 审核, en: Review }, task: { office: township.civilAffairs, role: handler, due: handling } }
      on:
        CLOSE: { target: closed, meta: { by: applicant, title: { zh: 撤回, en: Withdraw } } }
    closed: { type: final, meta: { title: { zh: 结束, en: Closed }, outcome: closed } }
`;
