import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { DEMONSTRATION_PASSWORD } from '../src/app/seed-directory.js';
import { databaseRecords } from '../src/audit/database-records.js';
import { historyLines, readHistory } from '../src/audit/history-file.js';
import { withSnapshot } from '../src/audit/owner-snapshot.js';
import { verifyDatabase } from '../src/audit/verify-database.js';
import { verifyHistory } from '../src/audit/verify.js';
import { migrateCommand } from '../src/cli/migrate.js';
import { MigrationRunner } from '../src/workflows/migration-runner.js';
import { startTestApp, type TestApp, type TestUser } from './helpers/app.js';
import {
  claimLetter,
  deployUnchecked,
  eventsOf,
  holdCase,
  killConnections,
  letter,
  openLetter,
  renamedLetter,
  until,
  waitingForLocks,
  type LetterCase,
} from './helpers/letters.js';

const CASES = 60;
const MAPPING = { states: { open: 'folder.reading' }, periods: { answer: 'reply' } };

interface View {
  id: string;
  status: string;
  progress: Record<string, number>;
}

let yimen: TestApp;
let administrator: TestUser;
let inspector: TestUser;
beforeAll(async () => {
  yimen = await startTestApp();
  administrator = await yimen.login('xianning.admin');
  inspector = await yimen.login('tongcheng.inspector');
  for (const procedure of ['letter', 'second-letter', 'third-letter', 'fourth-letter']) {
    await deployUnchecked(yimen, letter({ procedure }));
    await deployUnchecked(yimen, renamedLetter({ procedure }));
  }
}, 120_000);
afterAll(() => yimen.close());

const plan = async (procedure: string, mapping: object = MAPPING): Promise<View> => {
  const body = { from: `${procedure}@1`, to: `${procedure}@2`, mapping, ground: '演示办法第三条', reason: '规程改版' };
  return (await administrator.post('/api/migrations', body).expect(201)).body as View;
};
const tell = async ({ id }: View, what: string, status = 200): Promise<View> =>
  (await administrator.post(`/api/migrations/${id}/${what}`).expect(status)).body as View;
const look = async ({ id }: View): Promise<View> =>
  (await administrator.get(`/api/migrations/${id}`).expect(200)).body as View;

const finished = (view: View): Promise<View> =>
  until(
    () => look(view),
    ({ status }) => status === 'done',
  );

const count = async (text: string, values: unknown[] = []): Promise<number> =>
  Number((await yimen.sql<{ count: string }>(text, values))[0]?.count);
const migrations = (procedure: string): Promise<number> =>
  count(
    `select count(*) from case_event e join cases c on c.id = e.case_id where c.procedure = $1 and e.type = 'MIGRATE'`,
    [procedure],
  );

const waiting = (): Promise<number> => waitingForLocks(yimen);
const hold = (one: LetterCase) => holdCase(yimen, one);

/** The first service's own runner is killed on the way. */
async function withRunner(work: (twin: TestApp) => Promise<void>): Promise<void> {
  const twin = await startTestApp({ database: yimen.database });
  try {
    await work(twin);
  } finally {
    await twin.close();
  }
}

async function verified(): Promise<void> {
  const { bad } = await withSnapshot(yimen.database.ownerUrl, (tx) => verifyDatabase(tx, {}));
  expect(bad).toEqual([]);
}

describe('sixty letters moved to a definition with other names', () => {
  const letters: LetterCase[] = [];
  let dueBefore: Record<string, string>;
  let moved: View;
  let held: { task: string; fence: number };
  beforeAll(async () => {
    for (let number = 0; number < CASES; number += 1) letters.push(await openLetter(yimen));
    held = await claimLetter(yimen, inspector, letters[7] as LetterCase);
    dueBefore = await dueDates();
  }, 120_000);

  const dueDates = async (): Promise<Record<string, string>> =>
    Object.fromEntries(
      (
        await yimen.sql<{ case_id: string; due: string }>(
          `select t.case_id, t.due_at || ' ' || d.due_at as due from case_task t join case_deadline d using (case_id)
           where t.closed_at is null and t.procedure = 'letter'`,
        )
      ).map(({ case_id, due }) => [case_id, due]),
    );

  it('are tried first, and each says why it cannot be moved', async () => {
    const view = await plan('letter', {});
    expect(view).toMatchObject({ status: 'planned', progress: { cases: CASES, pending: CASES } });
    await tell(view, 'dry-run');
    expect(await finished(view)).toMatchObject({ progress: { refused: CASES } });
    const { body } = await administrator.get(`/api/migrations/${view.id}/cases?outcome=refused&limit=40`).expect(200);
    const { items, next } = body as { items: object[]; next: string };
    expect(items).toHaveLength(40);
    expect(items[0]).toMatchObject({
      outcome: 'refused',
      code: 'migration-state',
      detail: { state: 'open' },
      seq: null,
    });
    const rest = await administrator.get(`/api/migrations/${view.id}/cases?outcome=refused&after=${next}`).expect(200);
    expect((rest.body as { items: object[] }).items).toHaveLength(20);
    expect(await migrations('letter')).toBe(0);
  });

  it('are found movable with a mapping, and a trial moves nothing', async () => {
    moved = await plan('letter');
    await tell(moved, 'dry-run');
    expect(await finished(moved)).toMatchObject({ mode: 'dry-run', progress: { possible: CASES } });
    const { body } = await administrator.get(`/api/migrations/${moved.id}/cases?limit=1`).expect(200);
    expect(body).toMatchObject({
      items: [
        {
          outcome: 'possible',
          detail: {
            state: { before: 'open', after: { folder: 'reading' } },
            tasks: { kept: { 'open#1': 'folder.reading#1' }, ended: [], started: [] },
            clocks: { kept: { 'alarm:open:answer': 'alarm:folder.reading:reply' }, ended: [], started: [] },
          },
        },
      ],
    });
    expect(await migrations('letter')).toBe(0);
    expect(await dueDates()).toEqual(dueBefore);
  });

  it('stop where they are told to', async () => {
    const holding = await hold(letters[19] as LetterCase);
    await tell(moved, 'apply');
    await until(
      () => migrations('letter'),
      (done) => done === 19,
    );
    await until(waiting, (blocked) => blocked > 0);
    expect(await tell(moved, 'stop')).toMatchObject({ status: 'stopped' });
    await holding.release();
    const [twentieth] = await until(
      () => Promise.all([look(moved)]),
      ([view]) => view.progress['migrated'] === 20,
    );
    expect(twentieth).toMatchObject({ status: 'stopped', progress: { migrated: 20, pending: CASES - 20 } });
    await yimen.app.get(MigrationRunner).drain();
    expect(await migrations('letter')).toBe(20);
  });

  it('go on in another service when the one that moved them is killed', async () => {
    const holding = await hold(letters[39] as LetterCase);
    await tell(moved, 'resume');
    await until(
      () => migrations('letter'),
      (done) => done === 39,
    );
    await until(waiting, (blocked) => blocked > 0);
    // The process is gone between two statements of a case.
    const dead = yimen.app.get(MigrationRunner).beforeApplicationShutdown();
    await killConnections(yimen);
    await dead;
    await holding.release();
    expect(await look(moved)).toMatchObject({ status: 'running', progress: { migrated: 39 } });
    const twin = await startTestApp({ database: yimen.database });
    try {
      expect(await finished(moved)).toMatchObject({ progress: { cases: CASES, migrated: CASES } });
    } finally {
      await twin.close();
    }
  });

  it('have each one event of it, with ground and reason, and their due dates', async () => {
    for (const one of letters) expect(await eventsOf(yimen, one)).toEqual(['OPEN', 'MIGRATE']);
    expect(await dueDates()).toEqual(dueBefore);
    const [{ county, caseId }] = letters as [LetterCase];
    const { body } = await inspector.get(`/api/cases/${county}/${caseId}/history`).expect(200);
    expect(
      (body as { items: object[] }).items.find((item) => (item as { type: string }).type === 'MIGRATE'),
    ).toMatchObject({
      title: { zh: '转入新版规程' },
      law: '演示办法第三条',
      actor: { kind: 'user', role: 'administrator' },
      data: { ground: '演示办法第三条', reason: '规程改版', plan: moved.id, mapping: MAPPING },
    });
  });

  it('are answered with the claim from before', async () => {
    const { county, caseId } = letters[7] as LetterCase;
    const [row] = await yimen.sql('select key, fence, assignee from case_task where case_id = $1', [caseId]);
    expect(row).toEqual({ key: 'folder.reading#1', fence: held.fence, assignee: inspector.id });
    await inspector.post(`/api/cases/${county}/${caseId}/commands`, { type: 'ANSWER', fence: held.fence }).expect(200);
    expect(await eventsOf(yimen, { county, caseId })).toEqual(['OPEN', 'MIGRATE', 'ANSWER']);
  });

  it('verify in the database and from an exported file', async () => {
    await verified();
    const lines = await withSnapshot(yimen.database.ownerUrl, async (tx) => {
      const all: string[] = [];
      for await (const line of historyLines(databaseRecords(tx, letters[3] as LetterCase))) all.push(line);
      return all;
    });
    const chunks = (text: string) =>
      (async function* () {
        yield await Promise.resolve(Buffer.from(text));
      })();
    expect(await verifyHistory(readHistory(chunks(lines.join(''))))).toMatchObject({ cases: 1, events: 2, bad: [] });
  });

  it('are not moved a second time', async () => {
    await withRunner(async () => {
      await tell(moved, 'apply');
      expect(await finished(moved)).toMatchObject({ progress: { migrated: CASES, pending: 0 } });
    });
    expect(await migrations('letter')).toBe(CASES);
  });
});

describe('a letter answered at the very moment it is to be moved', () => {
  const answer = async (one: LetterCase, fence: number) => {
    const { status } = await inspector.post(`/api/cases/${one.county}/${one.caseId}/commands`, {
      type: 'ANSWER',
      fence,
    });
    return status;
  };

  it('is answered first and then left where it ended', async () => {
    const one = await openLetter(yimen, 'second-letter');
    const { fence } = await claimLetter(yimen, inspector, one);
    const view = await plan('second-letter');
    const holding = await hold(one);
    const answered = answer(one, fence);
    await until(waiting, (blocked) => blocked === 1);
    await withRunner(async () => {
      await tell(view, 'apply');
      await until(waiting, (blocked) => blocked === 2);
      await holding.release();
      expect(await answered).toBe(200);
      expect(await finished(view)).toMatchObject({ progress: { skipped: 1, migrated: 0 } });
    });
    expect(await eventsOf(yimen, one)).toEqual(['OPEN', 'ANSWER']);
    await verified();
  });

  it('is moved first and then answered under its new definition', async () => {
    const one = await openLetter(yimen, 'third-letter');
    const { fence } = await claimLetter(yimen, inspector, one);
    const view = await plan('third-letter');
    const holding = await hold(one);
    await withRunner(async () => {
      await tell(view, 'apply');
      await until(waiting, (blocked) => blocked === 1);
      const answered = answer(one, fence);
      await until(waiting, (blocked) => blocked === 2);
      await holding.release();
      expect(await answered).toBe(200);
      expect(await finished(view)).toMatchObject({ progress: { migrated: 1 } });
    });
    expect(await eventsOf(yimen, one)).toEqual(['OPEN', 'MIGRATE', 'ANSWER']);
    await verified();
  });
});

describe('npm run workflows -- migrate', () => {
  it('plans, tries, moves and tells what became of each case', async () => {
    const one = await openLetter(yimen, 'fourth-letter');
    await withRunner(async (twin) => {
      await twin.app.listen(0);
      const url = await twin.app.getUrl();
      const env = { YIMEN_USER: 'xianning.admin', YIMEN_PASSWORD: DEMONSTRATION_PASSWORD };
      const run = async (...args: string[]): Promise<{ code: number; lines: string[] }> => {
        const lines: string[] = [];
        const around = { env, print: (line: string) => void lines.push(line), progress: () => undefined };
        return { code: await migrateCommand([...args, '--url', url], around), lines };
      };
      const file = join(mkdtempSync(join(tmpdir(), 'mapping-')), 'mapping.yaml');
      writeFileSync(file, stringify(MAPPING));
      const terms = ['--from', 'fourth-letter@1', '--to', 'fourth-letter@2', '--ground', '第三条', '--reason', '改版'];
      const unmapped = (await run('plan', ...terms)).lines[0] ?? '';
      expect(await run('dry-run', unmapped)).toEqual({
        code: 1,
        lines: ['fourth-letter@1 -> 2: done (dry-run), 1 of 1 cases: 1 refused'],
      });
      expect((await run('cases', unmapped, '--outcome', 'refused')).lines).toEqual([
        expect.stringMatching(/refused {2}migration-state {2}The case stands at "open"/),
      ]);
      const planned = (await run('plan', ...terms, '--mapping', file)).lines[0] ?? '';
      expect(await run('apply', planned)).toEqual({
        code: 0,
        lines: ['fourth-letter@1 -> 2: done (apply), 1 of 1 cases: 1 migrated'],
      });
      await expect(run('stop', planned)).rejects.toThrow('The plan is finished');
    });
    expect(await eventsOf(yimen, one)).toEqual(['OPEN', 'MIGRATE']);
  });
});

describe('a plan', () => {
  it('is made by an administrator, with a ground and a reason, between deployed definitions of one procedure', async () => {
    const body = { from: 'letter@1', to: 'letter@2', ground: '第三条', reason: '改版' };
    await inspector.post('/api/migrations', body).expect(403);
    await administrator.post('/api/migrations', { ...body, ground: '' }).expect(400);
    const refused = async (change: object, code: string) => {
      const answer = await administrator.post('/api/migrations', { ...body, ...change }).expect(422);
      expect(answer.body).toMatchObject({ code });
    };
    await refused({ to: 'letter@9' }, 'no-such-definition');
    await refused({ to: 'letter@1' }, 'migration-same-definition');
    await refused({ to: 'second-letter@2' }, 'migration-mapping');
    await refused({ mapping: { states: { open: 'nowhere' } } }, 'migration-mapping');
    await administrator.post('/api/migrations', { ...body, mapping: { states: { open: 5 } } }).expect(400);
  });

  it('says what is possible when told something that is not', async () => {
    const view = await plan('letter');
    expect(await tell(view, 'stop', 409)).toMatchObject({ code: 'migration-not-now', possible: ['dry-run', 'apply'] });
    expect(await tell(view, 'resume', 409)).toMatchObject({ code: 'migration-not-now', plan: 'planned' });
    await administrator.get('/api/migrations/019a0000-0000-7000-8000-000000000000').expect(404);
  });

  it('is the only way to move a case: nobody sends the command', async () => {
    const one = await openLetter(yimen, 'third-letter');
    const { body } = await inspector
      .post(`/api/cases/${one.county}/${one.caseId}/commands`, { type: 'MIGRATE', data: {} })
      .expect(409);
    expect(body).toMatchObject({ code: 'not-possible' });
  });
});
