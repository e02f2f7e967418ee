import { RouteTable } from '../src/http/route-table.js';
import type { NewReceipt } from '../src/intake/receipts.js';
import { startTestApp, type TestApp, type TestUser } from './helpers/app.js';
import { application, apply, VILLAGE } from './helpers/families.js';

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
const INSIDERS = [
  'shadui.clerk',
  'shadui.handler1',
  'shadui.approver',
  'tongcheng.reviewer1',
  'tongcheng.auditor',
  'tongcheng.inspector',
];

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
    .filter(([method, path]) => method !== 'HEAD' && /:county|:number/.test(path) && !path.startsWith('/api/public/'))
    .map(([method, path]) => ({ method, path: filled(path) }));
}

const filled = (path: string): string =>
  path
    .replace(':county', receipt.county)
    .replace(/:(caseId|id)\b/, receipt.caseId)
    .replace(':number', receipt.number)
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

  it('is not there for any of them who sends it a command', async () => {
    const path = `/api/cases/${receipt.county}/${receipt.caseId}/commands`;
    for (const [username] of OUTSIDERS) {
      const { body } = await (await yimen.login(username)).post(path, { type: 'WITHDRAW', data: {} });
      expect({ username, status: body.status }).toEqual({ username, status: 404 });
    }
  });

  it('is acted on by none of them who name it, or its place, in what they send', async () => {
    const insider = await yimen.login('shadui.clerk');
    const { body } = await insider.get(`/api/cases/${receipt.county}/${receipt.caseId}`).expect(200);
    const [task] = (body as { tasks: { key: string }[] }).tasks;
    const id = { county: receipt.county, caseId: receipt.caseId, key: task?.key ?? '' };
    const requests: [string, object][] = [
      ['/api/tasks/claim', id],
      ['/api/tasks/claim-many', { tasks: [id] }],
      ['/api/tasks/release', { ...id, fence: 1 }],
      ['/api/applications', application()],
      ['/api/applications/batch', { applications: [application()] }],
      ['/api/payments/rosters', { county: receipt.county, month: '2017-04' }],
      ['/api/matters', { procedure: 'standard-adjustment', division: receipt.county, form: {} }],
    ];
    const done = async () =>
      (await yimen.sql(`select (select count(*) from cases)::int as cases, (select count(*) from case_claim)::int as claims,
        (select count(*) from payment)::int as payments, (select count(*) from household)::int as households`)) as unknown;
    const before = await done();
    for (const [username] of OUTSIDERS) {
      const user = await yimen.login(username);
      for (const [path, sent] of requests) {
        const { text } = await user.post(path, sent);
        expect(`${username} ${path} ${text.includes(receipt.number)}`).toBe(`${username} ${path} false`);
      }
    }
    expect(await done()).toEqual(before);
    await insider.post('/api/tasks/claim', id).expect(200);
  });

  it('is in lists of its own people and in nobody else’s', async () => {
    const lists = await listRoutes();
    const inside = await naming(INSIDERS, lists);
    expect(new Set(inside.map((found) => found.split(' ')[1]))).toEqual(new Set(LISTS_WITH_IT));
    const outsiders = OUTSIDERS.map(([username]) => username);
    expect(await naming(outsiders, lists)).toEqual([]);
  });
});

/** Where a case that has just been applied for is found. */
const LISTS_WITH_IT = ['/api/cases', '/api/tasks', '/api/applications'];

interface Parameter {
  in: string;
  name: string;
  required?: boolean;
  schema: { enum?: string[] };
}
interface Described {
  paths: Record<string, { get?: { parameters?: Parameter[] } }>;
}

/** What a list asks for, so that it would show the case if it could. */
const ASKED: Record<string, string> = {
  division: '421222',
  county: '421222',
  procedure: 'dibao',
  month: '2017-04',
  from: '2017-01-01',
  to: '2017-12-31',
};

/** Everything that can be read without naming one thing, as it comes and for the place the case lies in. */
async function listRoutes(): Promise<string[]> {
  const { body } = await yimen.anonymous.get('/api/openapi.json').expect(200);
  return Object.entries((body as Described).paths).flatMap(([path, { get }]) => {
    if (!get || path.includes('{') || path === '/api/stream') return [];
    const parameters = (get.parameters ?? []).filter((one) => one.in === 'query');
    // Of the ways to ask, the widest stands last.
    const query = (wanted: Parameter[]): string =>
      wanted.map(({ name, schema }) => `${name}=${schema.enum?.at(-1) ?? ASKED[name] ?? ''}`).join('&');
    const needed = query(parameters.filter(({ required }) => required));
    const placed = query(parameters.filter(({ name, required }) => required || name in ASKED));
    return [...new Set([`${path}?${needed}`, `${path}?${placed}`])];
  });
}

/** Who is told of the case by which list. */
async function naming(usernames: string[], lists: string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const username of usernames) {
    const user = await yimen.login(username);
    for (const list of lists) {
      const { text } = await user.get(list);
      if ([receipt.caseId, receipt.number].some((name) => text.includes(name)))
        found.add(`${username} ${list.split('?')[0]}`);
    }
  }
  return [...found];
}
