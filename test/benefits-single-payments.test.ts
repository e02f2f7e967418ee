import { randomUUID } from 'node:crypto';
import { Payroll } from '../src/benefits/payroll.js';
import { SupplementQueries, type SupplementListView } from '../src/benefits/supplement-queries.js';
import type { Principal } from '../src/cases/access.js';
import { EVERYWHERE } from '../src/database/database.js';
import { somebody, startGivingCases, type GivingCases } from './helpers/giving-cases.js';

let service: GivingCases;
let payroll: Payroll;
let lists: SupplementQueries;
let finance: Principal;

beforeAll(async () => {
  service = await startGivingCases();
  payroll = new Payroll(service.database);
  lists = new SupplementQueries(service.database);
  const seat = { office: '421222:finance', role: 'financeOfficer' };
  finance = { ...(await service.person('钱', seat)), username: 'finance', name: '钱', mustChangePassword: false };
});
beforeEach(() => service.setClock('2021-07-20T01:00:00Z'));
afterAll(() => service.close());

const compile = (month: string) => payroll.compile(finance, { county: '421222', month }, randomUUID());
const totals = async (month: string) =>
  (await payroll.list(EVERYWHERE, { county: '421222', month }, undefined, 1)).totals;
const paid = async (caseId: string): Promise<string[]> => {
  const { rows } = await service.owner.query<{ text: string }>(
    `select concat(month, ' ', kind, ' ', amount_fen, ' ', payee) as text from payment where case_id = $1 order by month, item, line`,
    [caseId],
  );
  return rows.map(({ text }) => text);
};

describe('a single payment', () => {
  it('goes on the next roster and on no other, beside what is paid monthly', async () => {
    const reply = await service.caseOf('giving', [somebody()]);
    await service.give(reply, 'AWARD', { amountFen: 900 });
    await service.give(reply, 'PAY', { amountFen: 500, payee: 'guardian' });
    await service.give(reply, 'PAY', { amountFen: 500, payee: 'guardian' });
    await compile('2021-06');
    expect(await paid(reply.caseId)).toEqual([]);
    await service.setClock('2021-08-02T01:00:00Z');
    for (const month of ['2021-08', '2021-08', '2021-07']) await compile(month);
    expect(await paid(reply.caseId)).toEqual(['2021-08 main 900 household', ...twice('2021-08 main 500 guardian')]);
    const { paidFen, awardedFen, missingFen } = await totals('2021-08');
    expect({ missingFen, balance: paidFen - awardedFen }).toEqual({ missingFen: 0, balance: 0 });
  });

  it('is missing in the totals until a roster takes it', async () => {
    const before = await totals('2021-07');
    const reply = await service.caseOf('giving', [somebody()]);
    await service.give(reply, 'PAY', { amountFen: 12_345 });
    expect((await totals('2021-07')).missingFen - before.missingFen).toBe(12_345);
    expect((await totals('2021-06')).missingFen).toBe(0);
    await compile('2021-07');
    expect((await totals('2021-07')).missingFen).toBe(0);
  });

  it('is paid once when many compile at the same moment, whichever months they compile', async () => {
    const cases = await Promise.all(Array.from({ length: 10 }, () => service.caseOf('giving', [somebody()])));
    for (const reply of cases) await service.give(reply, 'PAY', { amountFen: 700 });
    await service.setClock('2021-08-20T01:00:00Z');
    await Promise.all(Array.from({ length: 8 }, (_, i) => compile(i % 2 ? '2021-07' : '2021-08')));
    for (const { caseId } of cases) {
      expect(await paid(caseId)).toEqual([expect.stringMatching(/^2021-0[78] main 700 household$/)]);
    }
  });

  it('cannot be paid twice even by faulty code, nor changed after it was decided', async () => {
    const reply = await service.caseOf('giving', [somebody()]);
    await service.give(reply, 'PAY', { amountFen: 700 });
    await compile('2021-07');
    const again = `insert into payment select county, '2021-08', case_id, item, line, household_id, division, procedure, kind, payee, amount_fen, account, compiled_at, compiled_by
      from payment where case_id = $1`;
    await expect(service.owner.query(again, [reply.caseId])).rejects.toMatchObject({ constraint: 'payment_once' });
    await expect(service.database.query('update payment_order set amount_fen = 1')).rejects.toThrow(/denied/);
    await expect(service.database.query('delete from payment_order')).rejects.toThrow(/denied/);
  });

  it('is refused with an amount that is no whole number of fen', async () => {
    const reply = await service.caseOf('giving', [somebody()]);
    for (const amountFen of [0, -5, 1.5]) {
      await expect(service.give(reply, 'PAY', { amountFen })).rejects.toMatchObject({ code: 'award-amount-invalid' });
    }
  });
});

const twice = <T>(item: T): T[] => [item, item];

describe('a supplement for everybody on an award', () => {
  /** The one list of a case, and everybody on it. */
  const listOf = async (caseId: string, scope = EVERYWHERE) => {
    const head = (await lists.lists(scope, undefined, 200)).items.find((list) => list.caseId === caseId);
    const rows = head ? (await lists.rows(scope, head, undefined, 200)).items : [];
    return { head, rows };
  };
  const listCase = async (division: string) => {
    const reply = await service.open('giving-list', division);
    await service.give(reply, 'PAY_ALL', { amountFen: 2500 });
    return reply;
  };

  it('pays each person once, even somebody entitled by two procedures, and nobody outside its division', async () => {
    const [both, spouse, child] = [somebody(), somebody(), somebody()];
    const town = '421223101';
    const family = await service.caseOf('giving', [both, spouse, null], { division: `${town}200` });
    const neighbour = await service.caseOf('giving', [somebody()], { division: '421223102200' });
    const guardian = await service.caseOf('caring', [somebody(), child], { beneficiary: 1, division: `${town}201` });
    const again = await service.caseOf('giving', [both], { division: `${town}202` });
    const ended = await service.caseOf('giving', [somebody()], { division: `${town}203` });
    for (const reply of [family, neighbour, guardian, ended]) await service.give(reply, 'AWARD', { amountFen: 100 });
    await service.give(again, 'AWARD', { amountFen: 100, kind: 'heating' });
    await service.give(ended, 'STOP_ALL');
    await service.setClock('2021-08-20T01:00:00Z');
    const { caseId } = await listCase(town);
    const { head, rows } = await listOf(caseId);
    expect(head).toMatchObject({ division: town, kind: 'supplement', month: '2021-08', people: 4, totalFen: 10_000 });
    const numbers = rows.map(({ number }) => number);
    expect(numbers).toContain(guardian.number);
    expect(numbers).not.toContain(neighbour.number);
    expect(numbers).not.toContain(ended.number);
    expect(rows.filter(({ personId }) => [family.personIds[0], again.personIds[0]].includes(personId))).toHaveLength(1);
    expect(rows.map(({ personId }) => personId)).toContain(guardian.personIds[1]);
    expect(rows.map(({ personId }) => personId)).not.toContain(guardian.personIds[0]);
  });

  it('comes to each county’s own roster, one line for each person', async () => {
    const [here, there] = [
      await service.caseOf('giving', [somebody(), somebody()]),
      await service.caseOf('giving', [somebody()], { division: '421202104215' }),
    ];
    for (const reply of [here, there]) await service.give(reply, 'AWARD', { amountFen: 100 });
    await service.setClock('2021-08-20T01:00:00Z');
    const { caseId } = await listCase('4212');
    await compile('2021-08');
    await compile('2021-08');
    expect(await paid(here.caseId)).toEqual([
      '2021-08 main 100 household',
      ...twice('2021-08 supplement 2500 household'),
    ]);
    expect(await paid(there.caseId)).toEqual([]);
    const county = { prefixes: ['421202'], offices: [] };
    const seen = await listOf(caseId, county);
    expect(seen.head?.people).toBeGreaterThan(2);
    expect(seen.rows.every((row) => row.county === '421202')).toBe(true);
    expect(seen.rows.map(({ number }) => number)).toContain(there.number);
  });

  it('is read page by page, and not from another division', async () => {
    const family = await service.caseOf('giving', [somebody(), somebody(), somebody()], { division: '421224101200' });
    await service.give(family, 'AWARD', { amountFen: 100 });
    await service.setClock('2021-08-20T01:00:00Z');
    const { caseId } = await listCase('421224101');
    const { head } = await listOf(caseId);
    const people: string[] = [];
    let after: string | undefined;
    do {
      const page = await lists.rows(EVERYWHERE, head as SupplementListView, after, 2);
      people.push(...page.items.map(({ personId }) => personId));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(people.sort()).toEqual([...family.personIds].sort());
    const elsewhere = { prefixes: ['421222'], offices: [] };
    expect((await listOf(caseId, elsewhere)).head).toBeUndefined();
    await expect(lists.rows(elsewhere, head as SupplementListView, undefined, 2)).rejects.toMatchObject({
      status: 404,
    });
    const first = await lists.lists(EVERYWHERE, undefined, 1);
    const second = await lists.lists(EVERYWHERE, first.next ?? undefined, 1);
    expect(second.items[0]?.caseId).not.toBe(first.items[0]?.caseId);
  });

  it('is refused without an amount', async () => {
    const reply = await service.open('giving-list', '421222');
    await expect(service.give(reply, 'PAY_ALL')).rejects.toMatchObject({ code: 'award-amount-invalid' });
  });
});
