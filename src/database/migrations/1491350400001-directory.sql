-- Places, offices, people, and the law as the divisions set it. Small tables, copied to every node when the schema is distributed.
create table division (
  code text primary key,
  name text not null,
  level text not null check (level in ('province', 'city', 'county', 'township', 'village')),
  parent text references division (code),
  government boolean not null default false,
  valid_from date not null,
  valid_to date
);

create table office (
  code text primary key,
  division text not null references division (code),
  department text not null,
  name jsonb not null,
  valid_from date not null,
  valid_to date,
  unique (division, department)
);

create table app_user (
  id uuid primary key,
  username text not null unique,
  name text not null,
  password_hash text not null,
  disabled boolean not null default false,
  created_at timestamptz not null
);

create table seat (
  user_id uuid not null references app_user (id),
  office text not null references office (code),
  role text not null,
  valid_from date not null,
  valid_to date,
  primary key (user_id, office, role, valid_from)
);
create index seat_office on seat (office, role);

-- Who stands in for whom, from when to when, in one seat or in all (office and role null). Never changed: revoked, and ordered
-- anew. Only seats of one's own are passed on, so there are no chains.
create table substitution (
  id uuid primary key,
  person uuid not null references app_user (id),
  substitute uuid not null references app_user (id),
  office text references office (code),
  role text,
  valid_from date not null,
  valid_to date not null,
  ordered_by uuid not null references app_user (id),
  ordered_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid references app_user (id),
  check (person <> substitute),
  check (valid_to >= valid_from),
  check ((office is null) = (role is null))
);
create index substitution_substitute on substitution (substitute) where revoked_at is null;
create index substitution_person on substitution (person);

create table session (
  token_hash bytea primary key,
  user_id uuid not null references app_user (id),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_of_user on session (user_id);

-- Failures to sign in, by a hash of the name that was typed: a name that nobody has is locked out like any other.
create table sign_in_failure (
  subject bytea primary key,
  failures int not null,
  last_at timestamptz not null
);

create table definition (
  digest text primary key,
  procedure text not null,
  version text not null,
  title jsonb not null,
  law text not null,
  effective_from date not null,
  effective_to date,
  -- json, not jsonb, which would put the author's states and form fields in an order of its own
  content json not null,
  deployed_at timestamptz not null,
  deployed_by text not null,
  unique (procedure, version)
);

create table calendar (
  digest text primary key,
  version text not null unique,
  content jsonb not null,
  loaded_at timestamptz not null,
  loaded_by text not null
);

-- A newly loaded calendar whose open deadlines are still to be counted again.
create table calendar_recount (
  digest text primary key references calendar (digest),
  requested_at timestamptz not null,
  done_at timestamptz
);

create table setting (
  division text not null,
  procedure text not null,
  name text not null,
  value jsonb not null,
  valid_from date not null,
  valid_to date,
  law text not null,
  -- the case that decided it, and by which of its events
  case_number text,
  case_seq int,
  primary key (division, procedure, name, valid_from),
  check (valid_to is null or valid_to >= valid_from)
);

create table authority_grant (
  id text primary key,
  procedure text not null,
  division text not null,
  office text not null references office (code),
  mode text not null check (mode in ('COUNTY', 'ENTRUSTED', 'DEVOLVED')),
  valid_from date not null,
  valid_to date,
  granted_by text not null,
  law text not null,
  revoked_on date,
  revoked_reason text
);
create index authority_grant_division on authority_grant (division, procedure);

-- Two values in force on one day would make a decision depend on the order of rows.
create function refuse_overlap() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('setting:' || new.division || ':' || new.procedure || ':' || new.name));
  if exists (select from setting s
      where s.division = new.division and s.procedure = new.procedure and s.name = new.name and s.valid_from <> new.valid_from
        and daterange(s.valid_from, s.valid_to, '[]') && daterange(new.valid_from, new.valid_to, '[]')) then
    raise exception 'setting "%" of % overlaps another value in time', new.name, new.division using errcode = '23P01';
  end if;
  return new;
end $$;
create trigger setting_overlap before insert or update on setting for each row execute function refuse_overlap();

-- The clock of the service: the database's own, moved forward only where a demonstration has put a row here.
create table demonstration_clock (
  only_one boolean primary key default true check (only_one),
  ahead interval not null
);
create function service_now() returns timestamptz language sql stable as
$$ select clock_timestamp() + coalesce((select ahead from demonstration_clock), interval '0') $$;
