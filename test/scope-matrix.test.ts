import { RouteTable } from '../src/http/route-table.js';
import type { NewReceipt } from '../src/intake/receipts.js';
import { startTestApp, type TestApp, type TestUser } from './helpers/app.js';
import { apply, VILLAGE } from './helpers/families.js';

/** Everybody who has nothing to do with a case of 沙堆镇: other township, other county, asked department without a task, platform. */
const OUTSIDERS: [username: string, why: string][] = [
  ['heshengqiao.clerk', 'window of another county'],
  ['heshengqiao.handler1', 'handler of another county'],
  ['heshengqiao.approver', 'approver of another county'],
  ['xianan.reviewer1', 'reviewer of another county'],
  ['xianan.inspector', 'supervisor of another county'],
  ['xianan.auditor', 'auditor of another county'],
  ['xianan.finance', 'finance of another county'],
  ['tongcheng.police', 'department nobody has asked'],
  ['tongcheng.reconsideration', 'reviewing organ nobody has come to'],
  ['xianning.admin', 'platform administrator'],
];
const INSIDERS = ['shadui.clerk', 'shadui.handler1', 'shadui.approver', 'tongcheng.reviewer1', 'tongcheng.auditor'];

let yimen: TestApp;
let receipt: NewReceipt;
beforeAll(async () => {
  yimen = await startTestApp();
  receipt = await apply(await yimen.login('shadui.clerk'));
});
afterAll(() => yimen.close());

/** Every route that names a case or something of its county, as `METHOD /path` with this case's ids filled in. */
function caseRoutes(): { method: string; path: string }[] {
  return yimen.app
    .get(RouteTable)
    .all()
    .map((route) => route.split(' ') as [string, string])
    .filter(([method, path]) => method !== 'HEAD' && path.includes(':county') && !path.startsWith('/api/public/'))
    .map(([method, path]) => ({ method, path: filled(path) }));
}

const filled = (path: string): string =>
  path
    .replace(':county', receipt.county)
    .replace(/:(caseId|id)\b/, receipt.caseId)
    .replace(':seq', '1')
    .replace(/:\w+/g, '019a0000-0000-7000-8000-000000000000');

function ask(user: TestUser, method: string, path: string) {
  if (method === 'GET') return user.get(path);
  if (method === 'PATCH') return user.patch(path);
  if (method === 'DELETE') return user.delete(path);
  return user.post(path, path.endsWith('/commands') ? { type: 'WITHDRAW', data: {} } : { reason: '核对申请材料' });
}

describe('a case of 沙堆镇', () => {
  it.each(OUTSIDERS)('shows nothing to %s, the %s, on any route', async (username) => {
    const user = await yimen.login(username);
    const routes = caseRoutes();
    expect(routes.length).toBeGreaterThan(12);
    const told: string[] = [];
    for (const { method, path } of routes) {
      const { status, text } = await ask(user, method, path);
      // 400 and 422 come from the request's shape, before anything is looked up; they must not name the case either.
      const silent = [400, 403, 404, 415, 422].includes(status) && !text.includes(receipt.number);
      if (!silent) told.push(`${method} ${path}: ${status}`);
    }
    expect(told).toEqual([]);
  });

  it.each(INSIDERS)('is open to %s', async (username) => {
    const user = await yimen.login(username);
    const { body } = await user.get(`/api/cases/${receipt.county}/${receipt.caseId}`).expect(200);
    expect(body).toMatchObject({ number: receipt.number, division: VILLAGE });
  });

  it('is in nobody else’s lists', async () => {
    for (const [username] of OUTSIDERS) {
      const user = await yimen.login(username);
      for (const path of ['/api/cases', '/api/tasks']) {
        const { text } = await user.get(path).expect(200);
        expect(`${username} ${path} ${text.includes(receipt.caseId)}`).toBe(`${username} ${path} false`);
      }
    }
  });
});
