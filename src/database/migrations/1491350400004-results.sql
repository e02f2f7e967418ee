-- What cases lead to: applications with their receipts, notices, letters, awards, payments, registers.
create table application (
  county text not null,
  case_id uuid not null,
  division text not null,
  number text not null unique,
  query_code_hash bytea not null,
  applicant_id uuid,
  promised_on date,
  received_at timestamptz not null,
  received_by uuid not null references app_user (id),
  primary key (county, case_id)
);

create table notice (
  county text not null,
  id uuid not null,
  case_id uuid not null,
  household_id uuid,
  division text not null,
  kind text not null,
  state text not null,
  place text not null,
  fields text[] not null,
  -- the text exactly as published, sealed with the household's key
  sealed bytea not null,
  published_at timestamptz not null,
  expires_at timestamptz,
  withdrawn_at timestamptz,
  seq int not null,
  primary key (county, id)
);
create index notice_division on notice (division text_pattern_ops, published_at) where withdrawn_at is null;
create index notice_case on notice (county, case_id);

create table letter (
  county text not null,
  id uuid not null,
  case_id uuid not null,
  household_id uuid,
  division text not null,
  kind text not null,
  sealed bytea not null,
  remedies jsonb,
  issued_at timestamptz not null,
  seq int not null,
  primary key (county, id)
);
create index letter_case on letter (county, case_id);

create table award (
  county text not null,
  case_id uuid not null,
  from_month text not null check (from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  to_month text check (to_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  division text not null,
  procedure text not null,
  household_id uuid,
  amount_fen bigint not null check (amount_fen > 0),
  authority jsonb,
  decided_at timestamptz not null,
  seq int not null,
  primary key (county, case_id, from_month, seq)
);

create table payment (
  county text not null,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  case_id uuid not null,
  household_id uuid,
  division text not null,
  procedure text not null,
  amount_fen bigint not null check (amount_fen > 0),
  compiled_at timestamptz not null,
  compiled_by uuid not null references app_user (id),
  primary key (county, month, case_id)
);

create table record_filing (
  county text not null,
  case_id uuid not null,
  seq int not null,
  division text not null,
  office text not null,
  filed_at timestamptz not null,
  authority jsonb,
  primary key (county, case_id, seq)
);
