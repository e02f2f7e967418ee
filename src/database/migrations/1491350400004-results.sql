-- What cases lead to: applications with their receipts, notices, letters, awards, payments, registers.
create table application (
  county text not null,
  case_id uuid not null,
  division text not null,
  number text not null,
  -- keyed: eight characters could be guessed from a plain digest
  query_code_hash bytea not null,
  applicant_id uuid,
  promised_on date,
  promised_provisional boolean not null default false,
  received_at timestamptz not null,
  received_by uuid not null references app_user (id),
  -- who signed the authorisation of the check, when, on which document: persons and documents by id
  authorisations jsonb not null default '[]',
  -- numbers of the cases that the clerk saw and went on in spite of
  acknowledged text[] not null default '{}',
  -- the clerk's reason for that, sealed with the household's key
  sealed bytea,
  -- which of two benefits that exclude each other the household wants: [{ chosen, over }]
  choices jsonb not null default '[]',
  primary key (county, case_id),
  unique (county, number)
);

-- What a window assessed for somebody who did not know what to apply for.
create table needs_assessment (
  county text not null,
  id uuid not null,
  division text not null,
  -- once they have applied
  household_id uuid,
  assessed_by uuid not null references app_user (id),
  assessed_at timestamptz not null,
  -- removed then; null once it belongs to a household and is erased with it
  kept_until timestamptz,
  -- answers and advice: sealed with the service's key, later with the household's
  sealed bytea not null,
  primary key (county, id),
  constraint needs_assessment_kept check ((household_id is null) = (kept_until is not null))
);
create index needs_assessment_kept_until on needs_assessment (kept_until) where kept_until is not null;

-- How often an address has asked for progress lately; shared by all replicas. Columns as rate-limiter-flexible wants them;
-- keys are keyed digests, no addresses.
create table rate_limit (
  key text primary key,
  points int not null default 0,
  expire bigint
);

create table notice (
  county text not null,
  id uuid not null,
  case_id uuid not null,
  household_id uuid not null,
  kind text not null,
  -- the state that puts it up and takes it down; null for the announcement of a result, which hangs for its own time
  state text,
  -- the division where it hangs
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
create index notice_place on notice (place text_pattern_ops, id) where withdrawn_at is null;
create index notice_case on notice (county, case_id);

create table letter (
  county text not null,
  id uuid not null,
  case_id uuid not null,
  household_id uuid not null,
  kind text not null,
  -- the text as issued, sealed with the household's key
  sealed bytea not null,
  remedies jsonb,
  issued_at timestamptz not null,
  seq int not null,
  primary key (county, id)
);
create index letter_case on letter (county, case_id);

-- A monthly payment from one month to another; a case may have several at once, one of each kind. A row that ends before it begins was replaced before it took effect.
create table award (
  county text not null,
  case_id uuid not null,
  from_month text not null check (from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  to_month text check (to_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  procedure text not null,
  -- whom it is for: the household, or in a case about a person that person
  household_id uuid,
  person_id uuid,
  kind text not null default 'main',
  -- who receives it
  payee text not null default 'household' check (payee in ('household', 'institution', 'carer', 'guardian')),
  amount_fen bigint not null check (amount_fen > 0),
  authority jsonb,
  decided_at timestamptz not null,
  seq int not null,
  -- the event that ended or replaced it
  ended_seq int,
  primary key (county, case_id, kind, from_month, seq)
);
create index award_household on award (household_id, procedure);

-- Nobody is paid one kind of benefit twice for one month: not by one case, nor by two cases of a household in one procedure,
-- in whatever counties; two cases about two persons of it are no double. Judged when the transaction ends, because a move between counties begins one payment and then ends the other.
create function refuse_double_award() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('award:' || coalesce(new.household_id, new.case_id), 0));
  if exists (
    with mine as (select * from award where kind = new.kind
      and ((county = new.county and case_id = new.case_id) or (household_id = new.household_id and procedure = new.procedure)))
    select from mine a join mine b on (a.county, a.case_id, a.from_month, a.seq) < (b.county, b.case_id, b.from_month, b.seq)
    where greatest(a.from_month, b.from_month) <= least(coalesce(a.to_month, '9999-12'), coalesce(b.to_month, '9999-12'))
      and (a.person_id is null or b.person_id is null or a.person_id = b.person_id))
  then
    raise exception 'two awards of one household in one month' using errcode = '23P01', constraint = 'award_single';
  end if;
  return null;
end $$;
create constraint trigger award_single after insert or update on award deferrable initially deferred
  for each row execute function refuse_double_award();

-- What is paid for a month. Of an award, line 1 is its amount and a further line what a change after the roster adds to it;
-- a single payment has one line, in one month only.
create table payment (
  county text not null,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  case_id uuid not null,
  -- what is paid: `award:<kind>`, or the item of a payment order
  item text not null default 'award:main',
  line int not null check (line > 0),
  household_id uuid,
  division text not null,
  procedure text not null,
  kind text not null default 'main',
  payee text not null default 'household',
  amount_fen bigint not null check (amount_fen > 0),
  -- the account it came out of, at once; null for what finance and the bank carry out
  account text,
  compiled_at timestamptz not null,
  -- null where a case paid it out of an account
  compiled_by uuid references app_user (id),
  primary key (county, month, case_id, item, line),
  check (compiled_by is not null or account is not null)
);
create unique index payment_once on payment (county, case_id, item) where item not like 'award:%';

-- What a deciding office reports to the county.
create table record_filing (
  county text not null,
  case_id uuid not null,
  seq int not null,
  -- who receives it, and under what authority was decided
  office text not null,
  authority jsonb,
  filed_at timestamptz not null,
  primary key (county, case_id, seq)
);
