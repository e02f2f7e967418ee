import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Payroll } from '../src/benefits/payroll.js';
import type { CommandReply } from '../src/cases/command.js';
import { Database, EVERYWHERE } from '../src/database/database.js';
import type { Principal } from '../src/cases/access.js';
import { startPayingCases, type PayingCases } from './helpers/paying-cases.js';

let service: PayingCases;
let payroll: Payroll;
let finance: Principal;
const county = '421222';

beforeAll(async () => {
  service = await startPayingCases();
  payroll = new Payroll(service.database);
  finance = await principal('finance', '421222:finance', 'financeOfficer');
});
beforeEach(() => service.setClock('2021-07-20T01:00:00Z'));
afterAll(() => service.close());

async function principal(username: string, office: string, role: string): Promise<Principal> {
  const person = await service.person(username, { office, role });
  return { ...person, username, name: username, mustChangePassword: false };
}

const compile = (month: string, by = payroll, key: string = randomUUID()) =>
  by.compile(finance, { county, month }, key);
const totals = async (month: string) => (await payroll.list(EVERYWHERE, { county, month }, undefined, 1)).totals;

async function paidCase(amountFen: number): Promise<CommandReply> {
  const reply = await service.openFor(randomUUID());
  await service.pay(reply, 'AWARD_NOW', amountFen);
  return reply;
}

const linesOf = async (caseId: string, month: string): Promise<[number, number][]> => {
  const { rows } = await service.owner.query<{ line: number; amount_fen: number }>(
    'select line, amount_fen::int from payment where case_id = $1 and month = $2 order by line',
    [caseId, month],
  );
  return rows.map(({ line, amount_fen }) => [line, amount_fen]);
};

describe('a roster', () => {
  it('has a line for every award in force in its month, and no other', async () => {
    const [paid, later, ended] = [await paidCase(45000), await service.openFor(randomUUID()), await paidCase(100)];
    await service.pay(later, 'AWARD', 500);
    await service.send(ended, 'STOP');
    await service.setClock('2021-08-02T01:00:00Z');
    await compile('2021-07');
    expect(await linesOf(paid.caseId, '2021-07')).toEqual([[1, 45000]]);
    expect(await linesOf(later.caseId, '2021-07')).toEqual([]);
    await compile('2021-08');
    expect(await linesOf(later.caseId, '2021-08')).toEqual([[1, 500]]);
    expect(await linesOf(ended.caseId, '2021-08')).toEqual([]);
  });

  it('adds what was decided late when it is compiled again, and doubles nothing', async () => {
    const first = await paidCase(45000);
    await compile('2021-07');
    expect(await compile('2021-07')).toMatchObject({ added: 0, addedFen: 0 });
    const late = await paidCase(30000);
    await service.pay(first, 'CHANGE_NOW', 46000);
    expect(await compile('2021-07')).toMatchObject({ added: 2, addedFen: 31000 });
    expect(await linesOf(first.caseId, '2021-07')).toEqual([
      [1, 45000],
      [2, 1000],
    ]);
    expect(await linesOf(late.caseId, '2021-07')).toEqual([[1, 30000]]);
  });

  it('takes nothing back when an award is lowered after it was paid, and shows what was paid too much', async () => {
    const reply = await paidCase(45000);
    await compile('2021-07');
    const before = await totals('2021-07');
    await service.pay(reply, 'CHANGE_NOW', 40000);
    await compile('2021-07');
    expect(await linesOf(reply.caseId, '2021-07')).toEqual([[1, 45000]]);
    expect(await totals('2021-07')).toMatchObject({
      paidFen: before.paidFen,
      awardedFen: before.awardedFen - 5000,
      overpaidFen: before.overpaidFen + 5000,
    });
  });

  it('refuses a month that has not begun in China', async () => {
    await service.setClock('2021-07-31T15:59:59Z');
    await expect(compile('2021-08')).rejects.toMatchObject({ code: 'month-not-begun', status: 409 });
    await service.setClock('2021-07-31T16:00:01Z');
    expect(await compile('2021-08')).toMatchObject({ month: '2021-08' });
  });

  it('gives a repeated request its first answer, and refuses its key for another month', async () => {
    await paidCase(45000);
    const key = randomUUID();
    const first = await compile('2021-07', payroll, key);
    expect(first.added).toBeGreaterThan(0);
    expect(await compile('2021-07', payroll, key)).toEqual(first);
    await expect(compile('2021-06', payroll, key)).rejects.toMatchObject({ code: 'idempotency-key-reused' });
  });

  it('is compiled by the county’s own finance or civil affairs, and by nobody else', async () => {
    const roster = { county, month: '2021-07' };
    for (const [office, role] of [
      ['421202:finance', 'financeOfficer'],
      ['421222104:civilAffairs', 'reviewer'],
      ['421222:civilAffairs', 'checker'],
    ] as const) {
      const somebody = await principal(`${office} ${role}`, office, role);
      await expect(payroll.compile(somebody, roster, randomUUID())).rejects.toMatchObject({ code: 'not-permitted' });
    }
    const supervisor = await principal('inspector', '421222:civilAffairs', 'supervisor');
    await expect(payroll.compile(supervisor, roster, randomUUID())).resolves.toMatchObject({ county });
  });

  it('is the same when many compile it at once over different connections', async () => {
    const cases = await Promise.all(Array.from({ length: 20 }, (_, i) => paidCase(1000 + i)));
    const other = new Database(service.databaseUrl);
    try {
      const compilers = [payroll, new Payroll(other)];
      const additions = await Promise.all(Array.from({ length: 8 }, (_, i) => compile('2021-07', compilers[i % 2])));
      expect(additions.reduce((sum, { added }) => sum + added, 0)).toBeGreaterThanOrEqual(cases.length);
      for (const [i, { caseId }] of cases.entries()) expect(await linesOf(caseId, '2021-07')).toEqual([[1, 1000 + i]]);
      expect(await totals('2021-07')).toMatchObject({ missingFen: 0 });
    } finally {
      await other.pool.end();
    }
  });

  it('is read page by page, and only by those whose scope it lies in', async () => {
    await Promise.all([paidCase(1), paidCase(2), paidCase(3)]);
    await compile('2021-07');
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await payroll.list(EVERYWHERE, { county, month: '2021-07' }, after, 2);
      seen.push(...page.items.map(({ caseId, line }) => `${caseId}/${line}`));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength((await totals('2021-07')).payments);
    const elsewhere = await payroll.list(
      { prefixes: ['421202'], offices: [] },
      { county, month: '2021-07' },
      undefined,
      9,
    );
    expect(elsewhere).toMatchObject({ items: [], totals: { payments: 0, paidFen: 0, awardedFen: 0 } });
  });
});

it('balances to the fen: what is paid and still missing is what is awarded and overpaid, in every month', async () => {
  const step = fc.record({
    what: fc.constantFrom('AWARD', 'AWARD_NOW', 'CHANGE', 'CHANGE_NOW', 'STOP', 'compile', 'compile'),
    which: fc.integer({ min: 0, max: 2 }),
    days: fc.integer({ min: 0, max: 25 }),
    amount: fc.integer({ min: 1, max: 99_999 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const cases = await Promise.all([1, 2, 3].map(() => service.openFor(randomUUID())));
      let day = Date.UTC(2021, 6, 5);
      for (const { what, which, days, amount } of steps) {
        day += days * 86_400_000;
        await service.setClock(new Date(day).toISOString());
        const reply = cases[which]!;
        if (what === 'compile') await compile(new Date(day).toISOString().slice(0, 7));
        else if (what === 'STOP') await service.send(reply, what).catch(ignoreRefusal);
        else await service.pay(reply, what, amount).catch(ignoreRefusal);
      }
      for (const month of ['2021-07', '2021-08', '2021-09', '2021-10', '2021-11', '2021-12']) {
        const { paidFen, awardedFen, missingFen, overpaidFen } = await totals(month);
        expect(paidFen + missingFen).toBe(awardedFen + overpaidFen);
      }
      await service.setClock('2022-12-20T01:00:00Z');
      for (const month of ['2021-07', '2021-08', '2021-09', '2021-10', '2021-11', '2021-12']) {
        await compile(month);
        expect(await totals(month)).toMatchObject({ missingFen: 0 });
      }
    }),
    { numRuns: 15 },
  );
});

function ignoreRefusal({ code }: { code: string }): void {
  expect(['award-running', 'no-running-award']).toContain(code);
}
