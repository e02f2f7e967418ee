import { roleTitle } from '../src/cases/role-titles.js';
import { roles } from '../src/directory/index.js';
import type { NewReceipt } from '../src/intake/receipts.js';
import { startTestApp, type TestApp } from './helpers/app.js';
import { application, apply } from './helpers/families.js';

let app: TestApp;
let receipt: NewReceipt;
beforeAll(async () => {
  app = await startTestApp();
  receipt = await apply(await app.login('shadui.clerk'));
}, 120_000);
afterAll(() => app.close());

const task = async () => {
  const [row] = await app.sql<{ key: string }>('select key from case_task where case_id = $1', [receipt.caseId]);
  return { county: receipt.county, caseId: receipt.caseId, key: row?.key };
};

describe('a refusal to somebody in another seat', () => {
  it('names office and role as people call them when a task is claimed, and by code for programs', async () => {
    const reviewer = await app.login('tongcheng.reviewer1');
    const { body } = await reviewer.post('/api/tasks/claim', await task()).expect(403);
    expect(body.detailZh).toBe('该任务须由沙堆镇社会救助受理窗口的窗口受理人员办理。');
    expect(body.detail).toMatch(/^This task is for the window clerk of Shadui/);
    expect(body).toMatchObject({ office: '421222104:window', role: 'clerk' });
  });

  it('does so when a command is sent', async () => {
    const reviewer = await app.login('tongcheng.reviewer1');
    const path = `/api/cases/${receipt.county}/${receipt.caseId}/commands`;
    const data = { documentsComplete: true, authorisationSigned: true, truthCommitment: true, relativeDeclared: false };
    const { body } = await reviewer.post(path, { type: 'ACCEPT', data }).expect(403);
    expect(body.detailZh).toContain('沙堆镇社会救助受理窗口的窗口受理人员');
    expect(body.detailZh + body.detail).not.toContain('421222104');
    expect(body.seats).toEqual([{ office: '421222104:window', role: 'clerk' }]);
  });

  it('does so on the page of the case, beside each command that is not theirs', async () => {
    const reviewer = await app.login('tongcheng.reviewer1');
    const { body } = await reviewer.get(`/api/cases/${receipt.county}/${receipt.caseId}`).expect(200);
    const reasons = body.refused as { command: string; reason: { zh: string; en: string } }[];
    const accept = reasons.find(({ command }) => command === 'ACCEPT');
    expect(accept?.reason.zh).toContain('沙堆镇社会救助受理窗口的窗口受理人员');
    expect(JSON.stringify(reasons)).not.toMatch(/\d{6,12}:[a-z]/i);
    expect(JSON.stringify(reasons)).not.toContain('只能由 the');
  });

  it('names roles by their titles where a route is for them alone', async () => {
    const approver = await app.login('shadui.approver');
    const { body } = await approver.post('/api/applications', application()).expect(403);
    expect(body).toMatchObject({ detailZh: expect.stringContaining('窗口受理人员'), roles: ['clerk', 'handler'] });
  });

  it('has a title for every role there is', () => {
    expect(roles.filter((role) => roleTitle(role).zh === role)).toEqual([]);
  });
});

describe('what one member has not done', () => {
  it('is told of one member, and of several', async () => {
    const clerk = await app.login('shadui.clerk');
    const signed = (...members: number[]) =>
      members.map((member) => ({ member, signed: true as const, at: '2016-12-30' }));
    const one = await clerk.post('/api/applications', application({ authorisations: signed(0, 1) }));
    expect(one.body.detail).toMatch(/^Member 4 has not signed/);
    const two = await clerk.post('/api/applications', application({ authorisations: signed(0) }));
    expect(two.body.detail).toMatch(/^Members 2, 4 have not signed/);
  });
});

describe('titles on the page of a case', () => {
  it('stand on every running clock, in both languages', async () => {
    const clerk = await app.login('shadui.clerk');
    const { body } = await clerk.get(`/api/cases/${receipt.county}/${receipt.caseId}`).expect(200);
    const clocks = body.clocks as { period: string; title: { zh: string; en: string } }[];
    expect(clocks.length).toBeGreaterThan(0);
    for (const { period, title } of clocks) {
      expect(title.zh).not.toBe(period);
      expect(title.en.length).toBeGreaterThan(2);
    }
  });
});
