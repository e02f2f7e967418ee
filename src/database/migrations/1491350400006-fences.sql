-- The application's role reads through row-level security and writes history only through the functions above.
do $$
begin
  if not exists (select from pg_roles where rolname = 'yimen_app') then create role yimen_app nologin; end if;
  execute format('grant yimen_app to %I', current_user);
exception when duplicate_object or unique_violation then null; -- another database of the cluster is being migrated at this moment
end $$;

grant usage on schema public to yimen_app;
grant select, insert, update, delete on all tables in schema public to yimen_app;
grant usage on all sequences in schema public to yimen_app;
grant execute on all functions in schema public to yimen_app;
revoke update, delete, truncate on case_event, unsealed, read_log, payment, letter, record_filing from yimen_app;
-- A notice stays as it was published and an award as it was decided; only their end is still to come.
revoke update, delete, truncate on notice, award from yimen_app;
grant update (withdrawn_at) on notice to yimen_app;
grant update (to_month, ended_seq) on award to yimen_app;
revoke insert, update, delete on cases, case_task, case_claim, case_copy from yimen_app;
-- An order to stand in for somebody stays as it was given; only its end is still to come.
revoke update, delete, truncate on substitution from yimen_app;
grant update (revoked_at, revoked_by) on substitution to yimen_app;
revoke update, delete on definition, calendar from yimen_app;
do $$
declare part text;
begin
  for part in select inhrelid::regclass::text from pg_inherits where inhparent = 'case_event'::regclass loop
    execute format('revoke all on %s from yimen_app', part);
  end loop;
end $$;

-- Scope of the person on whose behalf a connection reads: set per transaction, absent otherwise, and then nothing is seen.
create function scope_prefixes() returns text[] language sql stable as
$$ select coalesce(nullif(current_setting('yimen.prefixes', true), ''), '{}')::text[] $$;
create function scope_offices() returns text[] language sql stable as
$$ select coalesce(nullif(current_setting('yimen.offices', true), ''), '{}')::text[] $$;
create function in_scope(p_division text, p_prefixes text[]) returns boolean language sql immutable parallel safe as
$$ select exists (select from unnest(p_prefixes) as p where starts_with(p_division, p)) $$;

alter table case_task enable row level security;
create policy task_scope on case_task to yimen_app
  using (office = any ((select scope_offices())::text[]) or in_scope(division, (select scope_prefixes()))
    or exists (select from case_copy y where y.county = case_task.county and y.case_id = case_task.case_id and y.office = any ((select scope_offices())::text[])));

alter table cases enable row level security;
create policy case_scope on cases to yimen_app
  using (in_scope(division, (select scope_prefixes()))
    or exists (select from case_task t where t.county = cases.county and t.case_id = cases.id and t.office = any ((select scope_offices())::text[]))
    or exists (select from case_copy y where y.county = cases.county and y.case_id = cases.id and y.office = any ((select scope_offices())::text[])));

-- Its own row is all that the two policies above look for; asking for the case here would go round in a circle.
alter table case_copy enable row level security;
create policy copy_scope on case_copy to yimen_app
  using (office = any ((select scope_offices())::text[]) or array[''] <@ scope_prefixes());

-- Everything that hangs on a case is seen by who sees the case. Writing is checked by the step, not here.
do $$
declare t text;
begin
  foreach t in array array['case_event', 'case_claim', 'case_deadline', 'case_link', 'incident', 'notice', 'letter', 'award', 'payment', 'record_filing', 'application'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I for select to yimen_app using (exists (select from cases c where c.county = %I.county and c.id = %I.case_id))', t || '_read', t, t, t);
    execute format('create policy %I on %I for insert to yimen_app with check (true)', t || '_insert', t);
    execute format('create policy %I on %I for update to yimen_app using (true)', t || '_update', t);
    execute format('create policy %I on %I for delete to yimen_app using (true)', t || '_delete', t);
  end loop;
end $$;

-- A household, its members and its papers are seen by who sees a case of it: the township it has moved away from, and a
-- department whose task it was never part of, see nothing. What no case needs yet is for the service's own eyes.
create function sees_household(p_county text, p_household uuid) returns boolean language sql stable as
$$ select array[''] <@ scope_prefixes() or exists (select from cases c where c.county = p_county and c.household_id = p_household) $$;

do $$
declare t text;
begin
  foreach t in array array['household', 'person', 'officer_relation', 'document', 'read_log'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I for insert to yimen_app with check (true)', t || '_insert', t);
    execute format('create policy %I on %I for update to yimen_app using (true)', t || '_update', t);
  end loop;
  foreach t in array array['person', 'officer_relation'] loop
    execute format('create policy %I on %I for select to yimen_app using (sees_household(county, household_id))', t || '_read', t);
  end loop;
end $$;
create policy household_read on household for select to yimen_app using (sees_household(county, id));
create policy document_read on document for select to yimen_app
  using (sees_household(county, household_id) or exists (select from cases c where c.county = document.county and c.id = document.case_id));
create policy document_delete on document for delete to yimen_app using (case_id is null);
-- Before anybody applied, an assessment is the township's; afterwards it is the household's.
alter table needs_assessment enable row level security;
create policy needs_assessment_read on needs_assessment for select to yimen_app
  using (case when household_id is null then in_scope(division, (select scope_prefixes())) else sees_household(county, household_id) end);
create policy needs_assessment_insert on needs_assessment for insert to yimen_app with check (true);
create policy needs_assessment_update on needs_assessment for update to yimen_app using (true);
create policy needs_assessment_delete on needs_assessment for delete to yimen_app using (true);
create policy read_log_read on read_log for select to yimen_app using (in_scope(division, (select scope_prefixes())));
