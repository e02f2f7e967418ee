import { dateOf, daysBetween, parsePlainDate } from '../src/calendar/index.js';
import { startTestApp, type TestApp, type TestUser } from './helpers/app.js';
import { apply } from './helpers/families.js';

type Receipt = Awaited<ReturnType<typeof apply>>;

let app: TestApp;
let clerk: TestUser;

beforeAll(async () => {
  app = await startTestApp();
  await goTo('2021-06-29');
  clerk = await app.login('shadui.clerk');
}, 120_000);
afterAll(() => app.close());

async function goTo(day: string): Promise<void> {
  await app.advance(daysBetween(dateOf((await app.now()).toISOString()), parsePlainDate(day)));
}

const pathOf = ({ county, caseId }: Receipt): string => `/api/cases/${county}/${caseId}`;

async function accept(receipt: Receipt): Promise<void> {
  const [task] = await app.sql<{ key: string }>('select key from case_task where case_id = $1 and closed_at is null', [
    receipt.caseId,
  ]);
  const id = { county: receipt.county, caseId: receipt.caseId, key: task?.key };
  const { fence } = (await clerk.post('/api/tasks/claim', id).expect(200)).body as { fence: number };
  const data = { documentsComplete: true, authorisationSigned: true, truthCommitment: true, relativeDeclared: false };
  await clerk.post(`${pathOf(receipt)}/commands`, { type: 'ACCEPT', data, task: id.key, fence }).expect(200);
}

const lawOf = async (receipt: Receipt): Promise<string> =>
  ((await clerk.get(pathOf(receipt)).expect(200)).body as { law: string }).law;

const [OLD, NEW] = ['民发〔2012〕220号', '民发〔2021〕57号'];

describe('the rules that changed on 1 July 2021', () => {
  it('are those of the day a case is accepted, not of the day it was handed in; an accepted case keeps its own', async () => {
    const [early, late] = [await apply(clerk), await apply(clerk)];
    await accept(early);
    expect([await lawOf(early), await lawOf(late)]).toEqual([OLD, OLD]);

    await goTo('2021-07-01');
    await accept(late);
    expect([await lawOf(early), await lawOf(late)]).toEqual([OLD, NEW]);

    const auditor = await app.login('tongcheng.auditor');
    for (const receipt of [early, late]) {
      const { body } = await auditor.get(`${pathOf(receipt)}/verify`).expect(200);
      expect(body).toMatchObject({ chain: 'ok', replay: 'ok' });
    }
  }, 60_000);
});
