-- Persons and households. What identifies a person is encrypted with the household's key; destroying the key erases it everywhere.
create table household (
  county text not null,
  id uuid not null,
  division text not null,
  created_at timestamptz not null,
  primary key (county, id)
);

create table household_key (
  household_id uuid primary key,
  wrapped bytea,
  key_id text not null,
  destroyed_at timestamptz,
  destroyed_by text,
  destroyed_reason text
);

create table person (
  county text not null,
  id uuid not null,
  household_id uuid not null,
  division text not null,
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

-- The separate register of near relatives of officials (recusal, compulsory county visit).
create table officer_relation (
  county text not null,
  household_id uuid not null,
  person_id uuid not null,
  user_id uuid not null references app_user (id),
  relation text not null,
  declared_at timestamptz not null,
  primary key (county, household_id, person_id, user_id)
);

create table document (
  county text not null,
  id uuid not null,
  division text not null,
  household_id uuid,
  case_id uuid,
  -- of the stored bytes, which are encrypted: two uploads of one paper are two blobs and tell nobody that they are equal
  blob text not null,
  sha256 text not null,
  size int not null,
  media_type text not null,
  -- file name and content key, sealed: with the service's key until attached, then with the household's
  sealed bytea not null,
  uploaded_by uuid not null references app_user (id),
  uploaded_at timestamptz not null,
  primary key (county, id)
);
create index document_household on document (county, household_id);

create table read_log (
  id uuid primary key,
  at timestamptz not null,
  user_id uuid not null,
  county text not null,
  household_id uuid,
  case_id uuid,
  reason text not null,
  what text not null
);
