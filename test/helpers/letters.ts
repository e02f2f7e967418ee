import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Opener } from '../../src/cases/opener.js';
import { Database, EVERYWHERE } from '../../src/database/database.js';
import { DefinitionLibrary } from '../../src/cases/ports.js';
import type { Definition, JsonObject } from '../../src/engine/index.js';
import { deploy, type Deployed } from '../../src/workflows/index.js';
import type { TestApp, TestUser } from './app.js';

/** The smallest procedure: a desk notes a letter and answers it within ten working days. */
export const letter = (change: object = {}) => ({
  procedure: 'letter',
  version: '1',
  title: { zh: '来信', en: 'Letter' },
  law: '演示',
  effective: { from: '2017-01-01' },
  subject: 'case',
  opening: { by: { office: 'county.civilAffairs', role: 'supervisor' } },
  periods: { answer: { length: '10wd' } },
  forms: {},
  machine: {
    initial: 'open',
    states: {
      open: {
        meta: {
          title: { zh: '待答复', en: 'To be answered' },
          task: { office: 'county.civilAffairs', role: 'supervisor', due: 'answer' },
        },
        on: { ANSWER: { target: 'answered', meta: { title: { zh: '答复', en: 'Answer' } } } },
      },
      answered: { type: 'final', meta: { title: { zh: '已答复', en: 'Answered' }, outcome: 'closed' } },
    },
  },
  ...change,
});

/** The same under other names: the open letter lies in a folder, and its period is called otherwise. */
export const renamedLetter = (change: object = {}) =>
  letter({
    version: '2',
    effective: { from: '2018-01-01' },
    periods: { reply: { length: '10wd' } },
    machine: {
      initial: 'folder',
      states: {
        folder: {
          meta: { title: { zh: '来信夹', en: 'Folder' } },
          initial: 'reading',
          states: {
            reading: {
              meta: {
                title: { zh: '待回复', en: 'To be replied to' },
                task: { office: 'county.civilAffairs', role: 'supervisor', due: 'reply' },
              },
              on: { ANSWER: { target: '#case.answered', meta: { title: { zh: '答复', en: 'Answer' } } } },
            },
          },
        },
        answered: { type: 'final', meta: { title: { zh: '已答复', en: 'Answered' }, outcome: 'closed' } },
      },
    },
    ...change,
  });

/** Deploys without the check, which takes seconds on a busy machine, and makes it known to this service. */
export async function deployUnchecked(yimen: TestApp, definition: object): Promise<Deployed> {
  const { pool } = yimen.app.get(Database);
  const deployed = await deploy(pool, definition as Definition, 'test');
  await yimen.app.get(DefinitionLibrary).ensure(deployed.digest);
  return deployed;
}

export interface LetterCase {
  county: string;
  caseId: string;
}

const COUNTY = '421222';
const SEATS = [{ office: `${COUNTY}:civilAffairs`, role: 'supervisor' }];

/** A letter comes in at the county's civil affairs department, about a place in it. */
export async function openLetter(
  yimen: TestApp,
  procedure = 'letter',
  division = COUNTY,
  data: JsonObject = {},
): Promise<LetterCase & { number: string }> {
  const { id: user } = await yimen.login('tongcheng.inspector');
  const opener = yimen.app.get(Opener);
  return yimen.app.get(Database).transaction(EVERYWHERE, (tx) =>
    opener.open(tx, {
      procedure,
      division,
      householdId: null,
      actor: { kind: 'user', user, seats: SEATS },
      data,
    }),
  );
}

export interface Claim {
  task: string;
  fence: number;
}

export async function claimLetter(yimen: TestApp, user: TestUser, { county, caseId }: LetterCase): Promise<Claim> {
  const [open] = await yimen.sql<{ key: string }>(
    'select key from case_task where case_id = $1 and closed_at is null',
    [caseId],
  );
  const task = open?.key ?? '';
  const { body } = await user.post('/api/tasks/claim', { county, caseId, key: task }).expect(200);
  return { task, fence: (body as { fence: number }).fence };
}

/** Holds a case as a command does that is being written at this moment. */
export async function holdCase(yimen: TestApp, { caseId }: LetterCase): Promise<{ release(): Promise<void> }> {
  const client = new pg.Client({ connectionString: yimen.database.ownerUrl });
  await client.connect();
  await client.query('begin');
  await client.query('select from cases where id = $1 for update', [caseId]);
  return { release: () => client.end() };
}

/** How many of the services' statements wait for a lock. */
export async function waitingForLocks(yimen: TestApp): Promise<number> {
  const [row] = await yimen.sql<{ count: string }>(
    `select count(*) from pg_stat_activity where datname = current_database() and application_name = 'yimen' and wait_event_type = 'Lock'`,
  );
  return Number(row?.count);
}

/** PostgreSQL ends what the services had begun, as it does when their process is gone. */
export async function killConnections(yimen: TestApp): Promise<void> {
  await yimen.sql(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'yimen'`,
  );
}

/** Asks again and again until what it is told holds. */
export async function until<T>(ask: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    await sleep(20);
  }
}

/** Kinds of the events of a case, in their order. */
export const eventsOf = async (yimen: TestApp, { caseId }: LetterCase): Promise<string[]> =>
  (await yimen.sql<{ type: string }>('select type from case_event where case_id = $1 order by seq', [caseId])).map(
    ({ type }) => type,
  );
