-- Persons and households. What identifies a person is encrypted with the household's key; destroying the key erases it everywhere.
create table household (
  county text not null,
  id uuid not null,
  division text not null,
  created_at timestamptz not null,
  -- since when it stands in the separate register of officials' near relatives
  relation_registered_at timestamptz,
  primary key (county, id)
);

create table household_key (
  household_id uuid primary key,
  -- the household's key, encrypted with the service's; null once destroyed
  wrapped bytea,
  key_id text not null,
  destroyed_at timestamptz,
  destroyed_by text,
  destroyed_reason text,
  constraint household_key_destroyed check ((wrapped is null) = (destroyed_at is not null))
);

create table person (
  county text not null,
  id uuid not null,
  household_id uuid not null,
  division text not null,
  -- place in the application's list of members; the screens keep that order
  position int not null,
  -- the member in whose name the household applied
  applicant boolean not null default false,
  -- HMAC of the citizen number with a key the database never sees; null for a person without a number and after erasure
  id_index bytea,
  relation text not null,
  categories text[] not null default '{}',
  sealed bytea not null,
  created_at timestamptz not null,
  primary key (county, id),
  foreign key (county, household_id) references household (county, id)
);
create index person_household on person (county, household_id);
create index person_id_index on person (id_index) where id_index is not null;
create unique index person_once on person (county, household_id, id_index) where id_index is not null;

-- Near relatives that officials have declared themselves; found again by the number's index when one of them applies.
create table official_relative (
  user_id uuid not null references app_user (id),
  id_index bytea not null,
  relation text not null,
  declared_at timestamptz not null,
  primary key (user_id, id_index)
);
create index official_relative_index on official_relative (id_index);

-- The separate register of near relatives of officials (recusal, compulsory county visit).
create table officer_relation (
  county text not null,
  household_id uuid not null,
  person_id uuid not null,
  user_id uuid not null references app_user (id),
  relation text not null,
  declared_by text not null check (declared_by in ('household', 'official')),
  declared_at timestamptz not null,
  confirmed_at timestamptz,
  primary key (county, household_id, person_id, user_id)
);

create table document (
  county text not null,
  id uuid not null,
  division text not null,
  household_id uuid,
  -- null until attached: private to the uploader, and removed after a day
  case_id uuid,
  -- of the stored bytes, which are encrypted: two uploads of one paper are two blobs and tell nobody that they are equal;
  -- null once removed with the rest of an erased household
  blob text,
  size int not null,
  media_type text not null,
  -- file name, digest and content key, sealed: with the service's key until attached, then with the household's
  sealed bytea not null,
  uploaded_by uuid not null references app_user (id),
  uploaded_at timestamptz not null,
  primary key (county, id)
);
create index document_household on document (county, household_id);
create index document_case on document (county, case_id);
create index document_unattached on document (uploaded_at) where case_id is null;

-- Every reading of unmasked personal data: who, when, why, about which case.
create table read_log (
  id uuid primary key,
  at timestamptz not null,
  user_id uuid not null,
  county text not null,
  -- of the case read; of the reader's office where a person was searched for
  division text not null,
  household_id uuid,
  case_id uuid,
  reason text not null,
  what text not null
);
create index read_log_case on read_log (county, case_id);
create index read_log_division on read_log (division text_pattern_ops, at);

-- What a step asks about a household. With the rights of the owner: a command's reading carries its scope in its own SQL
-- (read_for_command), and only a step calls this.
create function household_facts(p_county text, p_household uuid)
returns table (persons uuid[], categories jsonb, sealed bytea[], officers uuid[], registered boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select array_agg(p.id order by p.position), jsonb_agg(to_jsonb(p.categories) order by p.position), array_agg(p.sealed order by p.position),
    (select coalesce(array_agg(distinct r.user_id order by r.user_id), '{}') from officer_relation r where r.county = p_county and r.household_id = p_household),
    (select h.relation_registered_at is not null from household h where h.county = p_county and h.id = p_household)
  from person p where p.county = p_county and p.household_id = p_household
$$;

-- Categories of members that a division's settings have ever named: what gives a member something of their own.
create function member_categories(p_division text) returns setof text language sql stable as
$$ select distinct substr(name, 8) from setting where name like 'uplift.%' and jsonb_typeof(value) = 'number' and starts_with(p_division, division) $$;
