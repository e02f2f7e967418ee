import { followHousehold } from '../src/cases/household-follows.js';
import { PersonalVault } from '../src/cases/ports.js';
import { Registry } from '../src/cases/registry.js';
import { Database, EVERYWHERE } from '../src/database/database.js';
import type { HouseholdFact } from '../src/households/household-facts.js';
import type { HouseholdView } from '../src/households/household-views.js';
import { Households, SealBroken } from '../src/households/index.js';
import type { NewReceipt } from '../src/intake/receipts.js';
import { startTestApp, type TestApp, type TestUser } from './helpers/app.js';
import { apply, citizenId, family, withdraw } from './helpers/families.js';

let app: TestApp;
let clerk: TestUser;
beforeAll(async () => {
  app = await startTestApp();
  clerk = await app.login('shadui.clerk');
}, 120_000);
afterAll(() => app.close());

const path = ({ county, caseId }: NewReceipt, what: string) => `/api/cases/${county}/${caseId}/${what}`;
const householdId = async ({ caseId }: NewReceipt) =>
  (await app.sql<{ id: string }>('select household_id as id from cases where id = $1', [caseId]))[0]?.id ?? '';
const readings = (user: TestUser, { caseId }: NewReceipt) =>
  app.sql('select reason, what, division from read_log where user_id = $1 and case_id = $2', [user.id, caseId]);

/** Asks as a step would: on a connection that nobody's scope has been set for. */
async function fact<T>(kind: 'household' | 'relatedOfficers', receipt: NewReceipt, today = '2017-04-05'): Promise<T> {
  const subject = {
    county: receipt.county,
    caseId: receipt.caseId,
    procedure: 'dibao',
    division: '421222104201',
    householdId: await householdId(receipt),
    today,
  };
  return (await app.app.get(Registry).providerOf(kind)({ kind }, subject, app.app.get(Database).pool)) as T;
}

describe('what a rule knows of a household', () => {
  it('is how many live there, how many are children or elderly, and how many are in each category', async () => {
    const receipt = await apply(clerk);
    expect(await fact<HouseholdFact>('household', receipt)).toEqual({
      memberCount: 4,
      minors: 1,
      elderly: 1,
      categories: { elderly: 1, minor: 1, seriouslyIll: 0, severelyDisabled: 1 },
      conflictOfInterest: false,
    });
  });

  it('goes by the age on the day of the question', async () => {
    const receipt = await apply(clerk);
    expect(await fact('household', receipt, '2028-07-07')).toMatchObject({ memberCount: 4, minors: 0 });
  });
});

describe('relatives of officials', () => {
  const relativesOfOfficials = [{ officer: 'shadui.handler1', relation: 'sibling' }];

  it('whom the family declares make a conflict of interest and name the official who must recuse', async () => {
    const receipt = await apply(clerk, { members: family({}, { relativesOfOfficials }) });
    const officer = await app.login('shadui.handler1');
    expect(await fact('household', receipt)).toMatchObject({ conflictOfInterest: true });
    expect(await fact('relatedOfficers', receipt)).toEqual([officer.id]);
  });

  it('whom officials have declared themselves are found although the family keeps silent', async () => {
    const idNumber = citizenId();
    const officer = await app.login('shadui.handler2');
    await app.app.get(Database).transaction(EVERYWHERE, async (tx) => {
      const declared = [{ idNumber, relation: 'parent' }];
      await app.app.get(Households).declareOfficialRelatives(tx, officer.id, declared, await app.now());
    });
    const receipt = await apply(clerk, { members: family({}, {}, {}, { idNumber }) });
    expect(await fact('relatedOfficers', receipt)).toEqual([officer.id]);
  });

  it('whom officials of the demonstration have declared are known from its first day', async () => {
    const officer = await app.login('shadui.handler3');
    const receipt = await apply(clerk, { members: family({}, {}, {}, { idNumber: '421222197202140002' }) });
    expect(await fact('relatedOfficers', receipt)).toEqual([officer.id]);
  });

  it('whom an official declares after the family has applied are found as well', async () => {
    const idNumber = citizenId();
    const receipt = await apply(clerk, { members: family({ idNumber }) });
    const officer = await app.login('shadui.handler3');
    await app.app.get(Database).transaction(EVERYWHERE, async (tx) => {
      const declared = [{ idNumber, relation: 'child' }];
      await app.app.get(Households).declareOfficialRelatives(tx, officer.id, declared, await app.now());
    });
    expect(await fact('relatedOfficers', receipt)).toEqual([officer.id]);
  });

  it('enter the separate register when the window accepts the application', async () => {
    const receipt = await apply(clerk, { members: family({ relativesOfOfficials }) });
    const before = await clerk.get(path(receipt, 'household')).expect(200);
    expect(before.body).toMatchObject({ registeredAt: null, officers: [{ relation: 'sibling', confirmedAt: null }] });
    const [task] = await app.sql<{ key: string }>('select key from case_task where case_id = $1', [receipt.caseId]);
    const id = { county: receipt.county, caseId: receipt.caseId, key: task?.key };
    const { fence } = (await clerk.post('/api/tasks/claim', id).expect(200)).body as { fence: number };
    const data = { documentsComplete: true, authorisationSigned: true, truthCommitment: true, relativeDeclared: true };
    await clerk.post(path(receipt, 'commands'), { type: 'ACCEPT', data, task: id.key, fence }).expect(200);
    const after = await clerk.get(path(receipt, 'household')).expect(200);
    expect(after.body).toMatchObject({
      registeredAt: expect.any(String),
      officers: [{ relation: 'sibling', declaredBy: 'household', confirmedAt: expect.any(String) }],
    });
  });

  it('are refused by a relation that is not registered here, or an official nobody knows', async () => {
    const with_ = (officer: string, relation: string) =>
      apply(clerk, { members: family({ relativesOfOfficials: [{ officer, relation }] }) });
    await expect(with_('shadui.handler1', 'neighbour')).rejects.toThrow(/relation-unknown/);
    await expect(with_('nobody.at.all', 'sibling')).rejects.toThrow(/officer-unknown/);
  });
});

describe('the household on the screen', () => {
  it('is masked', async () => {
    const receipt = await apply(clerk, { members: family({ idNumber: '11010519491231002X' }) });
    const { body, text } = await clerk.get(path(receipt, 'household')).expect(200);
    expect(body.members[0]).toMatchObject({
      name: '欧**国',
      idNumber: '110***********002X',
      phone: '138****0456',
      account: '****6543',
      relation: 'self',
      age: 67,
    });
    expect(text).not.toMatch(/建国|秀英|桂花|19491231|13871230456|6217000010009876543/);
    await withdraw(clerk, receipt);
  });

  it('is shown in full for a reason, and who read it, why and for which case is on record', async () => {
    const receipt = await apply(clerk);
    const handler = await app.login('shadui.handler1');
    const { body } = await handler.post(path(receipt, 'persons/reveal'), { reason: '入户调查前核对地址' }).expect(200);
    expect((body as HouseholdView).members.map(({ name }) => name)).toEqual([
      '欧阳建国',
      '诸葛秀英',
      '欧阳小宝',
      '司马桂花',
    ]);
    expect(body.members[0]).toMatchObject({ phone: '13871230456', account: '6217000010009876543' });
    expect(await readings(handler, receipt)).toEqual([
      { reason: '入户调查前核对地址', what: 'persons', division: '421222104201' },
    ]);
  });

  it('is not shown in full without a reason that says something', async () => {
    const receipt = await apply(clerk);
    for (const body of [{}, { reason: '看看' }, { reason: '     ' }]) {
      expect((await clerk.post(path(receipt, 'persons/reveal'), body)).status).toBe(400);
    }
    const named = { reason: '核对 421222 19800312 1014 的信息' };
    expect((await clerk.post(path(receipt, 'persons/reveal'), named)).body.code).toBe('reason-names-person');
    expect(await readings(clerk, receipt)).toEqual([]);
  });

  it('does not exist for a township, a county and a department that have nothing to do with it, nor for the platform', async () => {
    const receipt = await apply(clerk);
    for (const username of ['guandao.handler1', 'xianan.reviewer1', 'tongcheng.police', 'xianning.admin']) {
      const user = await app.login(username);
      expect((await user.get(path(receipt, 'household'))).status).toBe(404);
      expect((await user.post(path(receipt, 'persons/reveal'), { reason: '想看一看' })).status).toBe(404);
      expect(await readings(user, receipt)).toEqual([]);
    }
  });

  it('is open to a department once it has a task in the case', async () => {
    const receipt = await apply(clerk);
    await app.sql(
      `insert into case_task (county, case_id, key, division, procedure, state, part, office, role, opened_seq, opened_at)
       values ($1, $2, 'check#1/publicSecurity', '421222104201', 'dibao', 'check', 'publicSecurity', '421222:publicSecurity', 'checker', 1, now())`,
      [receipt.county, receipt.caseId],
    );
    const police = await app.login('tongcheng.police');
    const { body } = await police.post(path(receipt, 'persons/reveal'), { reason: '户籍信息核对' }).expect(200);
    expect(body.members).toHaveLength(4);
  });

  it('follows the case to another township and is closed to the one it has left', async () => {
    const receipt = await apply(clerk);
    const here = await app.login('shadui.handler1');
    expect((await here.get(path(receipt, 'household'))).status).toBe(200);
    await app.sql(`update cases set division = '421222103200' where id = $1`, [receipt.caseId]);
    expect((await here.get(path(receipt, 'household'))).status).toBe(404);
    const there = await app.login('guandao.handler1');
    expect((await there.get(path(receipt, 'household'))).body.members).toHaveLength(4);
  });
});

describe('the second fence, in the database itself', () => {
  const seen = (tx: { query: Database['pool']['query'] }, id: string) =>
    [
      'household where id',
      'person where household_id',
      'officer_relation where household_id',
      'read_log where household_id',
    ].reduce<Promise<(number | null)[]>>(
      async (counts, rows) => [...(await counts), (await tx.query(`select 1 from ${rows} = $1`, [id])).rowCount],
      Promise.resolve([]),
    );

  it('shows a household’s rows to those who see a case of it, to no other place, and to nobody without a scope', async () => {
    const relativesOfOfficials = [{ officer: 'shadui.handler1', relation: 'sibling' }];
    const receipt = await apply(clerk, { members: family({ relativesOfOfficials }) });
    await clerk.post(path(receipt, 'persons/reveal'), { reason: '核对申请信息' }).expect(200);
    const id = await householdId(receipt);
    const database = app.app.get(Database);
    const as = (...prefixes: string[]) => database.read({ prefixes, offices: [] }, (tx) => seen(tx as never, id));
    expect(await as('421222104')).toEqual([1, 4, 1, 1]);
    expect(await as('421222103', '421202')).toEqual([0, 0, 0, 0]);
    expect(await as()).toEqual([0, 0, 0, 0]);
    expect(await seen(database.pool as never, id)).toEqual([0, 0, 0, 0]);
    const police = { prefixes: [], offices: ['421222:publicSecurity'] };
    expect(await database.read(police, (tx) => seen(tx as never, id))).toEqual([0, 0, 0, 0]);
  });

  it('lets nobody change or remove a record of reading', async () => {
    const { pool } = app.app.get(Database);
    await expect(pool.query(`update read_log set reason = 'x'`)).rejects.toThrow(/permission denied/);
    await expect(pool.query('delete from read_log')).rejects.toThrow(/permission denied/);
  });
});

describe('looking a person up before they apply', () => {
  it('says where a case is open, without names, and is on record without the number', async () => {
    const idNumber = citizenId();
    const receipt = await apply(clerk, { members: family({ idNumber }) });
    const elsewhere = await app.login('heshengqiao.handler1');
    const answer = await elsewhere.post('/api/persons/search', { idNumber: idNumber.toLowerCase() }).expect(200);
    expect(answer.body).toEqual({
      involvements: [
        {
          number: receipt.number,
          procedure: 'dibao',
          title: expect.objectContaining({ zh: '最低生活保障' }),
          division: '通城县沙堆镇大柱山村',
          since: '2017-04-05',
          status: 'open',
          possible: [expect.objectContaining({ action: 'continueThere' })],
        },
      ],
    });
    const log = await app.sql('select what, division, household_id from read_log where user_id = $1', [elsewhere.id]);
    expect(log).toEqual([{ what: 'search, 1 found', division: '421202104', household_id: null }]);
  });

  it('finds nothing of somebody in no case, and refuses what is no citizen number', async () => {
    expect((await clerk.post('/api/persons/search', { idNumber: citizenId() })).body).toEqual({ involvements: [] });
    const wrong = await clerk.post('/api/persons/search', { idNumber: '421222198003121015' });
    expect(wrong.body).toMatchObject({ code: 'citizen-id-invalid', reason: 'checksum' });
    expect(wrong.text).not.toContain('421222198003121015');
  });

  it('is not done by the hundred', async () => {
    const handler = await app.login('shadui.handler3');
    const statuses: number[] = [];
    for (let n = 0; n < 61; n += 1)
      statuses.push((await handler.post('/api/persons/search', { idNumber: citizenId() })).status);
    expect(statuses).toEqual([...Array<number>(60).fill(200), 429]);
    const { body } = await handler.post('/api/persons/search', { idNumber: citizenId() });
    expect(body).toMatchObject({ code: 'too-many-searches', retryAfter: expect.any(Number) });
    expect((await clerk.post('/api/persons/search', { idNumber: citizenId() })).status).toBe(200);
  });

  it('is not for checkers, finance or the platform', async () => {
    for (const username of ['tongcheng.police', 'tongcheng.finance', 'xianning.admin']) {
      const user = await app.login(username);
      expect((await user.post('/api/persons/search', { idNumber: citizenId() })).status).toBe(403);
    }
  });
});

describe('sealed data', () => {
  it('opens only where it belongs: swapped between two people of one household it is refused', async () => {
    const receipt = await apply(clerk);
    await app.sql(
      `update person p set sealed = o.sealed from person o
       where p.household_id = $1 and o.household_id = $1 and p.position + o.position = 1`,
      [await householdId(receipt)],
    );
    expect((await clerk.get(path(receipt, 'household'))).body).toMatchObject({ code: 'internal', status: 500 });
    await expect(fact('household', receipt)).rejects.toThrow(SealBroken);
  });

  it('does not open with another household’s wrapped key put in the place of its own', async () => {
    const [mine, other] = [await householdId(await apply(clerk)), await householdId(await apply(clerk))];
    await app.sql(
      'update household_key k set wrapped = o.wrapped from household_key o where k.household_id = $1 and o.household_id = $2',
      [mine, other],
    );
    const { KeyRing } = await import('../src/households/key-ring.js');
    const { deriveMasterKeys } = await import('../src/households/master-keys.js');
    const afterRestart = new KeyRing(deriveMasterKeys(Buffer.alloc(32, 'test key ')));
    const { pool } = app.app.get(Database);
    await expect(afterRestart.get(pool, mine)).rejects.toThrow(SealBroken);
    expect(await afterRestart.get(pool, other)).toBeDefined();
  });

  it('tells a service that was started with another master key so, instead of calling the data broken', async () => {
    const id = await householdId(await apply(clerk));
    const { KeyRing } = await import('../src/households/key-ring.js');
    const { deriveMasterKeys } = await import('../src/households/master-keys.js');
    const elsewhere = new KeyRing(deriveMasterKeys(Buffer.alloc(32, 'another')));
    await expect(elsewhere.get(app.app.get(Database).pool, id)).rejects.toMatchObject({ code: 'other-master-key' });
  });

  it('is sealed and opened without asking the database while the key is at hand', async () => {
    const id = await householdId(await apply(clerk));
    const vault = app.app.get(PersonalVault);
    const noDatabase = { query: () => Promise.reject(new Error('a query was made')) } as never;
    const sealed = await vault.seal(noDatabase, id, { note: '家访记录' }, 'here');
    expect(await vault.open(noDatabase, id, sealed, 'here')).toEqual({ note: '家访记录' });
    await expect(vault.open(noDatabase, id, sealed, 'there')).rejects.toThrow(SealBroken);
  });

  it('is all there is of a person in the whole database', async () => {
    const idNumber = citizenId('19870611');
    await apply(clerk, {
      members: family({ name: '慕容瑾瑜', idNumber, phone: '18908120417', account: '6228480999888777666' }),
    });
    await clerk.post('/api/persons/search', { idNumber }).expect(200);
    const traces = await tracesOf(['慕容瑾瑜', '瑾瑜', idNumber, '18908120417', '6228480999888777666', '常年卧病']);
    expect(traces).toEqual([]);
    // The search itself works: what is public is found.
    expect((await tracesOf(['大柱山村'])).length).toBeGreaterThan(0);
  });
});

describe('erasing a household', () => {
  const erase = async (receipt: NewReceipt, user = 'xianning.admin', reason = '保管期限届满') =>
    (await app.login(user)).post(`/api/households/${receipt.county}/${await householdId(receipt)}/erase`, { reason });

  it('is refused while a case of it is open or something is paid, and says how many', async () => {
    const receipt = await apply(clerk);
    expect((await erase(receipt)).body).toMatchObject({ code: 'household-in-use', status: 409, openCases: 1 });
    await app.sql(
      `insert into award (county, case_id, from_month, procedure, household_id, amount_fen, decided_at, seq)
       select county, id, '2017-01', procedure, household_id, 54000, now(), 1 from cases where id = $1`,
      [receipt.caseId],
    );
    await withdraw(clerk, receipt);
    expect((await erase(receipt)).body).toMatchObject({ code: 'household-in-use', openCases: 0, runningAwards: 1 });
    expect((await clerk.get(path(receipt, 'household'))).body).toMatchObject({ erased: false });
  });

  it('is for the administrator alone, and only for a household that exists', async () => {
    const receipt = await apply(clerk);
    await withdraw(clerk, receipt);
    for (const user of ['shadui.clerk', 'tongcheng.auditor', 'tongcheng.inspector']) {
      expect((await erase(receipt, user)).status).toBe(403);
    }
    const admin = await app.login('xianning.admin');
    const none = '00000000-0000-7000-8000-000000000000';
    const answer = await admin.post(`/api/households/421222/${none}/erase`, { reason: '保管期限届满' });
    expect(answer.status).toBe(404);
  });

  it('makes everything unreadable at once, while case, state and history stay', async () => {
    const idNumber = citizenId();
    const receipt = await apply(clerk, { members: family({ idNumber }) });
    await withdraw(clerk, receipt);
    const id = await householdId(receipt);
    const vault = app.app.get(PersonalVault);
    const { pool } = app.app.get(Database);
    const sealed = await vault.seal(pool, id, { note: '家访记录' }, 'here');
    const history = () =>
      app.sql(`select seq, body, personal, hash from case_event where case_id = $1 order by seq`, [receipt.caseId]);
    const before = await history();

    expect((await erase(receipt)).body).toMatchObject({ erased: true, householdId: id });

    expect(await vault.open(pool, id, sealed, 'here')).toBeNull();
    await expect(vault.seal(pool, id, { note: '补记' }, 'here')).rejects.toMatchObject({ code: 'household-erased' });
    const shown = await clerk.get(path(receipt, 'household')).expect(200);
    expect(shown.body).toEqual({
      county: '421222',
      householdId: id,
      erased: true,
      erasedAt: expect.any(String),
    });
    const revealed = await clerk.post(path(receipt, 'persons/reveal'), { reason: '核对历史档案' });
    expect(revealed.body).toMatchObject({ code: 'household-erased', status: 410 });
    expect((await clerk.post('/api/persons/search', { idNumber })).body).toEqual({ involvements: [] });
    expect(await app.sql('select id_index from person where household_id = $1 and id_index is not null', [id])).toEqual(
      [],
    );
    expect(await app.sql('select wrapped from household_key where household_id = $1', [id])).toEqual([
      { wrapped: null },
    ]);
    expect(await history()).toEqual(before);
    expect((await clerk.get(path(receipt, '').slice(0, -1))).body).toMatchObject({ status: 'done' });
  });

  it('takes in every county the household is known in: one act erases it, one open case anywhere prevents it', async () => {
    const receipt = await apply(clerk);
    const id = await householdId(receipt);
    await app.app
      .get(Database)
      .transaction(EVERYWHERE, (tx) =>
        followHousehold(tx, { county: receipt.county, householdId: id }, '421202104215'),
      );
    const there = await apply(await app.login('heshengqiao.clerk'), { division: '421202104215' });
    await app.sql('update cases set household_id = $2 where id = $1', [there.caseId, id]);
    await withdraw(clerk, receipt);
    expect((await erase(receipt)).body).toMatchObject({ code: 'household-in-use', openCases: 1 });
    await withdraw(await app.login('heshengqiao.clerk'), there);
    expect((await erase(receipt)).status).toBe(200);
    const left = await app.sql('select county from person where household_id = $1 and id_index is not null', [id]);
    expect(left).toEqual([]);
  });

  it('gives the same answer when it is asked for again', async () => {
    const receipt = await apply(clerk);
    await withdraw(clerk, receipt);
    const first = await erase(receipt);
    expect((await erase(receipt)).body).toEqual(first.body);
  });

  it('is known to a replica that still has the key at hand, wherever people read', async () => {
    const receipt = await apply(clerk);
    await withdraw(clerk, receipt);
    const id = await householdId(receipt);
    await eraseElsewhere(id);
    expect((await clerk.get(path(receipt, 'household'))).body).toMatchObject({ erased: true });
    const revealed = await clerk.post(path(receipt, 'persons/reveal'), { reason: '核对历史档案' });
    expect(revealed.body).toMatchObject({ code: 'household-erased' });
  });

  it('keeps a later case about it from being opened, by a replica that still has the key as well', async () => {
    const receipt = await apply(clerk);
    await withdraw(clerk, receipt);
    await eraseElsewhere(await householdId(receipt));
    const answer = await clerk.post(path(receipt, 'linked'), {
      procedure: 'reconsideration',
      relation: 'subject',
      form: { act: 'INACTION', organ: 'GOVERNMENT', manner: 'oral', learnedOn: '2017-04-01', claims: '请求重新办理' },
    });
    expect(answer.body).toMatchObject({ code: 'household-erased', status: 410 });
  });

  it('waits for a case about it that is being opened, and is then refused', async () => {
    const receipt = await apply(clerk);
    await withdraw(clerk, receipt);
    const id = await householdId(receipt);
    const database = app.app.get(Database);
    let erasing: Promise<{ body: unknown }> | undefined;
    await database.transaction(EVERYWHERE, async (tx) => {
      await app.app.get(Households).hold(tx, receipt.county, id);
      erasing = Promise.resolve(erase(receipt));
      await untilWaiting();
      await app.sql(`update cases set status = 'active' where id = $1`, [receipt.caseId]);
    });
    expect((await erasing)?.body).toMatchObject({ code: 'household-in-use', openCases: 1 });
  });
});

/** Erases as another replica does: this process still holds the key. */
async function eraseElsewhere(id: string): Promise<void> {
  await app.sql(
    `update household_key set wrapped = null, destroyed_at = now(), destroyed_by = 'x', destroyed_reason = 'x' where household_id = $1`,
    [id],
  );
}

/** Waits until some transaction waits for another's lock. */
async function untilWaiting(): Promise<void> {
  for (;;) {
    const [row] = await app.sql<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if ((row?.n ?? 0) > 0) return;
  }
}

/** Tables in which one of the texts can be read, in any column that can hold text, binary ones included. */
async function tracesOf(texts: string[]): Promise<string[]> {
  const columns = await app.sql<{ table: string; column: string; type: string }>(
    `select c.table_name as "table", c.column_name as "column", c.data_type as type
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
       and c.data_type in ('text', 'bytea', 'jsonb', 'json', 'ARRAY', 'character varying')`,
  );
  const found: string[] = [];
  for (const { table, column, type } of columns) {
    const value = type === 'bytea' ? `encode("${column}", 'hex')` : `"${column}"::text`;
    const wanted = type === 'bytea' ? texts.map((text) => Buffer.from(text).toString('hex')) : texts;
    const rows = await app.sql(
      `select 1 from "${table}" where exists (select from unnest($1::text[]) as w where position(w in ${value}) > 0) limit 1`,
      [wanted],
    );
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found;
}
