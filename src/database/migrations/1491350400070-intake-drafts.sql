-- An application while it is being written: kept against a closed browser, for the clerk who writes it and nobody else.
create table intake_draft (
  id uuid primary key,
  -- the window it is written at: who leaves it leaves the draft behind
  office text not null,
  owner uuid not null references app_user (id),
  version int not null default 1,
  -- papers it mentions: kept as long as it is
  documents uuid[] not null default '{}',
  -- all that was entered, sealed with the service's key
  sealed bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  expires_at timestamptz not null
);
create index intake_draft_owner on intake_draft (owner, updated_at desc);
create index intake_draft_expiry on intake_draft (expires_at);
grant select, insert, update, delete on intake_draft to yimen_app;

-- For whom a connection reads what belongs to one person alone: set per transaction, absent otherwise.
create function scope_user() returns text language sql stable as
$$ select nullif(current_setting('yimen.user', true), '') $$;
grant execute on function scope_user() to yimen_app;

alter table intake_draft enable row level security;
create policy intake_draft_own on intake_draft to yimen_app
  using (owner::text = (select scope_user()) and office = any ((select scope_offices())::text[]))
  with check (owner::text = (select scope_user()) and office = any ((select scope_offices())::text[]));
-- Removing what has expired or was received, and keeping the papers of what was not, is the service's own business.
create policy intake_draft_service on intake_draft for select to yimen_app using (array[''] <@ scope_prefixes());
create policy intake_draft_removal on intake_draft for delete to yimen_app using (array[''] <@ scope_prefixes());
