import type { CaseView } from '../src/cases/case-queries.js';
import type { ClaimResult } from '../src/cases/claim-many.js';
import type { InboxFacets } from '../src/cases/inbox-facets.js';
import type { InboxConditions } from '../src/cases/inbox-filter.js';
import type { InboxItem } from '../src/cases/inbox.js';
import type { SavedFilter } from '../src/cases/saved-filters.js';
import type { NewReceipt } from '../src/intake/receipts.js';
import { Database } from '../src/database/database.js';
import type { Page } from '../src/shared/paging.js';
import type { TestUser } from './helpers/app.js';
import { apply } from './helpers/families.js';
import { VerbCases } from './helpers/verb-cases.js';

const [ONE, TWO] = ['shadui.handler1', 'shadui.handler2'] as const;

/** Work with limits of its own, in the town and before it in the window. */
const TIMED = `
procedure: timed-work
version: "1"
title: { zh: 限时办理, en: Timed work }
law: 演示办法
effective: { from: 2000-01-01 }
subject: household
opening: { form: application, by: [applicant, case] }
periods: { first: { length: 10wd }, second: { length: 45d } }
forms: { application: { type: object, additionalProperties: false, properties: {} } }
machine:
  initial: checking
  states:
    checking:
      meta: { title: { zh: 核对, en: Checking }, task: { office: township.civilAffairs, role: handler, due: first } }
      on: { ON: { target: writing, meta: { title: { zh: 送办, en: Send on } } } }
    writing:
      meta: { title: { zh: 制作, en: Writing }, task: { office: township.civilAffairs, role: handler, due: second } }
      on: { DONE: { target: closed, meta: { title: { zh: 办结, en: Done } } } }
    closed: { type: final, meta: { title: { zh: 办结, en: Closed } } }
`;

let desk: VerbCases;
let files: NewReceipt[];
beforeAll(async () => {
  desk = await VerbCases.start(TIMED);
  files = [await desk.open(), await desk.upTo('reviewing'), await desk.open(), await desk.open()];
  const timed = async (division: string) =>
    apply(await desk.as('shadui.clerk'), { procedure: 'timed-work', division, form: {} });
  await desk.does(ONE, await timed('421222104202'), 'ON');
  await timed('421222104201');
  await desk.app.advance(20);
  await timed('421222104202');
  files.push(await desk.upTo('reviewing'), await desk.open());
  await desk.app.advance(3);
  await timed('421222104201');
  await desk.does(ONE, files[2] as NewReceipt, 'TASK.SUSPEND', { data: { reason: '等待材料' } });
  await desk.claim(ONE, files[0] as NewReceipt, (await desk.task(files[0] as NewReceipt)).key);
  await desk.claim(TWO, files[3] as NewReceipt, (await desk.task(files[3] as NewReceipt)).key);
}, 120_000);
afterAll(() => desk.close());

const search = (conditions: InboxConditions & { limit?: number; after?: string }): string =>
  new URLSearchParams(Object.entries(conditions).map(([name, value]) => [name, String(value)])).toString();

/** Every page of a list, a few rows at a time. */
async function all(user: TestUser, conditions: InboxConditions = {}): Promise<InboxItem[]> {
  const items: InboxItem[] = [];
  let after: string | null = '';
  while (after !== null) {
    const { body } = await user.get(`/api/tasks?${search({ ...conditions, limit: 2, after })}`).expect(200);
    const page = body as Page<InboxItem>;
    items.push(...page.items);
    after = page.next;
  }
  return items;
}

async function facets(user: TestUser, conditions: InboxConditions = {}): Promise<InboxFacets> {
  return (await user.get(`/api/tasks/facets?${search(conditions)}`).expect(200)).body as InboxFacets;
}

describe('a row of the list', () => {
  it('has the legal time left just as the case itself counts it, and the names a clerk knows things by', async () => {
    const items = await all(await desk.as(ONE), { procedure: 'timed-work' });
    expect(items).toHaveLength(4);
    const seen = new Set<number>();
    for (const item of items) {
      const { body } = await (await desk.as(ONE)).get(`/api/cases/${item.county}/${item.caseId}`).expect(200);
      const { clocks, version } = body as CaseView;
      expect(clocks.map(({ remaining }) => remaining)).toContainEqual(item.remaining);
      expect(item).toMatchObject({ version, officeName: { zh: expect.stringContaining('沙堆') } });
      expect(item.divisionName).toMatch(/村|社区/);
      seen.add(item.remaining?.third ?? 0);
    }
    expect(seen.size).toBeGreaterThan(1);
    expect(items.map(({ remaining }) => remaining?.overdue)).toEqual([true, false, false, false]);
    expect(items.map(({ ownLimit }) => ownLimit)).toEqual([true, true, true, true]);
  });

  it('has the limit of what its step lies in, where the step has none', async () => {
    const items = await all(await desk.as(ONE), { procedure: 'desk-work' });
    expect(items.length).toBeGreaterThan(2);
    for (const { county, caseId, remaining, ownLimit } of items) {
      const { body } = await (await desk.as(ONE)).get(`/api/cases/${county}/${caseId}`).expect(200);
      expect({ ownLimit, remaining }).toEqual({ ownLimit: false, remaining: (body as CaseView).clocks[0]?.remaining });
    }
  });

  it('names the applicant masked, and nobody once the household was erased', async () => {
    const user = await desk.as(ONE);
    const [item] = (await all(user)).filter(({ caseId }) => caseId === files[0]?.caseId);
    expect(item?.applicant).toMatch(/^欧\*+国$/);
    await desk.app.sql(
      `update household_key set wrapped = null, destroyed_at = now() where household_id =
         (select household_id from cases where id = $1)`,
      [files[5]?.caseId],
    );
    const [erased] = (await all(user)).filter(({ caseId }) => caseId === files[5]?.caseId);
    expect(erased?.applicant).toBeNull();
  });
});

describe('the conditions of the list', () => {
  const CONDITIONS: InboxConditions[] = [
    {},
    { show: 'free' },
    { show: 'mine' },
    { show: 'suspended' },
    { show: 'any' },
    { procedure: 'desk-work' },
    { procedure: 'desk-work', state: 'handling.reviewing' },
    { procedure: 'timed-work', due: 'threeDays' },
    { due: 'today', division: '421222104201' },
    { division: '421222104202' },
    { division: '4212221042', due: 'overdue' },
    { due: 'week' },
    { show: 'mine', due: 'overdue', procedure: 'desk-work' },
    { office: '421222104:civilAffairs', role: 'handler', show: 'free', due: 'threeDays' },
    { office: '421222104:window' },
  ];

  it.each(CONDITIONS)('%j shows as many as the facets say, on pages that miss and repeat nothing', async (one) => {
    const user = await desk.as(ONE);
    const items = await all(user, one);
    expect(new Set(items.map(({ caseId, key }) => `${caseId} ${key}`)).size).toBe(items.length);
    const order = items.map(({ dueAt }) => dueAt ?? '9');
    expect(order).toEqual([...order].sort());
    const found = await facets(user, one);
    expect(found.total).toBe(items.length);
    for (const [show, count] of Object.entries(found.show)) {
      expect([show, count]).toEqual([show, (await all(user, { ...one, show: show as 'all' })).length]);
    }
    for (const [due, count] of Object.entries(found.due)) {
      expect([due, count]).toEqual([due, (await all(user, { ...one, due: due as 'week' })).length]);
    }
    for (const { procedure, state, count } of found.states) {
      expect([state, count]).toEqual([state, (await all(user, { ...one, procedure, state })).length]);
    }
    for (const { division, count } of found.divisions) {
      expect([division, count]).toEqual([division, (await all(user, { ...one, division })).length]);
    }
    for (const { office, role, count } of found.seats) {
      expect([office, count]).toEqual([office, (await all(user, { ...one, office, role })).length]);
    }
  });

  it('tell apart what the demonstration has: nothing above was empty by accident', async () => {
    const { show, due, states, divisions } = await facets(await desk.as(ONE), { show: 'any' });
    expect(show).toMatchObject({ mine: 1, suspended: 1 });
    expect(due.overdue).toBeGreaterThan(0);
    expect(due.week).toBeLessThan(show.all + show.suspended);
    expect(states.length).toBeGreaterThan(1);
    expect(divisions.map(({ division }) => division)).toContain('421222104202');
  });

  it('find a case by the last digits of its number, and take a percent sign for nothing', async () => {
    const user = await desk.as(ONE);
    const number = files[1]?.number ?? '';
    for (const tail of [number, number.slice(-6)]) {
      expect((await all(user, { number: tail })).map((item) => item.number)).toEqual([number]);
      expect(await facets(user, { number: tail })).toMatchObject({ total: 1 });
    }
    expect(await all(user, { number, show: 'mine' })).toEqual([]);
    await user.get('/api/tasks?number=%25%25%25').expect(400);
  });

  it('look up a number by its end within the reader’s scope alone', async () => {
    const tail = [...(files[0]?.number ?? '').slice(-6)].reverse().join('');
    const seen = (prefixes: string[], offices: string[] = []): Promise<number | null> =>
      desk.app.app.get(Database).read({ prefixes, offices }, async (tx) => {
        return (await tx.query('select * from cases_by_tail($1)', [tail])).rowCount;
      });
    expect(await seen(['421222104'])).toBe(1);
    expect(await seen([], ['421222104:civilAffairs'])).toBe(1);
    expect(await seen(['421222105'], ['421222105:civilAffairs'])).toBe(0);
    expect(await seen([])).toBe(0);
  });

  it('reach no further than one’s seats', async () => {
    const elsewhere = await desk.as('heshengqiao.handler1');
    expect((await facets(elsewhere, { show: 'any' })).total).toBe(0);
    expect(await all(elsewhere, { number: files[0]?.number ?? '' })).toEqual([]);
    expect(await all(elsewhere, { office: '421222104:civilAffairs' })).toEqual([]);
    expect(await facets(await desk.as('xianning.admin'))).toMatchObject({ total: 0, seats: [] });
  });
});

describe('claiming several at once', () => {
  it('wins and loses each by itself, and names the winner', async () => {
    const [free, taken] = [await desk.open(), await desk.open()];
    const keys = [await desk.task(free), await desk.task(taken)].map(({ key }) => key);
    await desk.claim(TWO, taken, keys[1] ?? '');
    const tasks = [taken, free].map(({ county, caseId }, n) => ({ county, caseId, key: keys[1 - n] }));
    const sent = [...tasks, { ...tasks[0], key: 'nowhere#1' }];
    const { body } = await (await desk.as(ONE)).post('/api/tasks/claim-many', { tasks: sent }).expect(200);
    const [lost, won, none] = body as ClaimResult[];
    expect(lost).toMatchObject({
      caseId: taken.caseId,
      claim: null,
      problem: { code: 'already-claimed', status: 409 },
    });
    expect(lost?.problem?.['holder']).toBe((await desk.task(taken)).assignee);
    expect(won).toMatchObject({ caseId: free.caseId, claim: { fence: expect.any(Number) }, problem: null });
    expect(none).toMatchObject({ claim: null, problem: { code: 'not-found' } });
    await desk.send(ONE, free, 'SUBMIT', { task: keys[0] ?? '', fence: won?.claim?.fence ?? 0, data: { sum: 1 } });
    const again = await (await desk.as(TWO)).post('/api/tasks/claim-many', { tasks: [tasks[0]] }).expect(200);
    expect(again.body).toMatchObject([{ claim: { fence: (await desk.task(taken)).fence }, problem: null }]);
  });

  it('gives every task to one of two people who claim the same ones at once', async () => {
    const same: { county: string; caseId: string; key: string }[] = [];
    for (let n = 0; n < 6; n += 1) {
      const { county, caseId, ...file } = await desk.open();
      same.push({ county, caseId, key: (await desk.task({ county, caseId, ...file })).key });
    }
    const claims = [ONE, TWO].map(async (name, n) =>
      (await desk.as(name)).post('/api/tasks/claim-many', { tasks: n ? [...same].reverse() : same }).expect(200),
    );
    const [one, two] = (await Promise.all(claims)).map(({ body }) => body as ClaimResult[]);
    const winners = (results: ClaimResult[] = []) => results.flatMap(({ claim }) => claim?.caseId ?? []);
    expect([...winners(one), ...winners(two)].sort()).toEqual(same.map(({ caseId }) => caseId).sort());
  });

  it('refuses an empty selection and one without end', async () => {
    const user = await desk.as(ONE);
    await user.post('/api/tasks/claim-many', { tasks: [] }).expect(400);
    const tasks = Array.from({ length: 201 }, () => ({ county: '421222', caseId: files[0]?.caseId, key: 'x' }));
    await user.post('/api/tasks/claim-many', { tasks }).expect(400);
  });
});

describe('a saved filter', () => {
  const conditions = { procedure: 'desk-work', due: 'week' };
  const office = '421222104:civilAffairs';
  const listed = async (name: string) =>
    (await (await desk.as(name)).get('/api/tasks/filters').expect(200)).body as SavedFilter[];

  it('is one’s own or the office’s, counts for its reader, and changes by its owner’s hand only', async () => {
    const [one, two] = [await desk.as(ONE), await desk.as(TWO)];
    const own = (await one.post('/api/tasks/filters', { name: '临期', conditions }).expect(201)).body as SavedFilter;
    expect(own).toMatchObject({ mine: true, office: null, count: (await facets(one, conditions as object)).total });
    expect(await listed(TWO)).toEqual([]);
    await two.patch(`/api/tasks/filters/${own.id}`, { name: '别人的', conditions }).expect(404);

    const body = { name: '本所临期', office, conditions };
    const shared = (await one.patch(`/api/tasks/filters/${own.id}`, body).expect(200)).body as SavedFilter;
    expect(shared).toMatchObject({ name: '本所临期', office, officeName: { zh: expect.any(String) } });
    expect(await listed(TWO)).toMatchObject([{ id: own.id, mine: false, owner: expect.any(String) }]);
    expect(await listed('heshengqiao.handler1')).toEqual([]);
    expect((await two.delete(`/api/tasks/filters/${own.id}`).expect(403)).body).toMatchObject({
      code: 'not-permitted',
    });

    await one.delete(`/api/tasks/filters/${own.id}`).expect(204);
    expect([await listed(ONE), await listed(TWO)]).toEqual([[], []]);
    const kept = await desk.app.sql('select removed_by from saved_filter where id = $1', [own.id]);
    expect(kept).toEqual([{ removed_by: one.id }]);
  });

  it('takes known conditions and one’s own offices only, each name once', async () => {
    const one = await desk.as(ONE);
    const post = (body: object) => one.post('/api/tasks/filters', body);
    await post({ name: '表达式', conditions: { where: '1=1' } }).expect(400);
    await post({ name: '表达式', conditions: { due: 'someday' } }).expect(400);
    await post({ name: '外单位', office: '421222:civilAffairs', conditions }).expect(403);
    await post({ name: '重名', conditions }).expect(201);
    expect((await post({ name: '重名', conditions }).expect(409)).body).toMatchObject({ code: 'filter-name-taken' });
    for (let n = 1; n < 20; n += 1) await post({ name: `第${n}个`, conditions: {} }).expect(201);
    expect((await post({ name: '第二十一个', conditions: {} }).expect(409)).body).toMatchObject({
      code: 'too-many-filters',
    });
  });
});
