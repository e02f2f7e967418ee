import type { PoolClient } from 'pg';
import { HistoryNotVisible, withSnapshot } from '../src/audit/owner-snapshot.js';
import { verifyDatabase, type DatabaseVerdict } from '../src/audit/verify-database.js';
import { startAuditedCases, type AuditedCases, type Stage } from './helpers/audited-cases.js';

let service: AuditedCases;
const cases = {} as Record<Stage | 'other', { county: string; caseId: string; number: string; householdId: string }>;
const idOf = (stage: Stage | 'other'): string => cases[stage].caseId;

beforeAll(async () => {
  service = await startAuditedCases();
  // Those whose periods end on the way come first; the rest keep their running deadlines.
  for (const stage of ['paid', 'published', 'reported', 'objected', 'visited', 'suspended', 'opened'] as const) {
    cases[stage] = await service.caseAt(stage, 60_001);
  }
  cases.other = await service.caseAt('opened', 45_000, '421202104215');
}, 120_000);
afterAll(() => service.close());

const verify = (): Promise<DatabaseVerdict> => withSnapshot(service.database.url, (tx) => verifyDatabase(tx, {}));

/** The verdict after somebody with the owner's rights, and no trigger in the way, has done this. Undone afterwards. */
async function verdictAfter(damage: (owner: PoolClient) => Promise<unknown>): Promise<DatabaseVerdict> {
  const client = await service.owner.connect();
  try {
    await client.query('begin; set local session_replication_role = replica');
    await damage(client);
    return await verifyDatabase(client, {});
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const places = ({ bad }: DatabaseVerdict): string[] => bad.map(({ code, number, seq }) => `${code} ${number} ${seq}`);
const at = (code: string, stage: Stage | 'other', seq: number | null): string =>
  `${code} ${cases[stage].number} ${seq}`;

const NEW_HASH = `hash = sha256(convert_to('yimen-event-v1 ' || length(body) || ' ' || coalesce(length(personal), -1) || E'\\n', 'UTF8') || previous || body || coalesce(personal, ''))`;
const replaceInBody = (what: string, by: string): string =>
  `body = convert_to(replace(convert_from(body, 'UTF8'), '${what}', '${by}'), 'UTF8')`;
const SWAP_NUMBERS = `update case_event set seq = -seq where case_id = $1 and seq in ($2, $3);
  update case_event set seq = case when seq = -$2 then $3 else $2 end where case_id = $1 and seq < 0`;

describe('verifying the database', () => {
  it('finds nothing wrong with what commands have written', async () => {
    const verdict = await verify();
    expect(verdict.bad).toEqual([]);
    expect(verdict).toMatchObject({ cases: 8, faults: 0, erased: { cases: 0, events: 0 } });
    const { answered, recorded } = verdict.counters;
    expect(recorded).toBe(answered);
    expect(answered).toBeGreaterThan(20);
  });

  it('checks one county alone when asked to', async () => {
    const verdict = await withSnapshot(service.database.url, (tx) => verifyDatabase(tx, { county: '421202' }));
    expect(verdict).toMatchObject({ cases: 1, faults: 0 });
    expect(verdict.events).toBe(2);
  });

  it('is not confused by commands that run meanwhile', async () => {
    const before = await verify();
    let verifying = true;
    const sending = (async () => {
      let sent = 0;
      for (; verifying || sent === 0; sent += 1) await service.openFor(cases.opened.householdId, 50_000);
      return sent;
    })();
    const verdicts = [await verify(), await verify(), await verify()];
    verifying = false;
    const sent = await sending;
    expect(verdicts.map(({ faults }) => faults)).toEqual([0, 0, 0]);
    expect(await verify()).toMatchObject({ faults: 0, events: before.events + sent });
  });

  it('refuses a role that sees only part of the history, instead of calling that part intact', async () => {
    const url = `${service.database.url}?options=${encodeURIComponent('-c role=yimen_app')}`;
    await expect(withSnapshot(url, (tx) => verifyDatabase(tx, {}))).rejects.toThrow(HistoryNotVisible);
  });

  describe('names the first bad event after', () => {
    const swap = async (owner: PoolClient, id: string, a: number, b: number): Promise<void> => {
      for (const statement of SWAP_NUMBERS.split(';')) {
        const used = [...new Set(statement.match(/\$\d/g))].sort();
        const values = [id, a, b].filter((_, index) => used.includes(`$${index + 1}`));
        const renumbered = used.reduce(
          (sql, name, index) => sql.replaceAll(name, `$${index + 1}::${name === '$1' ? 'uuid' : 'int'}`),
          statement,
        );
        await owner.query(renumbered, values);
      }
    };

    it.each<[string, (owner: PoolClient) => Promise<unknown>, () => string[]]>([
      [
        'one byte of a body was changed',
        (owner) =>
          owner.query(
            `update case_event set body = set_byte(body, 40, get_byte(body, 40) # 1) where case_id = $1 and seq = 4`,
            [idOf('paid')],
          ),
        () => [at('edited', 'paid', 4)],
      ],
      [
        'one byte of a personal part was changed',
        (owner) =>
          owner.query('update case_event set personal = set_byte(personal, 0, 0) where case_id = $1 and seq = 1', [
            idOf('paid'),
          ]),
        () => [at('edited', 'paid', 1)],
      ],
      [
        'a personal part was taken away',
        (owner) =>
          owner.query('update case_event set personal = null where case_id = $1 and seq = 1', [idOf('visited')]),
        () => [at('edited', 'visited', 1)],
      ],
      [
        'a body was edited and its own hash made to fit',
        (owner) =>
          owner
            .query(
              `update case_event set ${replaceInBody('"income":60001', '"income":50001')} where case_id = $1 and seq = 1`,
              [idOf('reported')],
            )
            .then(() =>
              owner.query(`update case_event set ${NEW_HASH} where case_id = $1 and seq = 1`, [idOf('reported')]),
            ),
        () => [at('state', 'reported', 1), at('unsealed', 'reported', 1)],
      ],
      [
        'an event was deleted',
        (owner) => owner.query('delete from case_event where case_id = $1 and seq = 3', [idOf('paid')]),
        () => [at('gap', 'paid', 3), at('unsealed', 'paid', 3), at('idempotency', 'paid', 3)],
      ],
      [
        'two events of a case changed places',
        (owner) => swap(owner, idOf('paid'), 3, 5),
        () => [at('moved', 'paid', 3), at('unsealed', 'paid', 3)],
      ],
      [
        'two events of different cases changed places',
        async (owner) => {
          await owner.query(
            'update case_event set case_id = gen_random_uuid(), county = $2 where case_id = $1 and seq = 2',
            [idOf('other'), '000000'],
          );
          await owner.query(`update case_event set county = '421202', case_id = $2 where case_id = $1 and seq = 2`, [
            idOf('visited'),
            idOf('other'),
          ]);
          await owner.query(`update case_event set county = '421222', case_id = $1 where county = '000000'`, [
            idOf('visited'),
          ]);
        },
        () => [
          at('moved', 'other', 2),
          at('moved', 'visited', 2),
          at('unsealed', 'other', 2),
          at('unsealed', 'visited', 2),
        ],
      ],
      [
        'the tail was cut off',
        (owner) => owner.query('delete from case_event where case_id = $1 and seq >= 8', [idOf('paid')]),
        () => [at('truncated', 'paid', 8), at('unsealed', 'paid', 8), at('idempotency', 'paid', 8)],
      ],
      [
        'the tail was cut off and the case told that it has fewer events',
        async (owner) => {
          await owner.query('delete from case_event where case_id = $1 and seq >= 8', [idOf('paid')]);
          await owner.query('update cases set version = 7 where id = $1', [idOf('paid')]);
        },
        () => [at('truncated', 'paid', 8), at('unsealed', 'paid', 8), at('idempotency', 'paid', 8)],
      ],
      [
        'all events of a case were deleted',
        (owner) => owner.query('delete from case_event where case_id = $1', [idOf('suspended')]),
        () => [at('truncated', 'suspended', 1), at('unsealed', 'suspended', 1), at('idempotency', 'suspended', 3)],
      ],
      [
        'an event was inserted, copied from the one before',
        (owner) =>
          owner.query(
            `insert into case_event select county, case_id, seq + 1, at, type, actor, body, personal, hash, hash from case_event
             where case_id = $1 and seq = (select max(seq) from case_event where case_id = $1)`,
            [idOf('objected')],
          ),
        () => [at('edited', 'objected', 10), at('unsealed', 'objected', 10)],
      ],
      [
        'an event was duplicated as it was',
        (owner) =>
          owner.query(
            `insert into case_event select county, case_id, seq + 1, at, type, actor, body, personal, previous, hash from case_event
             where case_id = $1 and seq = (select max(seq) from case_event where case_id = $1)`,
            [idOf('objected')],
          ),
        () => [at('moved', 'objected', 10), at('unsealed', 'objected', 10)],
      ],
      [
        'an event stands under a case that does not exist',
        (owner) =>
          owner.query(
            `insert into case_event select county, 'ffffffff-0000-7000-8000-000000000000', seq, at, type, actor, body, personal, previous, hash from case_event where case_id = $1 and seq = 1`,
            [idOf('opened')],
          ),
        () => ['orphan null 1', 'unsealed null 1'],
      ],
      [
        'the time in a column was changed, by which people search',
        (owner) =>
          owner.query(`update case_event set at = at - interval '1 day' where case_id = $1 and seq = 2`, [
            idOf('visited'),
          ]),
        () => [at('edited', 'visited', 2)],
      ],
      [
        'the person in a column was changed',
        (owner) =>
          owner.query(`update case_event set actor = 'somebody else' where case_id = $1 and seq = 2`, [
            idOf('visited'),
          ]),
        () => [at('edited', 'visited', 2)],
      ],
      [
        'the kind of event in a column was changed',
        (owner) =>
          owner.query(`update case_event set type = 'APPROVE' where case_id = $1 and seq = 2`, [idOf('visited')]),
        () => [at('edited', 'visited', 2)],
      ],
      [
        'a case was given another amount',
        (owner) =>
          owner.query(`update cases set state = jsonb_set(state, '{context,amount}', '999999') where id = $1`, [
            idOf('paid'),
          ]),
        () => [at('state', 'paid', 13)],
      ],
      [
        'a case was given another status',
        (owner) => owner.query(`update cases set status = 'active' where id = $1`, [idOf('paid')]),
        () => [at('state', 'paid', 13)],
      ],
      [
        'a case was moved to another division',
        (owner) => owner.query(`update cases set division = '421222105201' where id = $1`, [idOf('visited')]),
        () => [at('state', 'visited', 8)],
      ],
      [
        "yesterday's row of a case was restored",
        (owner) =>
          owner.query(
            `update cases set version = 8, head = (select hash from case_event where case_id = $1 and seq = 8),
               state = (select state from cases where id = $2) where id = $1`,
            [idOf('objected'), idOf('visited')],
          ),
        () => [at('state', 'objected', 9)],
      ],
      [
        'an open task was deleted',
        (owner) => owner.query('delete from case_task where case_id = $1 and closed_at is null', [idOf('opened')]),
        () => [at('tasks', 'opened', 2)],
      ],
      [
        'an open task was given to another office',
        (owner) =>
          owner.query(
            `update case_task set office = '421222:banks' where case_id = $1 and closed_at is null and part = 'housing'`,
            [idOf('opened')],
          ),
        () => [at('tasks', 'opened', 2)],
      ],
      [
        'an open task was closed by hand',
        (owner) => owner.query(`update case_task set closed_at = now() where case_id = $1`, [idOf('published')]),
        () => [at('tasks', 'published', 12)],
      ],
      [
        'a closed task was opened again',
        (owner) =>
          owner.query(
            `update case_task set closed_at = null, closed_seq = null, assignee = null where case_id = $1 and part = 'housing'`,
            [idOf('reported')],
          ),
        () => [at('tasks', 'reported', 6)],
      ],
      [
        'a deadline was put off',
        (owner) =>
          owner.query(`update case_deadline set due_at = due_at + interval '30 days' where case_id = $1`, [
            idOf('visited'),
          ]),
        () => [at('deadlines', 'visited', 8)],
      ],
      [
        'a deadline was deleted',
        (owner) => owner.query('delete from case_deadline where case_id = $1', [idOf('visited')]),
        () => [at('deadlines', 'visited', 8)],
      ],
      [
        'a suspended deadline was made to run',
        (owner) =>
          owner.query('update case_deadline set due_at = now() where case_id = $1 and due_at is null', [
            idOf('suspended'),
          ]),
        () => [at('deadlines', 'suspended', 4)],
      ],
      [
        'a decision was registered as taken sooner than it was',
        (owner) =>
          owner.query('update case_course set working_days = working_days - 1 where case_id = $1', [idOf('paid')]),
        () => [at('course', 'paid', 13)],
      ],
      [
        'a decision left the register',
        (owner) => owner.query('delete from case_course where case_id = $1', [idOf('paid')]),
        () => [at('course', 'paid', 13)],
      ],
      [
        'a case that is still checked was registered as decided',
        (owner) =>
          owner.query(
            `insert into case_course select county, $1, procedure, division, started_at from case_course where case_id = $2`,
            [idOf('opened'), idOf('paid')],
          ),
        () => [at('course', 'opened', 2)],
      ],
      [
        'a case that is not there was registered',
        (owner) =>
          owner.query(`update case_course set case_id = 'ffffffff-0000-7000-8000-000000000000' where case_id = $1`, [
            idOf('paid'),
          ]),
        () => [at('course', 'paid', 13), 'course null null'],
      ],
      [
        'an event left the log to be sealed',
        (owner) => owner.query('delete from unsealed where case_id = $1 and seq = 2', [idOf('opened')]),
        () => [at('unsealed', 'opened', 2)],
      ],
      [
        'a claim was left open on a closed task',
        (owner) =>
          owner.query(`update case_claim set released_at = null where case_id = $1 and key like '%housing'`, [
            idOf('reported'),
          ]),
        () => [at('claims', 'reported', 3)],
      ],
      [
        'an open task was handed to somebody who never claimed it',
        (owner) =>
          owner.query('update case_task set assignee = gen_random_uuid() where case_id = $1 and closed_at is null', [
            idOf('published'),
          ]),
        () => [at('claims', 'published', 12)],
      ],
      [
        'the index was dropped and a task claimed twice',
        async (owner) => {
          await owner.query('drop index case_claim_single');
          await owner.query(`update case_claim set released_at = null where case_id = $1 and key = 'visiting#6/1'`, [
            idOf('visited'),
          ]);
          await owner.query(
            `insert into case_claim select county, case_id, key, fence + 1, user_id, claimed_at from case_claim where case_id = $1 and key = 'visiting#6/1'`,
            [idOf('visited')],
          );
        },
        () => [at('claims', 'visited', 7), at('claims', 'visited', 7), at('claims', 'visited', null)],
      ],
      [
        'a command that was answered is gone without a trace',
        async (owner) => {
          await owner.query(
            `update idempotency set response = jsonb_set(response, '{version}', '99') where response->>'caseId' = $1 and response->>'version' = '3'`,
            [idOf('visited')],
          );
        },
        () => [at('idempotency', 'visited', 99)],
      ],
      [
        'one event answers two commands',
        (owner) =>
          owner.query(
            `insert into idempotency select principal, key || '-again', body_hash, response, at from idempotency where response->>'caseId' = $1 and response->>'version' = '3'`,
            [idOf('visited')],
          ),
        () => [at('idempotency', 'visited', 3)],
      ],
    ])('%s', async (_what, damage, expected) => {
      expect(places(await verdictAfter(damage))).toEqual(expected());
    });

    it('the definition was changed under cases already decided', async () => {
      const verdict = await verdictAfter((owner) =>
        owner
          .query(`update definition set content = replace(content::text, '60_000', '1')::json`)
          .then(() =>
            owner.query(
              `update definition set content = replace(content::text, 'income below the standard', 'any income')::json`,
            ),
          ),
      );
      expect(places(verdict)[0]).toBe('definition-altered null null');
      expect(places(verdict)).toContain(at('definition-altered', 'paid', 1));
    });

    it('the calendar was changed that due dates were counted with', async () => {
      const verdict = await verdictAfter((owner) =>
        owner.query(`update calendar set content = jsonb_set(content, '{to}', '2040')`),
      );
      expect(places(verdict)).toContain(at('definition-altered', 'paid', 1));
    });

    it('the definition was deleted', async () => {
      const verdict = await verdictAfter((owner) => owner.query('delete from definition'));
      expect(places(verdict)).toContain(at('not-replayable', 'paid', 1));
    });
  });

  it('says that a personal part is erased when its key was destroyed, and that the chain holds', async () => {
    const verdict = await verdictAfter((owner) =>
      owner.query(
        `insert into household_key (household_id, key_id, destroyed_at, destroyed_by, destroyed_reason) values ($1, 'k', now(), 'a', 'b')`,
        [cases.paid.householdId],
      ),
    );
    expect(verdict.bad).toEqual([]);
    expect(verdict.erased).toEqual({ cases: 1, events: 2 });
  });
});

describe('history cannot be changed', () => {
  const asService = (sql: string): Promise<unknown> => service.database.pool.query(sql);
  const partition = async (): Promise<string> => {
    const { rows } = await service.owner.query<{ name: string }>(
      'select tableoid::regclass::text as name from case_event limit 1',
    );
    return rows[0]?.name ?? '';
  };

  it.each([
    ['update', (table: string) => `update ${table} set hash = ''`],
    ['delete', (table: string) => `delete from ${table}`],
    ['truncate', (table: string) => `truncate ${table}`],
  ])("by the service's own role: %s", async (_verb, statement) => {
    await expect(asService(statement('case_event'))).rejects.toMatchObject({
      code: '42501',
      message: expect.stringContaining('permission denied'),
    });
    await expect(asService(statement(await partition()))).rejects.toMatchObject({
      code: '42501',
      message: expect.stringContaining('permission denied'),
    });
    await expect(asService(statement('unsealed'))).rejects.toMatchObject({ code: '42501' });
  });

  it.each([
    ['update', (table: string) => `update ${table} set type = 'X'`],
    ['delete', (table: string) => `delete from ${table}`],
  ])('by the owner of the tables, unless triggers are switched off: %s', async (_verb, statement) => {
    for (const table of ['case_event', await partition()]) {
      await expect(service.owner.query(statement(table))).rejects.toThrow('history is append-only');
    }
  });

  it('by the owner of the tables: truncate', async () => {
    await expect(service.owner.query('truncate case_event')).rejects.toThrow('history is append-only');
  });

  it('by somebody who writes into a partition past the table', async () => {
    const table = await partition();
    const columns = 'county, case_id, seq, at, type, actor, body, personal, previous, hash';
    await expect(
      asService(`insert into ${table} (${columns}) select ${columns} from case_event limit 1`),
    ).rejects.toMatchObject({ code: '42501' });
  });
});
