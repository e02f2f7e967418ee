-- Single payments, accounts, and recognised identities: what cases give beside a monthly amount. This comes after the fences
-- and puts up its own.

-- One payment that was decided, by one event. `paid_month` is set by the roster that takes it, once; a payment out of an
-- account is made at once.
create table payment_order (
  county text not null,
  case_id uuid not null,
  -- what tells it from every other payment of the case: the event and its effect, or the list it comes from
  item text not null check (item not like 'award:%'),
  household_id uuid,
  person_id uuid,
  procedure text not null,
  kind text not null,
  payee text not null check (payee in ('household', 'institution', 'carer', 'guardian')),
  amount_fen bigint not null check (amount_fen > 0),
  account text,
  -- the earliest roster it may go on
  due_month text not null check (due_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  paid_month text check (paid_month >= due_month),
  authority jsonb,
  decided_at timestamptz not null,
  -- the event that decided it: of this case, or of the case whose supplement list it is a row of
  source_county text not null,
  source_id uuid not null,
  seq int not null,
  index int not null,
  primary key (county, case_id, item)
);
create index payment_order_month on payment_order (county, paid_month, due_month);
create index payment_order_source on payment_order (source_county, source_id, seq, index);

-- Head of a supplement list: the same amount for everybody who is on some award. Its rows are payment orders.
create table supplement_list (
  county text not null,
  case_id uuid not null,
  seq int not null,
  index int not null,
  division text not null,
  procedures text[] not null,
  kind text not null,
  amount_fen bigint not null check (amount_fen > 0),
  month text not null,
  people int not null,
  decided_at timestamptz not null,
  primary key (county, case_id, seq, index)
);

-- What is left of something countable: fen of a reserve fund, beds of an institution. An account holds what the setting
-- `account.<name>` of its division says today, and what its entries have added and taken.
create table account (
  county text not null,
  name text not null,
  division text not null,
  moved bigint not null default 0,
  -- number of its last entry
  version int not null default 0,
  primary key (county, name)
);

create table account_entry (
  county text not null,
  account text not null,
  number int not null check (number > 0),
  division text not null,
  case_county text not null,
  case_id uuid not null,
  seq int not null,
  index int not null,
  amount bigint not null check (amount <> 0),
  -- what it held afterwards
  balance bigint not null check (balance >= 0 or amount > 0),
  at timestamptz not null,
  primary key (county, account, number),
  unique (case_county, case_id, seq, index)
);

-- A person's recognised identity, from a day to a day. A row that ends before it begins was ended before it took effect.
create table recognised_status (
  county text not null,
  case_id uuid not null,
  seq int not null,
  index int not null,
  household_id uuid not null,
  person_id uuid not null,
  -- the number's index and the pseudonym made of it; null after erasure, the first also for a person without a number
  id_index bytea,
  person_key text,
  status text not null,
  from_date date not null,
  to_date date,
  granted_at timestamptz not null,
  -- the event that ended it
  ended_seq int,
  primary key (county, case_id, seq, index, person_id)
);
create index recognised_status_index on recognised_status (id_index) where id_index is not null;
create index recognised_status_household on recognised_status (household_id);

-- What the designated hospitals are told, in order: after each change all periods in which the county recognises the person.
create table identity_change (
  county text not null,
  position bigint not null,
  case_id uuid not null,
  seq int not null,
  household_id uuid not null,
  -- null after erasure
  person_key text,
  status text not null,
  periods jsonb not null,
  at timestamptz not null,
  primary key (county, position)
);
create index identity_change_household on identity_change (household_id);

-- A pseudonym of a person, the same in every application: one-way from the number's index, which is itself keyed. Somebody
-- without a number is only known within the household.
create function person_key(p_index bytea, p_person uuid) returns text language sql immutable as
$$ select left(encode(sha256(convert_to('yimen person ', 'UTF8') || coalesce(p_index, convert_to(p_person::text, 'UTF8'))), 'hex'), 32) $$;

-- Whom a case is about: the person of a case about a person, else every member of the household.
create function case_persons(p_county text, p_case uuid)
returns table (household_id uuid, person_id uuid, id_index bytea, key text)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.household_id, p.id, p.id_index, person_key(p.id_index, p.id)
  from cases c join person p on p.county = c.county and p.household_id = c.household_id
  where c.county = p_county and c.id = p_case and (c.beneficiary_id is null or p.id = c.beneficiary_id)
  order by p.position
$$;

-- What a step asks about the person a case is about; with the rights of the owner, as household_facts.
create function person_facts(p_county text, p_case uuid)
returns table (household_id uuid, person_id uuid, key text, relation text, applicant boolean, categories text[], sealed bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.household_id, p.id, person_key(p.id_index, p.id), p.relation, p.applicant, p.categories, p.sealed
  from cases c join person p on p.county = c.county and p.id = c.beneficiary_id
  where c.county = p_county and c.id = p_case
$$;

-- Everybody whose awards may stand against each other is locked, always in the same order: two cases decided at the same
-- moment wait for one another here, and the second sees what the first has written.
create function lock_award(p_county text, p_case uuid) returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare r record;
begin
  perform pg_advisory_xact_lock(hashtextextended('award:' || coalesce(household_id, id), 0)) from cases where county = p_county and id = p_case;
  for r in select key from case_persons(p_county, p_case) order by key loop
    perform pg_advisory_xact_lock(hashtextextended('award-person:' || r.key, 0));
  end loop;
end $$;

-- Awards of the same persons in procedures that exclude this case's one, or that it excludes, in the months that one event
-- has awarded. Persons are recognised in other applications by their number, and without one within their household.
create function excluding_awards(p_county text, p_case uuid, p_seq int)
returns table (county text, case_id uuid, number text, division text, procedure text, from_month text, to_month text, reason jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  with mine as (select c.*, d.content -> 'excludes' as excludes from cases c join definition d on d.digest = c.definition where c.county = p_county and c.id = p_case),
  others as (
    select o.county, o.id from case_persons(p_county, p_case) me
      join person p on p.id_index = me.id_index
      join cases o on o.county = p.county and o.household_id = p.household_id and (o.beneficiary_id is null or o.beneficiary_id = p.id)
    union
    select b.county, b.case_id from mine join award b on b.household_id = mine.household_id
      and (b.person_id is null or mine.beneficiary_id is null or b.person_id = mine.beneficiary_id))
  select o.county, o.id, o.number, o.division, o.procedure, b.from_month, b.to_month,
    coalesce(mine.excludes -> o.procedure, od.content -> 'excludes' -> mine.procedure)::jsonb
  from mine cross join others join cases o on o.county = others.county and o.id = others.id join definition od on od.digest = o.definition
    join award a on a.county = p_county and a.case_id = p_case and a.seq = p_seq
    join award b on b.county = o.county and b.case_id = o.id
      and greatest(a.from_month, b.from_month) <= least(coalesce(a.to_month, '9999-12'), coalesce(b.to_month, '9999-12'))
  where (o.county, o.id) <> (p_county, p_case) and coalesce(mine.excludes -> o.procedure, od.content -> 'excludes' -> mine.procedure) is not null
  order by b.from_month, o.number
$$;

-- Judged once more when the transaction ends, whatever the code above has done; a raise or cut of what is paid already is
-- not a new benefit.
create function refuse_excluded_award() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from award where county = new.county and case_id = new.case_id and kind = new.kind and ended_seq = new.seq) then return null; end if;
  perform lock_award(new.county, new.case_id);
  if exists (select from excluding_awards(new.county, new.case_id, new.seq)) then
    raise exception 'an award beside another that excludes it' using errcode = '23P01', constraint = 'award_excluded';
  end if;
  return null;
end $$;
create constraint trigger award_excluded after insert on award deferrable initially deferred
  for each row execute function refuse_excluded_award();

-- What the division's setting says an account holds on a day before anything was added or taken. Whichever procedure set it:
-- an account is its division's.
create function account_base(p_division text, p_name text, p_day date) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select trunc((value #>> '{}')::numeric)::bigint from setting
    where name = 'account.' || p_name and jsonb_typeof(value) = 'number' and starts_with(p_division, division)
      and valid_from <= p_day and (valid_to is null or valid_to >= p_day)
    order by length(division) desc, procedure <> '*', procedure limit 1), 0)
$$;

create function account_balance(p_county text, p_name text, p_division text, p_day date) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select account_base(p_division, p_name, p_day) + coalesce((select moved from account where county = p_county and name = p_name), 0)
$$;

-- Adds to an account or takes from it; its row is locked from here to the end of the transaction, so that of two who want
-- the last piece the second finds none. Nothing is written when it holds too little.
create function account_move(p_county text, p_name text, p_division text, p_case_county text, p_case uuid, p_seq int, p_index int, p_amount bigint, p_at timestamptz)
returns table (done boolean, balance bigint) language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  v_base bigint := account_base(p_division, p_name, (p_at at time zone 'Asia/Shanghai')::date);
  v_moved bigint;
  v_version int;
begin
  insert into account (county, name, division) values (p_county, p_name, p_division) on conflict do nothing;
  select a.moved, a.version into v_moved, v_version from account a where a.county = p_county and a.name = p_name for update;
  if p_amount < 0 and v_base + v_moved + p_amount < 0 then
    return query select false, v_base + v_moved;
    return;
  end if;
  update account a set moved = a.moved + p_amount, version = a.version + 1 where a.county = p_county and a.name = p_name;
  insert into account_entry (county, account, number, division, case_county, case_id, seq, index, amount, balance, at)
    values (p_county, p_name, v_version + 1, p_division, p_case_county, p_case, p_seq, p_index, p_amount, v_base + v_moved + p_amount, p_at);
  return query select true, v_base + v_moved + p_amount;
end $$;

-- Identities in force on a day in the household of a case, whoever recognised them; `own` are those of the person the case
-- is about.
create function case_statuses(p_county text, p_case uuid, p_day date) returns table (status text, own boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  with members as (
    select p.id, p.id_index, p.household_id, c.beneficiary_id is null or p.id = c.beneficiary_id as own
    from cases c join person p on p.county = c.county and p.household_id = c.household_id where c.county = p_county and c.id = p_case)
  select s.status, bool_or(s.own) from (
    select r.status, m.own from members m join recognised_status r on r.id_index = m.id_index
      where r.from_date <= p_day and (r.to_date is null or r.to_date >= p_day)
    union all
    select r.status, m.own from members m join recognised_status r on r.household_id = m.household_id and r.person_id = m.id
      where r.from_date <= p_day and (r.to_date is null or r.to_date >= p_day)) s
  group by s.status
$$;

-- Tells the feed what one event changed. Its positions follow the order of commits, because whoever writes waits here for
-- the one before: a reader who has seen a position has seen all before it.
create function record_identity_changes(p_county text, p_case uuid, p_seq int, p_status text, p_at timestamptz) returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('identity-feed:' || p_county, 0));
  insert into identity_change (county, position, case_id, seq, household_id, person_key, status, periods, at)
  select p_county, (select coalesce(max(position), 0) from identity_change where county = p_county) + row_number() over (order by c.person_key),
    p_case, p_seq, c.household_id, c.person_key, p_status,
    (select coalesce(jsonb_agg(jsonb_build_object('from', lower(r), 'to', upper(r) - 1) order by lower(r)), '[]') from unnest(
      (select range_agg(daterange(s.from_date, s.to_date, '[]')) from recognised_status s
        where s.county = p_county and s.status = p_status and (s.id_index = c.id_index or (s.household_id = c.household_id and s.person_id = c.person_id))
          and (s.to_date is null or s.to_date >= s.from_date))) as r), p_at
  from (select distinct household_id, person_id, person_key, id_index from recognised_status
    where county = p_county and case_id = p_case and status = p_status and (seq = p_seq or ended_seq = p_seq)) c;
end $$;

grant select, insert, update, delete on payment_order, supplement_list, account, account_entry, recognised_status, identity_change to yimen_app;
-- An order stays as it was decided, and a recognition as it was given: only the roster that takes one and the day that ends
-- the other are still to come, and erasure takes the person out of it. Accounts are written by account_move alone.
revoke update, delete on payment_order, supplement_list, recognised_status, identity_change from yimen_app;
revoke insert, update, delete on account, account_entry, identity_change from yimen_app;
grant update (paid_month) on payment_order to yimen_app;
grant update (to_date, ended_seq, id_index, person_key) on recognised_status to yimen_app;
grant update (person_key) on identity_change to yimen_app;

do $$
declare t text;
begin
  foreach t in array array['payment_order', 'supplement_list', 'account', 'account_entry', 'recognised_status', 'identity_change'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I for insert to yimen_app with check (true)', t || '_insert', t);
    execute format('create policy %I on %I for update to yimen_app using (true)', t || '_update', t);
  end loop;
  foreach t in array array['payment_order', 'recognised_status'] loop
    execute format('create policy %I on %I for select to yimen_app using (exists (select from cases c where c.county = %I.county and c.id = %I.case_id))', t || '_read', t, t, t);
  end loop;
  foreach t in array array['account', 'account_entry'] loop
    execute format('create policy %I on %I for select to yimen_app using (in_scope(division, (select scope_prefixes())))', t || '_read', t);
  end loop;
end $$;
-- A list names nobody: those it pays for may read its head, too, whose county lies in its division.
create policy supplement_list_read on supplement_list for select to yimen_app
  using (in_scope(division, (select scope_prefixes())) or exists (select from unnest((select scope_prefixes())) as p where p <> '' and starts_with(p, division)));
create policy identity_change_read on identity_change for select to yimen_app using (in_scope(county, (select scope_prefixes())));
