import type { Check } from './database-checks.js';

/** The name of an event's effect at a place; null where there is no such event or effect. */
const effectAt = (event: string, index: string): string => `(event_effects(${event}.body) ->> ${index})`;

/** Events that carry out one of these effects, a row for each. The bytes are searched first: most events have none. */
const eventsWith = (...effects: string[]): string => `(
  select v.county, v.case_id, v.seq, f.name, f.place - 1 as index
  from case_event v cross join lateral jsonb_array_elements_text(event_effects(v.body)) with ordinality as f (name, place)
  where ($1::text is null or v.county = $1) and (${effects.map((name) => `position('"${name}"'::bytea in v.body) > 0`).join(' or ')})
    and f.name in (${effects.map((name) => `'${name}'`).join(', ')}))`;

/** Whether what cases gave, took and recognised agrees with the events that decided it. */
export const BENEFIT_CHECKS: Check[] = [
  {
    code: 'accounts',
    detail: 'an account holds something else than its entries add up to',
    sql: `select a.county, (array_agg(e.case_id order by e.number desc))[1] as case_id, (array_agg(e.seq order by e.number desc))[1] as seq
      from account a left join account_entry e on e.county = a.county and e.account = a.name where $1::text is null or a.county = $1
      group by a.county, a.name, a.moved, a.version having a.moved <> coalesce(sum(e.amount), 0) or a.version <> coalesce(max(e.number), 0)
        or a.version <> count(e.number)`,
  },
  {
    code: 'accounts',
    detail: 'an entry of an account was made by no event',
    sql: `select e.case_county as county, e.case_id, e.seq from account_entry e
      left join case_event v on v.county = e.case_county and v.case_id = e.case_id and v.seq = e.seq
      where ($1::text is null or e.case_county = $1)
        and coalesce(${effectAt('v', 'e.index')} <> all (case when e.amount > 0 then array['deposit'] else array['spend', 'pay'] end), true)`,
  },
  {
    code: 'accounts',
    detail: 'an event moved an account that has no entry of it',
    sql: `select v.county, v.case_id, v.seq from ${eventsWith('spend', 'deposit')} v where not exists (select from account_entry e
      where e.case_county = v.county and e.case_id = v.case_id and e.seq = v.seq and e.index = v.index)`,
  },
  {
    code: 'payments',
    detail: 'a single payment was ordered by no event',
    sql: `select o.source_county as county, o.source_id as case_id, o.seq from payment_order o
      left join case_event v on v.county = o.source_county and v.case_id = o.source_id and v.seq = o.seq
      where ($1::text is null or o.source_county = $1)
        and coalesce(${effectAt('v', 'o.index')} <> case when o.item like 'list:%' then 'payAll' else 'pay' end, true)
      group by o.source_county, o.source_id, o.seq`,
  },
  {
    code: 'payments',
    detail: 'an event ordered a payment that is not there',
    sql: `select v.county, v.case_id, v.seq from ${eventsWith('pay', 'payAll')} v where case v.name
      when 'pay' then not exists (select from payment_order o
        where o.county = v.county and o.case_id = v.case_id and o.item = concat('once:', v.seq, '.', v.index))
      else not exists (select from supplement_list l
        where l.county = v.county and l.case_id = v.case_id and l.seq = v.seq and l.index = v.index
          and l.people = (select count(*) from payment_order o
            where o.source_county = v.county and o.source_id = v.case_id and o.seq = v.seq and o.index = v.index)) end`,
  },
  {
    code: 'payments',
    detail: 'a single payment and the roster it is on do not agree',
    sql: `select coalesce(o.county, p.county) as county, coalesce(o.case_id, p.case_id) as case_id, o.seq
      from (select * from payment_order where paid_month is not null) o
      full join (select * from payment where item not like 'award:%') p on p.county = o.county and p.case_id = o.case_id and p.item = o.item
      where ($1::text is null or coalesce(o.county, p.county) = $1)
        and (o.paid_month, o.amount_fen, o.account) is distinct from (p.month, p.amount_fen, p.account)`,
  },
  {
    code: 'statuses',
    detail: 'an identity was recognised or ended by no event',
    sql: `select s.county, s.case_id, s.seq from recognised_status s
      left join case_event v on v.county = s.county and v.case_id = s.case_id and v.seq = s.seq
      left join case_event w on w.county = s.county and w.case_id = s.case_id and w.seq = s.ended_seq
      where ($1::text is null or s.county = $1) and (coalesce(${effectAt('v', 's.index')} <> all (array['grantStatus', 'extendStatus']), true)
        or (s.ended_seq is not null and not coalesce(event_effects(w.body) ? 'endStatus', false)))
      group by s.county, s.case_id, s.seq`,
  },
  {
    code: 'members',
    detail: 'a member left or joined a household by no event',
    sql: `select coalesce(p.left_case, p.joined_case) as case_id, p.county, coalesce(p.left_seq, p.joined_seq) as seq from person p
      left join case_event v on v.county = p.county and v.case_id = p.left_case and v.seq = p.left_seq
      left join case_event w on w.county = p.county and w.case_id = p.joined_case and w.seq = p.joined_seq
      where ($1::text is null or p.county = $1)
        and ((p.left_case is not null and not coalesce(event_effects(v.body) ? 'memberLeaves', false))
          or (p.joined_case is not null and not coalesce(event_effects(w.body) ? 'memberJoins', false)))`,
  },
  {
    code: 'statuses',
    detail: 'an event recognised an identity that is not there',
    sql: `select v.county, v.case_id, v.seq from ${eventsWith('grantStatus')} v where not exists (select from recognised_status s
      where s.county = v.county and s.case_id = v.case_id and s.seq = v.seq and s.index = v.index)`,
  },
];
