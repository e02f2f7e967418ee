import { fileURLToPath } from 'node:url';
import { daysBetween, dateOf, parsePlainDate } from '../../src/calendar/index.js';
import { Deadlines } from '../../src/cases/deadlines.js';
import type { NewReceipt } from '../../src/intake/receipts.js';
import { readDefinition } from '../../src/workflows/files.js';
import { startTestApp, type TestApp, type TestUser } from '../helpers/app.js';
import { apply, VILLAGE } from '../helpers/families.js';

/*
 * What workflows/GUIDE.md promises: a procedure that the service never heard of is deployed to it while it runs, and its first
 * case is handled over HTTP, without a line of src/.
 */

const FILE = fileURLToPath(new URL('../../workflows/legal-aid/2022.yaml', import.meta.url));

let yimen: TestApp;
let admin: TestUser;
let clerk: TestUser;
let legalService: TestUser;
let head: TestUser;

beforeAll(async () => {
  yimen = await startTestApp();
  await yimen.advance(daysBetween(dateOf((await yimen.now()).toISOString()), parsePlainDate('2022-03-01')));
  admin = await yimen.login('xianning.admin');
  clerk = await yimen.login('shadui.clerk');
  legalService = await yimen.login('tongcheng.reconsideration');
  head = await yimen.login('tongcheng.magistrate');
}, 120_000);
afterAll(() => yimen.close());

/** Under a name of its own: the demonstration brings the example along. */
async function unheardOf(): Promise<object> {
  const { definition } = await readDefinition(FILE);
  return { ...(definition as object), procedure: 'legal-aid-pilot' };
}

interface CaseView {
  standing: { path: string }[];
  status: string;
  tasks: { key: string }[];
}
type CaseId = Pick<NewReceipt, 'county' | 'caseId'>;
const view = async ({ county, caseId }: CaseId): Promise<CaseView> =>
  (await clerk.get(`/api/cases/${county}/${caseId}`).expect(200)).body as CaseView;
const stateOf = async (id: CaseId): Promise<string[]> => (await view(id)).standing.map(({ path }) => path);

/** Claims the case's only task and sends what its holder may send. */
async function act(user: TestUser, { county, caseId }: CaseId, type: string, data: object): Promise<void> {
  const [task] = (await view({ county, caseId })).tasks;
  const claim = await user.post('/api/tasks/claim', { county, caseId, key: task?.key }).expect(200);
  const { fence } = claim.body as { fence: number };
  await user.post(`/api/cases/${county}/${caseId}/commands`, { type, data, task: task?.key, fence }).expect(200);
}

describe('a procedure written from the guide', () => {
  it('is checked and deployed to the running service, which did not know it', async () => {
    await admin.get('/api/procedures/legal-aid-pilot/2022').expect(404);
    const definition = await unheardOf();
    const { body } = await admin.post('/api/definitions/check', { definition }).expect(200);
    expect(body).toEqual({ findings: [] });
    await admin.post('/api/definitions', { definition }).expect(200);
    const shown = await clerk.get('/api/procedures/legal-aid-pilot/2022').expect(200);
    expect(shown.body).toMatchObject({ title: { zh: '法律援助' }, from: '2022-01-01', to: null });
    // Without the paths that its sentences demand it would have been refused.
    const loose = JSON.parse(
      JSON.stringify(definition).replaceAll('"distinctFrom":["checking","rechecking"],', ''),
    ) as object;
    const refused = await admin.post('/api/definitions', { definition: { ...loose, version: '2023' } }).expect(422);
    expect(JSON.stringify(refused.body)).toContain('not-kept-apart');
  });

  it('handles a case from the window to the lawyer', async () => {
    const receipt = await apply(clerk, {
      procedure: 'legal-aid-pilot',
      form: { matter: 'wages', account: '拖欠工资八个月' },
    });
    expect(receipt).toMatchObject({ procedure: 'legal-aid-pilot', law: '中华人民共和国法律援助法' });

    await act(clerk, receipt, 'ACCEPT', { documentsComplete: true });
    await act(legalService, receipt, 'RECORD_MEANS', { withinLimit: true, truthCommitment: true });

    expect(await stateOf(receipt)).toEqual(['examining.commitment']);
    const { body: posted } = await yimen.anonymous.get(`/api/public/notices?division=${VILLAGE}`).expect(200);
    expect(JSON.stringify(posted)).toContain('法律援助');
    expect(JSON.stringify(posted)).not.toContain('欧阳');
    await yimen.advance(6); // three working days on the board, whatever the calendar
    await yimen.app.get(Deadlines).drain();
    expect(await stateOf(receipt)).toEqual(['examining.deciding']);

    await act(head, receipt, 'GRANT', { documentNumber: '通法援〔2022〕3号' });
    await act(legalService, receipt, 'ASSIGN', { kind: 'lawyer', name: '周律师' });
    await act(legalService, receipt, 'CLOSE', { result: 'won' });
    expect(await view(receipt)).toMatchObject({ status: 'done', standing: [{ path: 'completed' }] });
  });
});
