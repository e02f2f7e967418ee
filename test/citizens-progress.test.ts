import { dateOf, daysBetween, parsePlainDate } from '../src/calendar/index.js';
import { Database } from '../src/database/database.js';
import type { NewReceipt } from '../src/intake/receipts.js';
import { startTestApp, type TestApp, type TestUser } from './helpers/app.js';
import { apply, withdraw } from './helpers/families.js';

let app: TestApp;
let clerk: TestUser;
beforeAll(async () => {
  app = await startTestApp({ env: { TRUSTED_PROXIES: '127.0.0.1' } });
  await app.advance(daysBetween(dateOf((await app.now()).toISOString()), parsePlainDate('2024-03-04')));
  clerk = await app.login('shadui.clerk');
}, 120_000);
afterAll(() => app.close());

let addresses = 0;
/** Asks as somebody at an address nobody has asked from yet. */
const ask = (number: string, code: string, address = `10.0.0.${(addresses += 1)}`) =>
  app.anonymous.post('/api/public/progress', { number, code }).set('x-forwarded-for', address);

async function command(receipt: NewReceipt, type: string, data: object): Promise<void> {
  const [task] = await app.sql<{ key: string }>('select key from case_task where case_id = $1 and closed_at is null', [
    receipt.caseId,
  ]);
  const id = { county: receipt.county, caseId: receipt.caseId, key: task?.key };
  const { fence } = (await clerk.post('/api/tasks/claim', id).expect(200)).body as { fence: number };
  const body = { type, data, task: id.key, fence };
  await clerk.post(`/api/cases/${receipt.county}/${receipt.caseId}/commands`, body).expect(200);
}
const accept = (receipt: NewReceipt) =>
  command(receipt, 'ACCEPT', {
    documentsComplete: true,
    authorisationSigned: true,
    truthCommitment: true,
    relativeDeclared: false,
  });

/** What is asked of the database on somebody's behalf meanwhile. */
async function queriesOf(work: () => PromiseLike<unknown>): Promise<string[]> {
  const database = app.app.get(Database);
  const read = database.read.bind(database);
  const texts: string[] = [];
  database.read = (scope, inside) =>
    read(scope, (tx) => {
      const query = (text: string, values: unknown[]) => {
        texts.push(text);
        return tx.query(text, values);
      };
      return inside({ query } as never);
    });
  try {
    await work();
  } finally {
    database.read = read;
  }
  return texts;
}

describe('where an application stands', () => {
  it('is told to whoever holds number and code, with the day promised, and nothing besides', async () => {
    const { number, queryCode } = await apply(clerk);
    const { body } = await ask(number, queryCode).expect(200);
    expect(body).toEqual({
      number,
      about: 'application',
      title: { zh: '最低生活保障', en: 'Minimum living guarantee' },
      progress: [{ zh: '正在审查申请材料', en: 'Your papers are being checked' }],
      since: '2024-03-04',
      receivedOn: '2024-03-04',
      promisedOn: '2024-04-01',
      remainingWorkingDays: 20,
      paused: false,
      offices: ['沙堆镇社会救助受理窗口'],
      next: [],
      possible: [
        { zh: '报告家庭成员死亡', en: 'Report a death' },
        { zh: '报告家庭成员减少', en: 'Report a member who has left' },
        { zh: '报告家庭成员增加', en: 'Report a new member' },
        { zh: '撤回申请', en: 'Withdraw' },
      ],
      letters: [],
      notice: null,
      record: {
        steps: 1,
        head: expect.stringMatching(/^[0-9a-f]{64}$/),
        fingerprints: [body.record.head],
        intact: true,
      },
      rating: { possible: false, score: null },
    });
  });

  it('is told in the words of the new state once it has moved on, from the day it did', async () => {
    const receipt = await apply(clerk);
    await app.sql(`update demonstration_clock set ahead = ahead + interval '1 day'`);
    await accept(receipt);
    const { body } = await ask(receipt.number, receipt.queryCode).expect(200);
    // Counted from acceptance now, a day later than the receipt could promise.
    expect(body).toMatchObject({
      progress: [{ zh: '正在办理' }],
      since: '2024-03-05',
      promisedOn: '2024-04-02',
      remainingWorkingDays: 20,
    });
  });

  it('promises nothing more once it is closed', async () => {
    const receipt = await apply(clerk);
    await withdraw(clerk, receipt);
    const { body } = await ask(receipt.number, receipt.queryCode).expect(200);
    expect(body).toMatchObject({ progress: [{ zh: '已撤回' }], promisedOn: null, remainingWorkingDays: null });
  });

  it('is told for a code typed in small letters with a space', async () => {
    const { number, queryCode } = await apply(clerk);
    await ask(` ${number} `, ` ${queryCode.toLowerCase()} `).expect(200);
  });

  it('is told for a reconsideration with a code of its own', async () => {
    const receipt = await apply(clerk);
    const form = { act: 'INACTION', manner: 'oral', learnedOn: '2024-03-01', claims: '逾期未办，请求责令履行' };
    const linked = { procedure: 'reconsideration', relation: 'subject', form };
    const path = `/api/cases/${receipt.county}/${receipt.caseId}/linked`;
    const { body } = await clerk.post(path, linked).expect(201);
    await ask(body.number, body.queryCode).expect(200);
    expect((await ask(body.number, receipt.queryCode)).status).toBe(404);
  });
});

describe('who does not hold the receipt', () => {
  it('gets one and the same answer for a wrong code, a wrong number, and another family’s code', async () => {
    const [mine, other] = [await apply(clerk), await apply(clerk)];
    const answers = await Promise.all([
      ask(mine.number, '22222222'),
      ask('421222-2024-999999', mine.queryCode),
      ask('nothing like a number', 'nothing like a code'),
      ask(mine.number, other.queryCode),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.body).toMatchObject({ code: 'progress-not-found' });
  });

  it('costs the database the same for a wrong number and a wrong code: one query, which reads no case', async () => {
    const { number, queryCode } = await apply(clerk);
    const right = await queriesOf(() => ask(number, queryCode));
    const wrongCode = await queriesOf(() => ask(number, '22222222'));
    const wrongNumber = await queriesOf(() => ask('421222-2024-999999', queryCode));
    expect(wrongCode).toEqual(right.slice(0, 1));
    expect(wrongNumber).toEqual(wrongCode);
    expect(right.length).toBeGreaterThan(1);
  });

  it('is stopped after thirty attempts a minute from one address, right or wrong, while others go on', async () => {
    const { number, queryCode } = await apply(clerk);
    for (let attempt = 1; attempt <= 30; attempt += 1) {
      expect((await ask(number, '22222222', '10.9.9.9')).status).toBe(404);
    }
    const stopped = await ask(number, queryCode, '10.9.9.9');
    expect(stopped.body).toMatchObject({ code: 'too-many-queries', status: 429, retryAfter: expect.any(Number) });
    expect(Number(stopped.headers['retry-after'])).toBeGreaterThan(0);
    await ask(number, queryCode, '10.9.9.10').expect(200);
  });

  it('leaves no address behind in the clear', async () => {
    await ask('421222-2024-999999', '22222222', '10.77.66.55');
    expect(await app.sql(`select key from rate_limit where key like '%10.77%'`)).toEqual([]);
    expect((await app.sql('select key from rate_limit')).length).toBeGreaterThan(0);
  });
});
