-- What citizens without an account hold and say: the receipt of an objection, and what they thought of the handling.
create sequence objection_number;

-- A number of its own: that of the case would let whoever objects pass for the household on the telephone.
create table objection_receipt (
  county text not null,
  number text not null,
  case_id uuid not null,
  -- the event that the objection became
  seq int not null,
  notice_id uuid not null,
  -- keyed, like that of an application
  query_code_hash bytea not null,
  received_at timestamptz not null,
  primary key (county, number),
  unique (county, case_id, seq)
);

-- Once for each receipt, after the decision (好差评).
create table rating (
  county text not null,
  number text not null,
  case_id uuid not null,
  division text not null,
  procedure text not null,
  about text not null check (about in ('application', 'objection')),
  score int not null check (score between 1 and 5),
  -- what was written beside it, sealed with the household's key, or with the service's where the case has no household
  household_id uuid,
  sealed bytea,
  rated_at timestamptz not null,
  primary key (county, number)
);
create index rating_division on rating (division text_pattern_ops, rated_at desc, number);

grant select, insert on objection_receipt, rating to yimen_app;
grant usage on sequence objection_number to yimen_app;

alter table objection_receipt enable row level security;
create policy objection_receipt_read on objection_receipt for select to yimen_app
  using (exists (select from cases c where c.county = objection_receipt.county and c.id = objection_receipt.case_id));
create policy objection_receipt_insert on objection_receipt for insert to yimen_app with check (true);
-- By division alone: an office that was asked about one case is not told what its household thought of another's work.
alter table rating enable row level security;
create policy rating_read on rating for select to yimen_app using (in_scope(division, (select scope_prefixes())));
create policy rating_insert on rating for insert to yimen_app with check (true);
