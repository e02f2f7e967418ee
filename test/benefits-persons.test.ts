import pg from 'pg';
import { parse } from 'yaml';
import type { Definition, JsonObject } from '../src/engine/index.js';
import type { NewReceipt } from '../src/intake/receipts.js';
import { deploy } from '../src/workflows/index.js';
import { startTestApp, type TestApp, type TestUser } from './helpers/app.js';
import { createSeededDatabase, type TestDatabase } from './helpers/database.js';
import { apply, application, citizenId, family } from './helpers/families.js';

/** A benefit of one person, recognised as an identity, paid from an account of the township; and one of a household. */
const definition = (procedure: string, subject: string, excludes = ''): string => `
procedure: ${procedure}
version: "1"
title: { zh: 个人给付, en: Personal benefit }
law: 演示办法
effective: { from: 2000-01-01 }
subject: ${subject}
${excludes}
opening: { form: application, by: [applicant, case, { office: township.window, role: clerk }] }
periods: {}
forms:
  application: { type: object, additionalProperties: false, properties: {} }
  day: { type: object, additionalProperties: false, properties: { from: { type: string }, to: { type: string } } }
machine:
  context: { person: null, statuses: null, own: null }
  initial: open
  states:
    open:
      meta: { title: { zh: 在办, en: Open } }
      on:
        LOOK: { actions: { type: set, params: { values: { person: =person, statuses: =statuses, own: =ownStatuses } } }, meta: &handler { by: { office: township.civilAffairs, role: handler } } }
        AWARD: { actions: { type: award, params: { amount: 5000, from: nextMonth } }, meta: *handler }
        STOP: { actions: { type: stopAward, params: { from: thisMonth } }, meta: *handler }
        GRANT: { actions: { type: grantStatus, params: { status: ${procedure}, from: =data.from, to: =data.to } }, meta: { form: day, by: { office: township.civilAffairs, role: handler } } }
        END: { actions: { type: endStatus, params: { status: ${procedure}, from: =data.from } }, meta: { form: day, by: { office: township.civilAffairs, role: handler } } }
        SPEND: { actions: { type: pay, params: { amount: 2000, account: reserve.421222104 } }, meta: *handler }
        SUPPLEMENT: { actions: { type: payAll, params: { amount: 900, procedures: [${procedure}] } }, meta: *handler }
        OPEN_ANOTHER: { actions: { type: openCase, params: { procedure: ${procedure}, relation: follows } }, meta: *handler }
        CLOSE: { target: over, meta: *handler }
    over: { type: final, meta: { title: { zh: 终结, en: Over } } }
`;

let app: TestApp;
let database: TestDatabase;
let clerk: TestUser;
let handler: TestUser;
beforeAll(async () => {
  database = await createSeededDatabase();
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  const excludes = 'excludes: { hearth: { zh: 不得重复享受, en: not both, law: 第三条 } }';
  await deploy(client, parse(definition('ward', 'person', excludes)) as Definition, 'test');
  await deploy(client, parse(definition('hearth', 'household')) as Definition, 'test');
  await client.query(
    `insert into setting values ('421222104', '*', 'account.reserve.421222104', '3000', '2000-01-01', null, '测试')`,
  );
  await client.end();
  app = await startTestApp({ database });
  clerk = await app.login('shadui.clerk');
  handler = await app.login('shadui.handler1');
}, 120_000);
afterAll(async () => {
  await app.close();
  await database.drop();
});

const ward = (more: Parameters<typeof application>[0] = {}) => apply(clerk, { procedure: 'ward', form: {}, ...more });
const send = (receipt: { county: string; caseId: string }, type: string, data: JsonObject = {}) =>
  handler.post(`/api/cases/${receipt.county}/${receipt.caseId}/commands`, { type, data });
const done = async (receipt: { county: string; caseId: string }, type: string, data: JsonObject = {}) => {
  const answer = await send(receipt, type, data);
  if (answer.status !== 200) throw new Error(`${type}: ${answer.status} ${answer.text}`);
};
const seen = async (receipt: {
  caseId: string;
  county: string;
}): Promise<{ person: JsonObject; statuses: string[]; own: string[] }> => {
  await done(receipt, 'LOOK');
  const rows = await app.sql<{ context: never }>(`select state->'context' as context from cases where id = $1`, [
    receipt.caseId,
  ]);
  return rows[0]!.context;
};
const day = async (shift = 0): Promise<string> =>
  (
    await app.sql<{ day: string }>(
      `select to_char((service_now() at time zone 'Asia/Shanghai')::date + $1::int, 'YYYY-MM-DD') as day`,
      [shift],
    )
  )[0]!.day;

describe('an application about a person', () => {
  it('is for the member it names, or else for the applicant, and rules know whom', async () => {
    const named = await seen(await ward({ beneficiary: 2 }));
    expect(named.person).toMatchObject({ age: 6, minor: true, relation: 'child', applicant: false });
    expect(named.person['categories']).toContain('minor');
    const own = await seen(await ward());
    expect(own.person).toMatchObject({ relation: 'self', applicant: true, minor: false });
    expect(own.person['key']).toMatch(/^[0-9a-f]{32}$/);
    expect((await seen(await apply(clerk, { procedure: 'hearth', form: {} }))).person).toBeNull();
  });

  it('tells rules the same key of the same person in every application, and another of anybody else', async () => {
    const idNumber = citizenId('20100707');
    const first = await ward({ beneficiary: 2, members: family({}, {}, { idNumber }) });
    const { person } = await seen(first);
    await done(first, 'CLOSE');
    const second = await ward({ beneficiary: 0, members: family({ idNumber }), authorisations: [1, 3].map(signed) });
    expect((await seen(second)).person['key']).toBe(person['key']);
    expect((await seen(await ward())).person['key']).not.toBe(person['key']);
    expect(JSON.stringify(person)).not.toContain(idNumber);
  });

  it('knows men and women by their citizen number', async () => {
    const numbers = [citizenId(), citizenId()];
    for (const idNumber of numbers) {
      const { person } = await seen(await ward({ members: family({ idNumber }) }));
      expect(person['gender']).toBe(Number(idNumber[16]) % 2 ? 'male' : 'female');
    }
  });

  it('is refused for a member who is not there, and for one member of what is for all', async () => {
    const nobody = await clerk.post('/api/applications', application({ procedure: 'ward', form: {}, beneficiary: 9 }));
    expect(nobody.body).toMatchObject({ code: 'member-unknown', field: 'beneficiary' });
    const all = await clerk.post('/api/applications', application({ procedure: 'hearth', form: {}, beneficiary: 1 }));
    expect(all.body).toMatchObject({ code: 'beneficiary-not-taken', status: 422 });
  });

  it('is a duplicate of another for the same person, and not of one for somebody else in the family', async () => {
    const members = family();
    const first = await ward({ beneficiary: 2, members });
    await ward({ beneficiary: 3, members });
    const again = await clerk.post(
      '/api/applications',
      application({ procedure: 'ward', form: {}, beneficiary: 2, members }),
    );
    expect(again.body).toMatchObject({ code: 'duplicate-application' });
    expect(JSON.stringify(again.body)).toContain(first.number);
    expect(again.body.involvements).toHaveLength(1);
    expect(again.body.involvements[0].member).toBe(2);
  });

  it('is a duplicate of what excludes it, whichever definition says so', async () => {
    const members = family();
    const hearth = await apply(clerk, { procedure: 'hearth', form: {}, members });
    const answer = await clerk.post(
      '/api/applications',
      application({ procedure: 'ward', form: {}, beneficiary: 2, members }),
    );
    expect(answer.body).toMatchObject({ code: 'duplicate-application' });
    expect(JSON.stringify(answer.body)).toContain(hearth.number);
    const others = family();
    const first = await ward({ beneficiary: 2, members: others });
    const household = await clerk.post(
      '/api/applications',
      application({ procedure: 'hearth', form: {}, members: others }),
    );
    expect(JSON.stringify(household.body)).toContain(first.number);
  });

  it('stays about that person in the cases it opens', async () => {
    const receipt = await ward({ beneficiary: 2 });
    await done(receipt, 'OPEN_ANOTHER');
    const links = await handler.get(`/api/cases/${receipt.county}/${receipt.caseId}/links`).expect(200);
    const opened = links.body[0] as NewReceipt;
    expect((await seen(opened)).person['key']).toBe((await seen(receipt)).person['key']);
  });
});

const signed = (member: number) => ({ member, signed: true as const, at: '2016-12-30' });

describe('a recognised identity', () => {
  it('is a fact for every case of the person, their own first, while it is in force', async () => {
    const members = family();
    const child = await ward({ beneficiary: 2, members });
    const granny = await ward({ beneficiary: 3, members });
    await done(granny, 'GRANT', { from: await day(-3) });
    expect((await seen(child)).statuses).toEqual(['ward']);
    await app.sql(`update recognised_status set status = 'aaa' where case_id = $1`, [granny.caseId]);
    await done(child, 'GRANT');
    expect(await seen(child)).toMatchObject({ statuses: ['ward', 'aaa'], own: ['ward'] });
    expect(await seen(granny)).toMatchObject({ statuses: ['aaa', 'ward'], own: ['aaa'] });
    await done(child, 'END', { from: await day(2) });
    expect((await seen(child)).statuses).toEqual(['ward', 'aaa']);
    await app.advance(2);
    expect((await seen(child)).statuses).toEqual(['aaa']);
  });

  it('is in force on past days whatever ends it: an end is not taken back in time', async () => {
    const idNumber = citizenId('20100707');
    const receipt = await ward({ beneficiary: 2, members: family({}, {}, { idNumber }) });
    await done(receipt, 'GRANT', { from: await day(-10) });
    const refused = await send(receipt, 'END', { from: await day(-1) });
    expect(refused.body).toMatchObject({ code: 'status-end-in-the-past', possible: [await day()] });
    await done(receipt, 'END');
    const desk = await app.login('tongcheng.hospital');
    const on = async (shift: number) =>
      (await desk.post('/api/identity-lookup', { idNumber, on: await day(shift) }).expect(200)).body;
    expect(await on(-11)).toMatchObject({ statuses: [], person: null });
    expect((await on(-1)).statuses).toEqual([
      { status: 'ward', county: '421222', from: await day(-10), to: await day(-1) },
    ]);
    expect((await on(0)).statuses).toEqual([]);
  });

  it.each<JsonObject>([{ from: '2017-02-30' }, { from: '2017-05-01', to: '2017-04-30' }, { to: 'soon' }])(
    'is refused for days that are none: %p',
    async (data) => {
      expect((await send(await ward(), 'GRANT', data)).body).toMatchObject({ code: 'status-period-invalid' });
    },
  );

  it('reaches the hospitals of its county in order, periods that touch made one, and no other county’s', async () => {
    const [tongcheng, chibi] = [await app.login('tongcheng.hospital'), await app.login('chibi.hospital')];
    const idNumber = citizenId('20100707');
    const members = family({}, {}, { idNumber });
    const receipt = await ward({ beneficiary: 2, members });
    const start = await latest(tongcheng);
    await done(receipt, 'GRANT', { from: await day(), to: await day(9) });
    await done(receipt, 'GRANT', { from: await day(10) });
    await done(receipt, 'END', { from: await day(30) });
    const { body } = await tongcheng.get(`/api/identity-feed?limit=2${start}`).expect(200);
    const rest = await tongcheng.get(`/api/identity-feed?since=${body.next}`).expect(200);
    const periods = [...body.items, ...rest.body.items].map((change: { periods: object }) => change.periods);
    expect(body.more).toBe(true);
    expect(rest.body.more).toBe(false);
    expect(periods).toEqual([
      [{ from: await day(), to: await day(9) }],
      [{ from: await day(), to: null }],
      [{ from: await day(), to: await day(29) }],
    ]);
    const looked = await chibi.post('/api/identity-lookup', { idNumber }).expect(200);
    expect(looked.body).toMatchObject({
      person: body.items[0].person,
      statuses: [{ status: 'ward', county: '421222' }],
    });
    expect(JSON.stringify([body, rest.body, looked.body])).not.toMatch(new RegExp(`${idNumber}|欧阳`));
    expect((await chibi.get('/api/identity-feed').expect(200)).body).toMatchObject({ items: [], more: false });
    const quiet = await tongcheng.get(`/api/identity-feed?since=${rest.body.next}`).expect(200);
    expect(quiet.body).toEqual({ items: [], next: rest.body.next, more: false });
  });

  it('comes in positions without a gap when many are recognised at the same moment', async () => {
    const receipts = await Promise.all(Array.from({ length: 6 }, () => ward({ beneficiary: 2 })));
    await Promise.all(receipts.map((receipt) => done(receipt, 'GRANT')));
    const rows = await app.sql<{ position: number }>(
      `select position::int from identity_change where county = '421222' order by position`,
    );
    expect(rows.map(({ position }) => position)).toEqual(rows.map((_, index) => index + 1));
  });

  it('is looked up on record, by nobody but a settlement desk, and only under a citizen number', async () => {
    const desk = await app.login('chibi.hospital');
    const idNumber = citizenId();
    await desk.post('/api/identity-lookup', { idNumber, reason: '账单 2017-0455' }).expect(200);
    const logged = await app.sql('select county, division, reason, what from read_log order by at desc limit 1');
    expect(logged).toMatchObject([
      { county: '421281', division: '421281', reason: '账单 2017-0455', what: expect.stringMatching(/0 in force$/) },
    ]);
    const wrong = await desk.post('/api/identity-lookup', { idNumber: '421222198205060000' });
    expect(wrong.body).toMatchObject({ code: 'citizen-id-invalid' });
    expect((await desk.post('/api/identity-lookup', { idNumber, on: '2017-02-30' })).status).toBe(400);
    const named = await desk.post('/api/identity-lookup', { idNumber, reason: `病人 ${idNumber}` });
    expect(named.body).toMatchObject({ code: 'reason-names-person' });
    for (const username of ['shadui.handler1', 'tongcheng.finance', 'xianning.admin']) {
      const user = await app.login(username);
      expect((await user.post('/api/identity-lookup', { idNumber })).status).toBe(403);
      expect((await user.get('/api/identity-feed')).status).toBe(403);
    }
    expect((await desk.get('/api/cases').expect(200)).body.items).toEqual([]);
  });

  async function latest(desk: TestUser): Promise<string> {
    const { body } = await desk.get('/api/identity-feed?limit=200').expect(200);
    return body.next === null ? '' : `&since=${body.next}`;
  }
});

describe('an account of a township', () => {
  it('is read by its own offices and those above, with the case of each movement, and by nobody else', async () => {
    const receipt = await ward();
    await done(receipt, 'SPEND');
    expect((await send(receipt, 'SPEND')).body).toMatchObject({ code: 'account-short', balance: 1000, need: 2000 });
    const path = '/api/accounts/reserve.421222104/entries';
    for (const username of ['shadui.handler1', 'tongcheng.finance', 'tongcheng.auditor']) {
      const { body } = await (await app.login(username)).get(path).expect(200);
      expect(body).toMatchObject({ county: '421222', division: '421222104', balance: 1000, next: null });
      expect(body.items).toEqual([
        expect.objectContaining({ number: 1, amount: -2000, balance: 1000, caseNumber: receipt.number, seq: 2 }),
      ]);
    }
    for (const username of ['heshengqiao.handler1', 'chongyang.finance', 'junshui.handler1']) {
      await (await app.login(username)).get(path).expect(404);
    }
    await clerk.get(path).expect(403);
    const finance = await app.login('tongcheng.finance');
    expect((await finance.get('/api/accounts/no%20name/entries')).body).toMatchObject({ code: 'account-name-invalid' });
    expect((await finance.get('/api/accounts/beds/entries').expect(200)).body).toMatchObject({ balance: 0, items: [] });
    await finance.get('/api/accounts/beds/entries?county=421281').expect(404);
  });

  it('is listed with what is left in it, to whoever sees its division', async () => {
    const listed = async (username: string): Promise<{ name: string; division: string; balance: number }[]> =>
      (await (await app.login(username)).get('/api/accounts').expect(200)).body;
    const reserve = {
      name: 'reserve.421222104',
      division: '421222104',
      divisionName: '沙堆镇',
      unit: 'fen',
      balance: 1000,
    };
    expect(await listed('tongcheng.finance')).toContainEqual({ ...reserve, county: '421222' });
    expect((await listed('shadui.handler1')).map(({ division }) => division)).toEqual(['421222104']);
    expect((await listed('chongyang.finance')).filter(({ division }) => !division.startsWith('421223'))).toEqual([]);
    await clerk.get('/api/accounts').expect(403);
  });

  it('shows what was paid out of it on the roster of the month, as paid', async () => {
    const month = (await day()).slice(0, 7);
    const finance = await app.login('tongcheng.finance');
    const { body } = await finance.get(`/api/payments?county=421222&month=${month}`).expect(200);
    expect(body.items).toContainEqual(
      expect.objectContaining({ account: 'reserve.421222104', amountFen: 2000, kind: 'main', payee: 'household' }),
    );
    expect(body.totals).toMatchObject({ missingFen: 0, overpaidFen: 0 });
  });
});

describe('a supplement list', () => {
  it('is seen by finance with everybody on it, and not by another county', async () => {
    const receipt = await ward({ beneficiary: 2 });
    await done(receipt, 'AWARD');
    await app.advance(31);
    await done(receipt, 'SUPPLEMENT');
    const finance = await app.login('tongcheng.finance');
    const { body } = await finance.get('/api/supplement-lists').expect(200);
    const list = body.items[0];
    expect(list).toMatchObject({ procedures: ['ward'], people: 1, totalFen: 900, kind: 'supplement' });
    const path = `/api/supplement-lists/${list.county}/${list.caseId}/${list.seq}/${list.index}/rows`;
    const rows = await finance.get(path).expect(200);
    expect(rows.body.items).toMatchObject([{ number: receipt.number, amountFen: 900, paidMonth: null }]);
    const neighbour = await app.login('chongyang.finance');
    expect((await neighbour.get('/api/supplement-lists').expect(200)).body.items).toEqual([]);
    await neighbour.get(path).expect(404);
    await handler.get('/api/supplement-lists').expect(403);
  });
});

describe('an erased household', () => {
  it('must have no identity in force and no payment to come, and leaves nobody in the feed', async () => {
    const idNumber = citizenId('20100707');
    const receipt = await ward({ beneficiary: 2, members: family({}, {}, { idNumber }) });
    await done(receipt, 'GRANT');
    const { person } = await seen(receipt);
    const [{ id = '' } = {}] = await app.sql<{ id: string }>('select household_id as id from cases where id = $1', [
      receipt.caseId,
    ]);
    const admin = await app.login('xianning.admin');
    const erase = () => admin.post(`/api/households/421222/${id}/erase`, { reason: '保管期限届满' });
    await app.advance(1);
    expect((await erase()).body).toMatchObject({ code: 'household-in-use', openCases: 1, runningAwards: 1 });
    await done(receipt, 'END');
    await done(receipt, 'CLOSE');
    await erase().expect(200);
    const tables = ['recognised_status', 'identity_change'];
    for (const table of tables) {
      const rows = await app.sql(`select * from ${table} where household_id = $1`, [id]);
      expect(rows.length).toBeGreaterThan(0);
      expect(JSON.stringify(rows)).not.toContain(person['key']);
    }
    const desk = await app.login('tongcheng.hospital');
    const looked = await desk.post('/api/identity-lookup', { idNumber, on: await day(-1) }).expect(200);
    expect(looked.body).toMatchObject({ person: null, statuses: [] });
    const feed = await desk.get('/api/identity-feed?limit=200').expect(200);
    expect(JSON.stringify(feed.body)).not.toContain(person['key']);
    expect(feed.body.items).toContainEqual(expect.objectContaining({ person: null, status: 'ward' }));
  });
});
