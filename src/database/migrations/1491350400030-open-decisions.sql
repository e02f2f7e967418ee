-- A grant has two turns: it begins and it ends. How many have come, since when that is known, and how many of them the open
-- decisions have followed.
alter table authority_grant add column turns smallint not null default 0, add column turned_at timestamptz,
  add column turns_followed smallint not null default 0;

alter table case_claim drop constraint case_claim_ended_check;
alter table case_claim add constraint case_claim_ended_check check (ended in
  ('released', 'completed', 'closed', 'transferred', 'delegated', 'handedBack', 'takenBack', 'substituted', 'rerouted'));
