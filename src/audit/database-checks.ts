import type { Tx } from '../cases/ports.js';
import { BENEFIT_CHECKS } from './benefit-checks.js';
import { faultAt, type Fault, type FaultCode } from './faults.js';
import type { HistoryScope } from './records.js';

/** A question to the tables around the history whose answer should be: none. */
export interface Check {
  code: FaultCode;
  detail: string;
  /** Rows `county`, `case_id`, `seq` that should not be. `$1` is the county asked for, or null. */
  sql: string;
}

const CHECKS: Check[] = [
  {
    code: 'orphan',
    detail: 'there is no such case',
    sql: `select e.county, e.case_id, min(e.seq) as seq from case_event e
      where ($1::text is null or e.county = $1) and not exists (select from cases c where c.county = e.county and c.id = e.case_id)
      group by e.county, e.case_id`,
  },
  {
    code: 'unsealed',
    detail: 'the log to be sealed lacks this event, or has another hash for it',
    sql: `select e.county, e.case_id, min(e.seq) as seq from case_event e
      left join unsealed u on u.county = e.county and u.case_id = e.case_id and u.seq = e.seq
      where ($1::text is null or e.county = $1) and u.hash is distinct from e.hash group by e.county, e.case_id`,
  },
  {
    code: 'unsealed',
    detail: 'the log to be sealed has an event that history has not',
    sql: `select u.county, u.case_id, min(u.seq) as seq from unsealed u
      left join case_event e on e.county = u.county and e.case_id = u.case_id and e.seq = u.seq
      where ($1::text is null or u.county = $1) and e.seq is null group by u.county, u.case_id`,
  },
  {
    code: 'claims',
    detail: 'a closed task has an open claim',
    sql: `select t.county, t.case_id, t.closed_seq as seq from case_task t
      join case_claim k on k.county = t.county and k.case_id = t.case_id and k.key = t.key and k.released_at is null
      where ($1::text is null or t.county = $1) and t.closed_at is not null`,
  },
  {
    code: 'claims',
    detail: 'an open task is not held by whoever claimed it last',
    sql: `select t.county, t.case_id, t.opened_seq as seq from case_task t
      left join case_claim k on k.county = t.county and k.case_id = t.case_id and k.key = t.key and k.released_at is null
      where ($1::text is null or t.county = $1) and t.closed_at is null
        and (t.assignee is distinct from k.user_id or (k.user_id is not null and t.fence <> k.fence))`,
  },
  {
    // The unique index on open claims forbids it; this holds after somebody dropped the index.
    code: 'claims',
    detail: 'a task has two open claims',
    sql: `select county, case_id, null::int as seq from case_claim
      where ($1::text is null or county = $1) and released_at is null group by county, case_id, key having count(*) > 1`,
  },
  {
    code: 'claims',
    detail: 'a claim is on no task',
    sql: `select k.county, k.case_id, null::int as seq from case_claim k
      where ($1::text is null or k.county = $1)
        and not exists (select from case_task t where t.county = k.county and t.case_id = k.case_id and t.key = k.key)`,
  },
  {
    code: 'idempotency',
    detail: 'a command was answered whose event is not there',
    sql: `select a.county, a.case_id, min(a.seq) as seq from answered a
      left join case_event e on e.county = a.county and e.case_id = a.case_id and e.seq = a.seq
      where ($1::text is null or a.county = $1) and e.seq is null group by a.county, a.case_id`,
  },
  {
    code: 'idempotency',
    detail: 'one event answers two commands',
    sql: `select county, case_id, seq from answered where $1::text is null or county = $1
      group by county, case_id, seq having count(*) > 1`,
  },
];

/** Registers that supervision keeps of cases. What they say of a case is compared while it is replayed. */
const REGISTER_CHECKS: Check[] = (['course', 'draws'] as const).map((code) => ({
  code,
  detail: 'a register names a case that is not there, or its procedure wrongly',
  sql: `select k.county, k.case_id, null::int as seq from ${code === 'course' ? 'case_course' : 'sampling_draw'} k
    left join cases c on c.county = k.county and c.id = k.case_id
    where ($1::text is null or k.county = $1) and k.procedure is distinct from c.procedure`,
}));

/** Answers to commands, in the shape of `CommandReply`; other answers under a key name no event. */
const ANSWERED = `with answered as (
  select response->>'county' as county, (response->>'version')::int as seq,
    case when response->>'caseId' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then (response->>'caseId')::uuid end as case_id
  from idempotency where response ?& array['county', 'caseId', 'standing'] and jsonb_typeof(response->'version') = 'number')`;

/** The most faults that one check reports. */
const MOST_PER_CHECK = 100;

interface Row {
  county: string;
  case_id: string | null;
  seq: number | null;
  number: string | null;
}

/** What does not fit between the history and the tables around it. @returns one fault for each case and check at most */
export async function checkDatabase(tx: Tx, { county }: HistoryScope): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const { code, detail, sql } of [...CHECKS, ...REGISTER_CHECKS, ...BENEFIT_CHECKS]) {
    const { rows } = await tx.query<Row>(
      `${ANSWERED}, found as (${sql})
       select f.*, c.number from found f left join cases c on c.county = f.county and c.id = f.case_id
       order by f.county, f.case_id, f.seq limit ${MOST_PER_CHECK}`,
      [county ?? null],
    );
    for (const row of rows) {
      const place = { county: row.county, caseId: row.case_id, number: row.number, seq: row.seq };
      faults.push(faultAt(code, place, detail));
    }
  }
  return faults;
}

/** What was promised to whoever sent commands, in numbers. */
export interface Counters {
  /** Commands answered under an Idempotency-Key. */
  answered: number;
  /** Of those, whose event is in the history (P1: no acknowledged command is lost). */
  recorded: number;
  openTasks: number;
  openClaims: number;
  runningDeadlines: number;
}

export async function countDatabase(tx: Tx, { county }: HistoryScope): Promise<Counters> {
  const { rows } = await tx.query<Counters>(
    `${ANSWERED} select
       (select count(*) from answered where $1::text is null or county = $1)::float8 as answered,
       (select count(*) from answered a join case_event e on e.county = a.county and e.case_id = a.case_id and e.seq = a.seq
          where $1::text is null or a.county = $1)::float8 as recorded,
       (select count(*) from case_task where closed_at is null and ($1::text is null or county = $1))::float8 as "openTasks",
       (select count(*) from case_claim where released_at is null and ($1::text is null or county = $1))::float8 as "openClaims",
       (select count(*) from case_deadline where $1::text is null or county = $1)::float8 as "runningDeadlines"`,
    [county ?? null],
  );
  return rows[0] ?? { answered: 0, recorded: 0, openTasks: 0, openClaims: 0, runningDeadlines: 0 };
}
