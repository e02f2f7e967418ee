-- The write of one command in one round trip. Whoever comes second finds another version and starts over.
create function commit_step(
  p_county text, p_case uuid, p_expected int, p_definition text, p_division text, p_state jsonb, p_status text,
  p_at timestamptz, p_type text, p_actor text, p_body bytea, p_personal bytea, p_previous bytea, p_hash bytea,
  p_closed text[], p_opened jsonb, p_ended text[], p_clocks jsonb, p_outbox jsonb,
  p_task text, p_user uuid, p_fence int, p_principal text, p_key text, p_body_hash bytea, p_response jsonb
) returns text language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update cases set version = version + 1, definition = p_definition, division = p_division, state = p_state, status = p_status, head = p_hash, updated_at = p_at
    where county = p_county and id = p_case and version = p_expected;
  if not found then return 'conflict'; end if;

  -- A command may answer a task without ending it (a hearing is recorded, the draft is still to come): its claim goes on then.
  if p_task is not null then
    update case_claim set released_at = case when p_task = any (p_closed) then p_at end, ended = case when p_task = any (p_closed) then 'completed' end
      where county = p_county and case_id = p_case and key = p_task and fence = p_fence and user_id = p_user and released_at is null;
    if not found then raise exception 'claim lost' using errcode = 'YM001'; end if;
  end if;

  insert into case_event (county, case_id, seq, at, type, actor, body, personal, previous, hash)
    values (p_county, p_case, p_expected + 1, p_at, p_type, p_actor, p_body, p_personal, p_previous, p_hash);
  insert into unsealed values (p_county, p_case, p_expected + 1, p_hash);

  if cardinality(p_closed) > 0 then
    update case_task set closed_seq = p_expected + 1, closed_at = p_at
      where county = p_county and case_id = p_case and key = any (p_closed);
    update case_claim set released_at = p_at, ended = 'closed'
      where county = p_county and case_id = p_case and key = any (p_closed) and released_at is null;
  end if;
  if p_opened is not null then
    insert into case_task (county, case_id, key, division, procedure, state, part, office, role, opened_seq, opened_at, due_at)
      select p_county, p_case, t.key, p_division, c.procedure, t.state, t.part, t.office, t.role, p_expected + 1, p_at, t.due_at
      from jsonb_to_recordset(p_opened) as t (key text, state text, part text, office text, role text, due_at timestamptz), cases c
      where c.county = p_county and c.id = p_case;
  end if;
  if cardinality(p_ended) > 0 then
    delete from case_deadline where county = p_county and case_id = p_case and key = any (p_ended);
  end if;
  if p_clocks is not null then
    insert into case_deadline (county, case_id, key, kind, period, due_at, provisional)
      select p_county, p_case, c.key, c.kind, c.period, c.due_at, c.provisional
      from jsonb_to_recordset(p_clocks) as c (key text, kind text, period text, due_at timestamptz, provisional boolean)
      on conflict (county, case_id, key) do update
        set due_at = excluded.due_at, provisional = excluded.provisional, period = excluded.period, retry_at = null, attempts = 0;
    update case_task t set due_at = c.due_at
      from jsonb_to_recordset(p_clocks) as c (key text, due_at timestamptz, tasks text[])
      where t.county = p_county and t.case_id = p_case and t.key = any (c.tasks);
  end if;
  if p_outbox is not null then
    insert into outbox (id, county, case_id, seq, topic, payload, at)
      select o.id, p_county, p_case, p_expected + 1, o.topic, o.payload, p_at
      from jsonb_to_recordset(p_outbox) as o (id uuid, topic text, payload jsonb);
  end if;
  if p_key is not null then
    insert into idempotency values (p_principal, p_key, p_body_hash, p_response, p_at);
  end if;
  return 'ok';
end $$;

-- A case's first row; its first event follows through commit_step, in the same transaction.
create function open_case(p_county text, p_case uuid, p_procedure text, p_definition text, p_division text, p_household uuid, p_beneficiary uuid, p_at timestamptz)
returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare v_number text := p_county || '-' || to_char(p_at at time zone 'Asia/Shanghai', 'YYYY') || '-' || lpad(nextval('case_number')::text, 6, '0');
begin
  insert into cases (county, id, number, procedure, definition, division, household_id, beneficiary_id, version, state, head, status, opened_at, updated_at)
    values (p_county, p_case, v_number, p_procedure, p_definition, p_division, p_household, p_beneficiary, 0, '{}', '\x0000000000000000000000000000000000000000000000000000000000000000', 'active', p_at, p_at);
  return v_number;
end $$;

-- What a command reads, in one round trip. The scope stands in the query itself: row-level security would cost this path a second one.
create function read_for_command(p_county text, p_case uuid, p_prefixes text[], p_offices text[], p_principal text, p_key text)
returns table (number text, procedure text, definition text, division text, household_id uuid, version int, state jsonb, head bytea, now timestamptz, known_hash bytea, known_response jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.number, c.procedure, c.definition, c.division, c.household_id, c.version, c.state, c.head, service_now(), i.body_hash, i.response
  from cases c left join idempotency i on i.principal = p_principal and i.key = p_key
  where c.county = p_county and c.id = p_case and (
    exists (select from unnest(p_prefixes) as p where starts_with(c.division, p))
    or exists (select from case_task t where t.county = c.county and t.case_id = c.id and t.office = any (p_offices)))
$$;

-- Claim: one conditional update and the record of it; the partial unique index makes a second open claim impossible.
create function claim_task(p_county text, p_case uuid, p_task text, p_user uuid, p_offices text[], p_roles text[])
returns table (fence int, claimed_at timestamptz) language sql security definer set search_path = public, pg_temp as $$
  with taken as (
    update case_task t set assignee = p_user, claimed_at = service_now(), fence = t.fence + 1
      where t.county = p_county and t.case_id = p_case and t.key = p_task and t.assignee is null and t.closed_at is null
        and exists (select from unnest(p_offices, p_roles) as s (office, role) where s.office = t.office and s.role = t.role)
      returning t.fence, t.claimed_at)
  insert into case_claim (county, case_id, key, fence, user_id, claimed_at)
    select p_county, p_case, p_task, taken.fence, p_user, taken.claimed_at from taken
    returning case_claim.fence, case_claim.claimed_at
$$;

create function release_task(p_county text, p_case uuid, p_task text, p_user uuid, p_fence int)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update case_task set assignee = null, claimed_at = null
    where county = p_county and case_id = p_case and key = p_task and assignee = p_user and fence = p_fence and closed_at is null;
  if not found then return false; end if;
  update case_claim set released_at = service_now(), ended = 'released'
    where county = p_county and case_id = p_case and key = p_task and fence = p_fence and released_at is null;
  return true;
end $$;

-- The next case with a deadline due, its row locked; cases held by a command or another replica are skipped.
create function next_due_deadline() returns table (county text, case_id uuid, key text, kind text)
language sql volatile security definer set search_path = public, pg_temp as $$
  select d.county, d.case_id, d.key, d.kind
  from case_deadline d join cases c on c.county = d.county and c.id = d.case_id
  where d.due_at is not null and greatest(d.due_at, d.retry_at) <= service_now()
  order by greatest(d.due_at, d.retry_at) limit 1 for update of c skip locked
$$;

-- A deadline that fires, or ends with its state, settles the incident it had become.
create function settle_incident() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if old.attempts > 0 then
    update incident set resolved_at = service_now() where county = old.county and case_id = old.case_id and kind = 'deadline' and subject = old.key and resolved_at is null;
  end if;
  return old;
end $$;
create trigger case_deadline_settled after delete on case_deadline for each row execute function settle_incident();
