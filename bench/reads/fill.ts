import pg, { type Pool } from 'pg';
import type { CaseId } from '../stand/stand.js';

/** Real cases that the filling is cloned from, of ten events each. */
export interface Templates {
  /** An open task at the township. */
  township: CaseId;
  /** An open task at the county. */
  county: CaseId;
  /** Done. */
  closed: CaseId;
}

const PER_BATCH = 10_000;
const TEMPLATE_TOWNSHIP = '421222104';

/** Every township of the demonstration, or those of one county, with one of its villages and one of its handlers. */
const PLACES = `
  create table bench_place as
    select row_number() over (order by d.code) - 1 as n, d.code as township, left(d.code, 6) as county,
      (select min(v.code) from division v where v.parent = d.code and v.level = 'village') as village,
      (select min(s.user_id::text) from seat s where s.office = d.code || ':civilAffairs' and s.role = 'handler') as handler
    from division d where d.level = 'township' and d.government and starts_with(d.code, $1)`;

/**
 * Which cases a batch adds. Of nine, two have a task open at the township, one at the county, six are done; opened over the
 * last four years. The id is a UUIDv7 of that instant, as the partitions expect, with the number's hash for chance.
 */
const BATCH = `
  create temp table bench_batch on commit drop as
    select (lpad(to_hex((extract(epoch from s.opened_at) * 1000)::bigint), 12, '0') || '7' || substr(h, 1, 3) || '8' || substr(h, 4, 15))::uuid as id,
      i, p.township, p.county, p.village, p.handler, s.opened_at, s.spread, t.id as template, t.opened_at as template_opened_at
    from generate_series($1::int, $2::int) as i
    join bench_place p on p.n = (i / 9) % (select count(*) from bench_place)
    cross join lateral (select md5(i::text) as h) m
    cross join lateral (select make_interval(secs => abs(hashtext(h)) % (40 * 86400)) as spread,
      service_now() - make_interval(secs => abs(hashtext(h || 'x')) % (4 * 365 * 86400)) as opened_at) s
    join cases t on t.id = case when i % 9 in (0, 3) then $3::uuid when i % 9 = 6 then $4::uuid else $5::uuid end`;

/** The same bytes with other names in them; chunks of text are all that tells one benchmark case from another. */
const CASES = `
  insert into cases (county, id, number, procedure, definition, division, version, state, head, status, opened_at, updated_at)
    select b.county, b.id, b.county || '-' || extract(year from b.opened_at) || '-B' || lpad(b.i::text, 7, '0'), c.procedure, c.definition, b.village,
      c.version, replace(replace(c.state::text, $1 || '201', b.village), $1, b.township)::jsonb, c.head, c.status, b.opened_at, b.opened_at + (c.updated_at - c.opened_at)
    from bench_batch b join cases c on c.id = b.template`;

const EVENTS = `
  insert into case_event (county, case_id, seq, at, type, actor, body, previous, hash)
    select b.county, b.id, e.seq, b.opened_at + make_interval(days => e.seq), e.type, case when e.actor is not null then b.handler end,
      convert_to(replace(replace(replace(replace(convert_from(e.body, 'UTF8'),
        b.template::text, b.id::text), $1, b.township), '"' || left($1, 6) || '"', '"' || b.county || '"'), coalesce(e.actor, '-none-'), b.handler), 'UTF8'),
      e.previous, sha256(convert_to(b.id::text || e.seq, 'UTF8'))
    from bench_batch b join case_event e on e.case_id = b.template order by b.id, e.seq`;

const TASKS = `
  insert into case_task (county, case_id, key, division, procedure, state, part, office, role, opened_seq, opened_at, due_at, closed_seq, closed_at)
    select b.county, b.id, t.key, b.village, t.procedure, t.state, t.part, replace(replace(t.office, $1, b.township), left($1, 6) || ':', b.county || ':'),
      t.role, t.opened_seq, b.opened_at + make_interval(days => t.opened_seq), service_now() + b.spread, t.closed_seq,
      case when t.closed_at is not null then b.opened_at + make_interval(days => t.closed_seq) end
    from bench_batch b join case_task t on t.case_id = b.template`;

const DEADLINES = `
  insert into case_deadline (county, case_id, key, kind, period, due_at)
    select b.county, b.id, d.key, d.kind, d.period, service_now() + interval '1 day' + b.spread
    from bench_batch b join case_deadline d on d.case_id = b.template`;

/** @param county empty for all of them */
export async function preparePlaces(owner: Pool, county = ''): Promise<void> {
  // A statement that creates a table takes no parameters.
  await owner.query(PLACES.replace('$1', () => pg.escapeLiteral(county)));
}

/**
 * Adds cases until there are `upTo` of them, with ten events each unless only their tasks are of interest. The hashes are made up:
 * nothing here verifies.
 */
export async function fill(
  owner: Pool,
  { township, county, closed }: Templates,
  { from, upTo, withEvents = true }: { from: number; upTo: number; withEvents?: boolean },
  report: (line: string) => void,
): Promise<void> {
  const templates = [township.caseId, county.caseId, closed.caseId];
  for (let first = from; first < upTo; first += PER_BATCH) {
    const last = Math.min(first + PER_BATCH, upTo) - 1;
    await batch(owner, withEvents ? [CASES, EVENTS, TASKS] : [CASES, TASKS], [first, last, ...templates]);
    report(`filled ${last + 1} of ${upTo} cases`);
  }
  await owner.query('vacuum analyze');
  await owner.query('checkpoint');
}

async function batch(owner: Pool, statements: string[], values: unknown[]): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query('begin');
    await client.query(BATCH, values);
    await client.query('analyze bench_batch');
    for (const statement of statements) await client.query(statement, [TEMPLATE_TOWNSHIP]);
    await client.query(DEADLINES);
    await client.query('commit');
  } finally {
    client.release();
  }
}
