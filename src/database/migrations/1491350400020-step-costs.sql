-- What a command need not pay for: looking its case up again for the procedure, writing the task just opened a second time with
-- the due date it has, and a call of the trigger for every deadline that ends without ever having failed.
create or replace function commit_step(
  p_county text, p_case uuid, p_expected int, p_definition text, p_division text, p_state jsonb, p_status text,
  p_at timestamptz, p_type text, p_actor text, p_body bytea, p_personal bytea, p_previous bytea, p_hash bytea,
  p_closed text[], p_opened jsonb, p_ended text[], p_clocks jsonb, p_outbox jsonb,
  p_task text, p_user uuid, p_fence int, p_principal text, p_key text, p_body_hash bytea, p_response jsonb
) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare v_procedure text;
begin
  update cases set version = version + 1, definition = p_definition, division = p_division, state = p_state, status = p_status, head = p_hash, updated_at = p_at
    where county = p_county and id = p_case and version = p_expected returning procedure into v_procedure;
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
      select p_county, p_case, t.key, p_division, v_procedure, t.state, t.part, t.office, t.role, p_expected + 1, p_at, t.due_at
      from jsonb_to_recordset(p_opened) as t (key text, state text, part text, office text, role text, due_at timestamptz)
      -- A withdrawn command opens again what it closed; whoever held it then shows a number that has ended.
      on conflict (county, case_id, key) do update set office = excluded.office, due_at = excluded.due_at,
        closed_seq = null, closed_at = null, assignee = null, claimed_at = null, fence = case_task.fence + 1;
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
    -- Only a task that was open before and whose clock has moved: one just opened has its due date already.
    if p_clocks @? '$[*].tasks[*]' then
      update case_task t set due_at = c.due_at
        from jsonb_to_recordset(p_clocks) as c (due_at timestamptz, tasks text[]), unnest(c.tasks) as k (key)
        where t.county = p_county and t.case_id = p_case and t.key = k.key;
    end if;
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

drop trigger case_deadline_settled on case_deadline;
create trigger case_deadline_settled after delete on case_deadline for each row when (old.attempts > 0) execute function settle_incident();
