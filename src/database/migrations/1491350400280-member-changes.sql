-- Members come and go while a case runs: they die, marry, move out, are born. Who has left counts no more, in an amount, a supplement
-- or an identity; the row stays, because what was decided before rests on it.
alter table person add column left_at timestamptz;
alter table person add column left_case uuid;
alter table person add column left_seq int;
-- by which event somebody was added to a household that had applied already
alter table person add column joined_case uuid;
alter table person add column joined_seq int;

create or replace function household_facts(p_county text, p_household uuid)
returns table (persons uuid[], categories jsonb, sealed bytea[], officers uuid[], registered boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select array_agg(p.id order by p.position), jsonb_agg(to_jsonb(p.categories) order by p.position), array_agg(p.sealed order by p.position),
    (select coalesce(array_agg(distinct r.user_id order by r.user_id), '{}') from officer_relation r where r.county = p_county and r.household_id = p_household),
    (select h.relation_registered_at is not null from household h where h.county = p_county and h.id = p_household)
  from person p where p.county = p_county and p.household_id = p_household and p.left_at is null
$$;

create or replace function case_persons(p_county text, p_case uuid)
returns table (household_id uuid, person_id uuid, id_index bytea, key text)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.household_id, p.id, p.id_index, person_key(p.id_index, p.id)
  from cases c join person p on p.county = c.county and p.household_id = c.household_id
  where c.county = p_county and c.id = p_case and case when c.beneficiary_id is null then p.left_at is null else p.id = c.beneficiary_id end
  order by p.position
$$;

create or replace function excluding_awards(p_county text, p_case uuid, p_seq int)
returns table (county text, case_id uuid, number text, division text, procedure text, from_month text, to_month text, reason jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  with mine as (select c.*, d.content -> 'excludes' as excludes from cases c join definition d on d.digest = c.definition where c.county = p_county and c.id = p_case),
  others as (
    select o.county, o.id from case_persons(p_county, p_case) me
      join person p on p.id_index = me.id_index and p.left_at is null
      join cases o on o.county = p.county and o.household_id = p.household_id and (o.beneficiary_id is null or o.beneficiary_id = p.id)
    union
    select b.county, b.case_id from mine join award b on b.household_id = mine.household_id
      and (b.person_id is null or mine.beneficiary_id is null or b.person_id = mine.beneficiary_id)),
  found as (
    select o.county, o.id, o.number, o.division, o.procedure, b.from_month, b.to_month,
      coalesce(mine.excludes -> o.procedure, od.content -> 'excludes' -> mine.procedure,
        case when o.procedure = mine.procedure and a.kind = b.kind and a.household_id <> b.household_id
          then json_build_object('zh', '同一人员不得重复享受同一待遇', 'en', 'nobody has the same benefit twice') end)::jsonb as reason
    from mine cross join others join cases o on o.county = others.county and o.id = others.id join definition od on od.digest = o.definition
      join award a on a.county = p_county and a.case_id = p_case and a.seq = p_seq
      join award b on b.county = o.county and b.case_id = o.id
        and greatest(a.from_month, b.from_month) <= least(coalesce(a.to_month, '9999-12'), coalesce(b.to_month, '9999-12'))
    where (o.county, o.id) <> (p_county, p_case))
  select f.county, f.id, f.number, f.division, f.procedure, f.from_month, f.to_month, f.reason from found f
  where f.reason is not null order by f.from_month, f.number
$$;

create or replace function case_statuses(p_county text, p_case uuid, p_day date) returns table (status text, own boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  with members as (
    select p.id, p.id_index, p.household_id, c.beneficiary_id is null or p.id = c.beneficiary_id as own
    from cases c join person p on p.county = c.county and p.household_id = c.household_id where c.county = p_county and c.id = p_case and (p.left_at is null or p.id = c.beneficiary_id))
  select s.status, bool_or(s.own) from (
    select r.status, m.own from members m join recognised_status r on r.id_index = m.id_index
      where r.from_date <= p_day and (r.to_date is null or r.to_date >= p_day)
    union all
    select r.status, m.own from members m join recognised_status r on r.household_id = m.household_id and r.person_id = m.id
      where r.from_date <= p_day and (r.to_date is null or r.to_date >= p_day)) s
  group by s.status
$$;

create or replace function order_supplements(p_county text, p_case uuid, p_seq int, p_index int, p_division text, p_procedures text[], p_kind text,
  p_amount bigint, p_month text, p_authority jsonb, p_at timestamptz)
returns int language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare v_people int;
begin
  insert into payment_order (county, case_id, item, household_id, person_id, procedure, kind, payee, amount_fen, due_month, authority,
    decided_at, source_county, source_id, seq, index)
  select county, case_id, concat('list:', p_case, ':', p_seq, '.', p_index, ':', person_id), household_id, person_id, procedure, p_kind, payee, p_amount,
    p_month, p_authority, p_at, p_county, p_case, p_seq, p_index
  from (
    select distinct on (coalesce(p.id_index, convert_to(p.id::text, 'UTF8'))) a.county, a.case_id, a.household_id, p.id as person_id, a.procedure, a.payee
    from award a join cases c on c.county = a.county and c.id = a.case_id
      join person p on p.county = a.county and p.household_id = a.household_id and case when c.beneficiary_id is null then p.left_at is null else p.id = c.beneficiary_id end
    where a.procedure = any (p_procedures) and starts_with(a.county, left(p_division, 6)) and starts_with(c.division, p_division)
      and a.from_month <= p_month and coalesce(a.to_month, '9999-12') >= p_month
    order by coalesce(p.id_index, convert_to(p.id::text, 'UTF8')), array_position(p_procedures, a.procedure), a.county, a.case_id, a.kind
  ) people;
  get diagnostics v_people = row_count;
  return v_people;
end $$;

-- A member leaves by an event of a case. Whoever else is named goes on in the applicant's stead when it was the applicant: somebody has
-- to be told and paid. Says what stood in the way, null when it is done.
create function member_leaves(p_county text, p_case uuid, p_seq int, p_person uuid, p_successor uuid, p_at timestamptz) returns text
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  v_household uuid := (select household_id from cases where county = p_county and id = p_case);
  v_applicant boolean;
  v_others uuid[];
begin
  perform 1 from household where county = p_county and id = v_household for update;
  select applicant into v_applicant from person where county = p_county and household_id = v_household and id = p_person and left_at is null;
  if v_applicant is null then return 'unknown'; end if;
  v_others := array(select id from person where county = p_county and household_id = v_household and id <> p_person and left_at is null);
  if v_applicant and cardinality(v_others) > 0 and not coalesce(p_successor = any (v_others), false) then return 'successor'; end if;
  update person set left_at = p_at, left_case = p_case, left_seq = p_seq where county = p_county and id = p_person;
  if v_applicant and cardinality(v_others) > 0 then
    update person set applicant = (id = p_successor) where county = p_county and household_id = v_household;
  end if;
  return null;
end $$;
grant execute on function member_leaves(text, uuid, int, uuid, uuid, timestamptz) to yimen_app;

-- Somebody may come back.
drop index person_once;
create unique index person_once on person (county, household_id, id_index) where id_index is not null and left_at is null;
