-- Cases. Every table begins its key with the county, so that the schema can be distributed by county without a rewrite.
create sequence case_number;

create table cases (
  county text not null,
  id uuid not null,
  number text not null,
  procedure text not null,
  definition text not null references definition (digest),
  division text not null,
  household_id uuid,
  -- the person that a case about a person is about; null where it is about the household
  beneficiary_id uuid,
  version int not null,
  state jsonb not null,
  head bytea not null,
  status text not null check (status in ('active', 'done')),
  opened_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (county, id),
  unique (county, number)
) with (fillfactor = 70);
create index cases_division on cases (division text_pattern_ops, id);
create index cases_household on cases (county, household_id);

-- History is partitioned by the year in which the case was opened. Case ids are UUIDv7, so the year is the id's prefix: it never
-- changes for a case, (case, seq) stays unique, and a household's file can be archived whole.
create table case_event (
  county text not null,
  case_id uuid not null,
  seq int not null,
  at timestamptz not null,
  type text not null,
  actor text,
  body bytea not null,
  personal bytea,
  previous bytea not null,
  hash bytea not null,
  primary key (county, case_id, seq)
) partition by range (case_id);
create index case_event_actor on case_event (actor, at) where actor is not null;

create function uuid7_floor(at timestamptz) returns uuid language sql immutable as
$$ select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid $$;

do $$
begin
  for year in 2012..2040 loop
    execute format('create table case_event_%s partition of case_event for values from (%L) to (%L)', year,
      uuid7_floor(make_timestamptz(year, 1, 1, 0, 0, 0, 'Asia/Shanghai')), uuid7_floor(make_timestamptz(year + 1, 1, 1, 0, 0, 0, 'Asia/Shanghai')));
  end loop;
end $$;
create table case_event_other partition of case_event default;

create table unsealed (
  county text not null,
  case_id uuid not null,
  seq int not null,
  hash bytea not null,
  primary key (county, case_id, seq)
);

create table case_task (
  county text not null,
  case_id uuid not null,
  key text not null,
  division text not null,
  procedure text not null,
  state text not null,
  part text,
  office text not null,
  role text not null,
  opened_seq int not null,
  opened_at timestamptz not null,
  due_at timestamptz,
  assignee uuid,
  claimed_at timestamptz,
  fence int not null default 0,
  closed_seq int,
  closed_at timestamptz,
  primary key (county, case_id, key)
) with (fillfactor = 80);
create index case_task_inbox on case_task (office, role, coalesce(due_at, 'infinity'::timestamptz), case_id, key) where closed_at is null;
create index case_task_mine on case_task (assignee, coalesce(due_at, 'infinity'::timestamptz), case_id, key) where closed_at is null and assignee is not null;

-- One open claim per task, whatever the code above does.
create table case_claim (
  county text not null,
  case_id uuid not null,
  key text not null,
  fence int not null,
  user_id uuid not null,
  claimed_at timestamptz not null,
  released_at timestamptz,
  ended text check (ended in ('released', 'completed', 'closed')),
  primary key (county, case_id, key, fence)
);
create unique index case_claim_single on case_claim (county, case_id, key) where released_at is null;

create table case_deadline (
  county text not null,
  case_id uuid not null,
  key text not null,
  kind text not null check (kind in ('after', 'alarm')),
  period text not null,
  due_at timestamptz,
  provisional boolean not null default false,
  -- set when firing failed: tried again from then on
  retry_at timestamptz,
  attempts int not null default 0,
  primary key (county, case_id, key)
);
create index case_deadline_due on case_deadline (greatest(due_at, retry_at)) where due_at is not null;

create table case_link (
  county text not null,
  case_id uuid not null,
  relation text not null,
  other_county text not null,
  other_id uuid not null,
  primary key (county, case_id, relation, other_county, other_id)
);
create index case_link_other on case_link (other_county, other_id);

create table incident (
  id uuid primary key,
  county text not null,
  case_id uuid not null,
  division text not null,
  at timestamptz not null,
  kind text not null,
  subject text not null,
  problem text not null,
  attempts int not null default 1,
  resolved_at timestamptz,
  resolved_by text
);
create unique index incident_open on incident (county, case_id, kind, subject) where resolved_at is null;

create table outbox (
  id uuid primary key,
  county text not null,
  case_id uuid not null,
  seq int not null,
  topic text not null,
  payload jsonb not null,
  at timestamptz not null,
  sent_at timestamptz
);
create index outbox_unsent on outbox (id) where sent_at is null;

create table idempotency (
  principal text not null,
  key text not null,
  body_hash bytea not null,
  response jsonb not null,
  at timestamptz not null,
  primary key (principal, key)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'history is append-only: % on % is refused', tg_op, tg_table_name using errcode = '42501';
end $$;
create trigger case_event_append_only before update or delete on case_event for each row execute function refuse_change();
create trigger case_event_no_truncate before truncate on case_event for each statement execute function refuse_change();
