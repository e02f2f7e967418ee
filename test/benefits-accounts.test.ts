import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { accountOf } from '../src/benefits/accounts.js';
import { verifyDatabase } from '../src/audit/verify-database.js';
import { withSnapshot } from '../src/audit/owner-snapshot.js';
import { startGivingCases, type GivingCases } from './helpers/giving-cases.js';

let service: GivingCases;
beforeAll(async () => {
  service = await startGivingCases();
});
beforeEach(() => service.setClock('2021-07-20T01:00:00Z'));
afterAll(() => service.close());

const entries = async (account: string): Promise<string[]> => {
  const { rows } = await service.owner.query<{ text: string }>(
    `select concat(county, ' ', number, ': ', amount, ' ', balance) as text from account_entry where account = $1 order by number`,
    [account],
  );
  return rows.map(({ text }) => text);
};

describe('an account', () => {
  it('holds what its setting says, less what cases take and more what they give back', async () => {
    await service.set('421222', 'account.food', 1000);
    const reply = await service.caseOf('giving', [null]);
    await service.give(reply, 'SPEND', { account: 'food', amountFen: 400 });
    await service.give(reply, 'DEPOSIT', { account: 'food', amountFen: 150 });
    expect(await entries('food')).toEqual(['421222 1: -400 600', '421222 2: 150 750']);
  });

  it('cannot be overdrawn: the refusal names what it holds and what was needed, and nothing is taken', async () => {
    await service.set('421222', 'account.coal', 300);
    const reply = await service.caseOf('giving', [null]);
    await service.give(reply, 'SPEND', { account: 'coal', amountFen: 100 });
    await expect(service.give(reply, 'SPEND', { account: 'coal', amountFen: 201 })).rejects.toMatchObject({
      code: 'account-short',
      status: 409,
      detail: { account: 'coal', balance: 200, need: 201 },
    });
    await service.give(reply, 'SPEND', { account: 'coal', amountFen: 200 });
    expect(await entries('coal')).toHaveLength(2);
  });

  it('is empty where no setting says what it holds, until something is put into it', async () => {
    const reply = await service.caseOf('giving', [null]);
    const spend = () => service.give(reply, 'SPEND', { account: 'gifts', amountFen: 1 });
    await expect(spend()).rejects.toMatchObject({ code: 'account-short', detail: { balance: 0 } });
    await service.give(reply, 'DEPOSIT', { account: 'gifts', amountFen: 1 });
    await spend();
    await expect(spend()).rejects.toMatchObject({ code: 'account-short', detail: { balance: 0 } });
  });

  it('gives its last piece to exactly one of two who ask at the same moment', async () => {
    for (let round = 0; round < 10; round += 1) {
      const account = `beds${round}`;
      await service.set('421222', `account.${account}`, 1);
      const cases = await Promise.all([1, 2, 3].map(() => service.caseOf('giving', [null])));
      const outcomes = await Promise.allSettled(
        cases.map((reply) => service.give(reply, 'SPEND', { account, amountFen: 1 })),
      );
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'account-short' });
      }
      expect(await entries(account)).toEqual(['421222 1: -1 0']);
    }
  });

  it('lets somebody wait while another is about to take the last piece, and then tells them that none is left', async () => {
    const reply = await service.caseOf('giving', [null]);
    await service.give(reply, 'DEPOSIT', { account: 'lastBed', amountFen: 1 });
    const first = await service.owner.connect();
    await first.query('begin');
    await first.query(`select account_move('421222', 'lastBed', '421222', '421222', $1, 9, 0, -1, now())`, [
      randomUUID(),
    ]);
    const second = service.give(reply, 'SPEND', { account: 'lastBed', amountFen: 1 });
    const outcome = expect(second).rejects.toMatchObject({ code: 'account-short', detail: { balance: 0, need: 1 } });
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    while ((await service.owner.query(waiting)).rowCount === 0) await sleep(5);
    await first.query('commit');
    first.release();
    await outcome;
    // No event stands behind what this test took itself: the audit below is to find nothing of it.
    await service.owner.query(`delete from account_entry where account = 'lastBed' and seq = 9`);
    await service.owner.query(`update account set moved = 1, version = 1 where name = 'lastBed'`);
  });

  it('belongs to the county of the division its name carries, and otherwise to the case’s', async () => {
    expect(accountOf('reserve.421222104', '421202')).toMatchObject({ county: '421222', division: '421222104' });
    expect(accountOf('beds.421281.old', '421202')).toMatchObject({ county: '421281', division: '421281' });
    expect(accountOf('cap.202607', '421202')).toMatchObject({ county: '421202', division: '421202' });
    await service.set('421222104', 'account.reserve.421222104', 50);
    const elsewhere = await service.caseOf('giving', [null], { division: '421202104215' });
    await service.give(elsewhere, 'SPEND', { account: 'reserve.421222104', amountFen: 50 });
    expect(await entries('reserve.421222104')).toEqual(['421222 1: -50 0']);
  });

  it.each(['', '1st', 'a b', "x'; drop table account; --", `a${'b'.repeat(90)}`])(
    'is refused under a name that is none: %p',
    async (account) => {
      const reply = await service.caseOf('giving', [null]);
      await expect(service.give(reply, 'SPEND', { account, amountFen: 1 })).rejects.toMatchObject({
        code: 'account-name-invalid',
      });
    },
  );

  it('is known to rules as what is left today, by the setting of that day', async () => {
    await service.owner.query(
      `insert into setting values ('421222', 'tekun', 'account.beds', '7', '2021-07-01', '2021-07-31', '测试'), ('421222', 'tekun', 'account.beds', '9', '2021-08-01', null, '测试')`,
    );
    const reply = await service.caseOf('giving', [null]);
    const seen = async (): Promise<number> => {
      await service.give(reply, 'LOOK');
      const { rows } = await service.owner.query<{ seen: number }>(
        `select (state->'context'->>'seen')::int as seen from cases where id = $1`,
        [reply.caseId],
      );
      return rows[0]!.seen;
    };
    expect(await seen()).toBe(7);
    await service.give(reply, 'SPEND', { account: 'beds', amountFen: 2 });
    expect(await seen()).toBe(5);
    await service.setClock('2021-08-02T01:00:00Z');
    expect(await seen()).toBe(7);
  });

  it('is written by nothing but its movements', async () => {
    for (const statement of [
      'update account set moved = 0',
      'update account_entry set amount = 1',
      'delete from account_entry',
      `insert into account values ('421222', 'mine', '421222', 1000000)`,
    ]) {
      await expect(service.database.query(statement)).rejects.toThrow(/permission denied/);
    }
  });
});

describe('a payment out of an account', () => {
  it('is paid at once, in the month of the decision, and not again by the roster', async () => {
    await service.set('421222', 'account.cash', 5000);
    const reply = await service.caseOf('giving', [null]);
    await service.give(reply, 'PAY_OUT', { account: 'cash', amountFen: 3000 });
    const { rows } = await service.owner.query<object>(
      'select month, amount_fen::int as amount, account, kind, payee from payment where case_id = $1',
      [reply.caseId],
    );
    expect(rows).toEqual([{ month: '2021-07', amount: 3000, account: 'cash', kind: 'main', payee: 'household' }]);
    await expect(service.give(reply, 'PAY_OUT', { account: 'cash', amountFen: 3000 })).rejects.toMatchObject({
      code: 'account-short',
      detail: { balance: 2000 },
    });
    const orders = await service.owner.query('select from payment_order where case_id = $1', [reply.caseId]);
    expect(orders.rowCount).toBe(1);
  });
});

describe('the audit', () => {
  const faults = async (damage: string): Promise<string[]> => {
    const client = await service.owner.connect();
    try {
      await client.query('begin; set local session_replication_role = replica');
      await client.query(damage);
      return [...new Set((await verifyDatabase(client, {})).bad.map(({ code }) => code))];
    } finally {
      await client.query('rollback');
      client.release();
    }
  };

  it('finds accounts, payments and identities that no event accounts for', async () => {
    await service.set('421222', 'account.audited', 5000);
    const reply = await service.caseOf('giving', [Buffer.from(randomUUID())]);
    await service.give(reply, 'SPEND', { account: 'audited', amountFen: 10 });
    await service.give(reply, 'PAY', { amountFen: 100 });
    await service.give(reply, 'PAY_OUT', { account: 'audited', amountFen: 100 });
    await service.give(reply, 'GRANT', { status: 'poor' });
    const before = await withSnapshot(service.databaseUrl, (tx) => verifyDatabase(tx, {}));
    expect(before.bad).toEqual([]);
    const here = `case_id = '${reply.caseId}'`;
    expect(await faults(`update account set moved = moved + 1 where name = 'audited'`)).toEqual(['accounts']);
    expect(await faults(`delete from account_entry where ${here} and seq = 2`)).toEqual(['accounts']);
    expect(await faults(`update account_entry set amount = -amount where ${here} and seq = 2`)).toEqual(['accounts']);
    expect(await faults(`update account_entry set seq = 3, index = 9 where ${here} and seq = 2`)).toEqual(['accounts']);
    expect(await faults(`delete from payment_order where ${here} and seq = 3`)).toEqual(['payments']);
    expect(await faults(`update payment_order set index = 4 where ${here} and seq = 3`)).toEqual(['payments']);
    expect(await faults(`update payment set amount_fen = 99 where ${here}`)).toEqual(['payments']);
    expect(await faults(`update recognised_status set seq = 4 where ${here}`)).toEqual(['statuses']);
    expect(await faults(`update recognised_status set ended_seq = 4 where ${here}`)).toEqual(['statuses']);
    expect(await faults(`delete from recognised_status where ${here}`)).toEqual(['statuses']);
  });
});
