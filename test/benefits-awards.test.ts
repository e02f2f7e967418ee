import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { startPayingCases, type PayingCases } from './helpers/paying-cases.js';

let service: PayingCases;
beforeAll(async () => {
  service = await startPayingCases();
});
beforeEach(() => service.setClock('2021-07-20T01:00:00Z'));
afterAll(() => service.close());

describe('an award', () => {
  it('is paid from the month after the decision, or from this month where the programme says so', async () => {
    const next = await service.openFor(randomUUID());
    await service.pay(next, 'AWARD', 45000);
    expect(await service.awardsOf(next.caseId)).toEqual(['2021-08 on 45000']);
    const now = await service.openFor(randomUUID());
    await service.pay(now, 'AWARD_NOW', 11000);
    expect(await service.awardsOf(now.caseId)).toEqual(['2021-07 on 11000']);
  });

  it('counts the month in China: late on 31 July in London it is August already', async () => {
    await service.setClock('2021-07-31T17:00:00Z');
    const reply = await service.openFor(randomUUID());
    await service.pay(reply, 'AWARD', 45000);
    expect(await service.awardsOf(reply.caseId)).toEqual(['2021-09 on 45000']);
  });

  it.each([0, -1, 12.5, 2 ** 60, '45000'])(
    'is refused with an amount that is no whole number of fen: %p',
    async (amount) => {
      const reply = await service.openFor(randomUUID());
      await expect(service.pay(reply, 'AWARD', amount as number)).rejects.toMatchObject({
        code: 'award-amount-invalid',
      });
      expect(await service.awardsOf(reply.caseId)).toEqual([]);
    },
  );

  it('is not given again while it runs', async () => {
    const reply = await service.openFor(randomUUID());
    await service.pay(reply, 'AWARD', 45000);
    await expect(service.pay(reply, 'AWARD_NOW', 1)).rejects.toMatchObject({ code: 'award-running' });
    expect(await service.awardsOf(reply.caseId)).toEqual(['2021-08 on 45000']);
  });

  it('follows the one before without a gap when the amount changes', async () => {
    const reply = await service.openFor(randomUUID());
    await service.pay(reply, 'AWARD', 45000);
    await service.setClock('2021-12-05T01:00:00Z');
    await service.pay(reply, 'CHANGE', 30000);
    expect(await service.awardsOf(reply.caseId)).toEqual(['2021-08 2021-12 45000', '2022-01 on 30000']);
    // Execution of the cut is suspended in the same month: the cut never takes effect.
    await service.pay(reply, 'CHANGE_NOW', 45000);
    expect(await service.awardsOf(reply.caseId)).toEqual(['2021-08 2021-11 45000', '2021-12 on 45000']);
  });

  it('does not begin earlier because its amount is changed at once', async () => {
    const reply = await service.openFor(randomUUID());
    await service.pay(reply, 'AWARD', 45000);
    await service.pay(reply, 'CHANGE_NOW', 46000);
    expect(await service.awardsOf(reply.caseId)).toEqual(['2021-08 on 46000']);
  });

  it('ends with the month of the decision to stop, and may begin again without paying a month twice', async () => {
    const reply = await service.openFor(randomUUID());
    await service.pay(reply, 'AWARD', 45000);
    await service.setClock('2021-10-05T01:00:00Z');
    await service.send(reply, 'STOP');
    expect(await service.awardsOf(reply.caseId)).toEqual(['2021-08 2021-10 45000']);
    await service.pay(reply, 'AWARD_NOW', 45000);
    expect(await service.awardsOf(reply.caseId)).toEqual(['2021-08 2021-09 45000', '2021-10 on 45000']);
  });

  it('cannot be changed or stopped where nothing is paid', async () => {
    const reply = await service.openFor(randomUUID());
    await expect(service.pay(reply, 'CHANGE', 1)).rejects.toMatchObject({ code: 'no-running-award' });
    await expect(service.send(reply, 'STOP')).rejects.toMatchObject({ code: 'no-running-award' });
    await service.pay(reply, 'AWARD', 45000);
    await service.send(reply, 'STOP');
    await expect(service.send(reply, 'STOP')).rejects.toMatchObject({ code: 'no-running-award' });
  });
});

describe('a household', () => {
  it('is not paid for one month in two cases, in whatever counties', async () => {
    const household = randomUUID();
    const [first, second] = [await service.openFor(household), await service.openFor(household, '421202104215')];
    await service.pay(first, 'AWARD', 45000);
    await expect(service.pay(second, 'AWARD', 50000)).rejects.toMatchObject({
      code: 'award-overlap',
      status: 409,
      detail: { overlaps: { number: first.number, from: '2021-08', to: null } },
    });
    await service.setClock('2021-09-20T01:00:00Z');
    await service.send(first, 'STOP');
    await expect(service.pay(second, 'AWARD_NOW', 50000)).rejects.toMatchObject({ code: 'award-overlap' });
    await service.pay(second, 'AWARD', 50000);
    expect(await service.awardsOf(first.caseId)).toEqual(['2021-08 2021-09 45000']);
    expect(await service.awardsOf(second.caseId)).toEqual(['2021-10 on 50000']);
  });

  it('is paid by exactly one of two cases decided at the same moment', async () => {
    for (let round = 0; round < 10; round += 1) {
      const household = randomUUID();
      const cases = [await service.openFor(household), await service.openFor(household, '421202104215')];
      const outcomes = await Promise.allSettled(cases.map((reply) => service.pay(reply, 'AWARD', 45000)));
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const refused = outcomes.find((outcome) => outcome.status === 'rejected');
      expect(refused?.reason).toMatchObject({ code: 'award-overlap' });
    }
  });

  it('cannot be written two overlapping awards even by faulty code', async () => {
    const household = randomUUID();
    const cases = [await service.openFor(household), await service.openFor(household)];
    const write = async ({ county, caseId }: { county: string; caseId: string }, from: string, to: string | null) =>
      service.owner.query(
        `insert into award (county, case_id, from_month, to_month, procedure, household_id, amount_fen, decided_at, seq)
         values ($1, $2, $3, $4, 'paying', $5, 100, now(), 2)`,
        [county, caseId, from, to, household],
      );
    await write(cases[0]!, '2021-08', '2021-10');
    await write(cases[1]!, '2021-11', null);
    await expect(write(cases[0]!, '2021-12', null)).rejects.toMatchObject({ constraint: 'award_single' });
    await expect(write(cases[1]!, '2021-10', '2021-10')).rejects.toMatchObject({ constraint: 'award_single' });
    await expect(
      service.database.query('update award set amount_fen = 1 where case_id = $1', [cases[0]!.caseId]),
    ).rejects.toThrow(/permission denied/);
  });
});

describe('a move between counties', () => {
  const moved = async (): Promise<{ origin: string; pair: { county: string; caseId: string } }> => {
    const origin = await service.openFor(randomUUID());
    await service.pay(origin, 'AWARD', 45000);
    await service.send(origin, 'MOVE_AWAY');
    const { rows } = await service.owner.query<{ county: string; caseId: string }>(
      'select other_county as county, other_id as "caseId" from case_link where case_id = $1',
      [origin.caseId],
    );
    return { origin: origin.caseId, pair: rows[0]! };
  };

  it('pays every month once: the old county until the new one begins', async () => {
    const { origin, pair } = await moved();
    await service.setClock('2021-11-20T01:00:00Z');
    await service.pay(pair as never, 'TAKE_OVER', 50000);
    expect(await service.awardsOf(origin)).toEqual(['2021-08 2021-11 45000']);
    expect(await service.awardsOf(pair.caseId)).toEqual(['2021-12 on 50000']);
  });

  it('is refused altogether when the message does not end the other payment', async () => {
    const { origin, pair } = await moved();
    await expect(service.pay(pair as never, 'TAKE_OVER_BADLY', 50000)).rejects.toMatchObject({ code: 'award-overlap' });
    expect(await service.awardsOf(origin)).toEqual(['2021-08 on 45000']);
    expect(await service.awardsOf(pair.caseId)).toEqual([]);
  });

  it('holds for the two halves even when the new county has entered the household anew', async () => {
    const { pair } = await moved();
    await service.owner.query('update cases set household_id = $2 where id = $1', [pair.caseId, randomUUID()]);
    await expect(service.pay(pair as never, 'AWARD', 50000)).rejects.toMatchObject({ code: 'award-overlap' });
  });
});

/** What each month pays, in the simplest words there are. */
class PaidMonths {
  private readonly paid = new Map<number, number>();
  private running = false;

  decide(command: string, month: number, amount: number): boolean {
    const from = command.endsWith('_NOW') ? month : month + 1;
    if (command.startsWith('AWARD') === this.running) return false;
    const after = Array.from({ length: HORIZON - from }, (_, index) => from + index);
    for (const at of after) {
      if (command === 'STOP') this.paid.delete(at);
      else if (command.startsWith('AWARD') || this.paid.has(at)) this.paid.set(at, amount);
    }
    this.running = command !== 'STOP';
    return true;
  }

  list(): [string, number][] {
    return [...this.paid].sort(([a], [b]) => a - b).map(([month, amount]) => [nameOf(month), amount]);
  }
}

const HORIZON = 40;
const nameOf = (month: number): string => new Date(Date.UTC(2021, month, 1)).toISOString().slice(0, 7);

it('pays each month what was decided for it, once, whatever is decided when', async () => {
  const decision = fc.record({
    command: fc.constantFrom('AWARD', 'AWARD_NOW', 'CHANGE', 'CHANGE_NOW', 'STOP'),
    months: fc.integer({ min: 0, max: 2 }),
    amount: fc.integer({ min: 1, max: 99_999 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(decision, { maxLength: 12 }), async (decisions) => {
      const reply = await service.openFor(randomUUID());
      const model = new PaidMonths();
      let month = 6;
      for (const { command, months, amount } of decisions) {
        month += months;
        await service.setClock(new Date(Date.UTC(2021, month, 10)).toISOString());
        const sent = command === 'STOP' ? service.send(reply, command) : service.pay(reply, command, amount);
        const done = await sent.then(
          () => true,
          () => false,
        );
        expect(done).toBe(model.decide(command, month, amount));
      }
      const { rows } = await service.owner.query<{ month: string; amount: string }>(
        `select m.month, a.amount_fen as amount from unnest($2::text[]) as m (month) join award a on a.case_id = $1
           and a.from_month <= m.month and coalesce(a.to_month, '9999-12') >= m.month order by m.month`,
        [reply.caseId, Array.from({ length: HORIZON }, (_, at) => nameOf(at))],
      );
      expect(rows.map((row) => [row.month, Number(row.amount)])).toEqual(model.list());
    }),
    { numRuns: 40 },
  );
});
