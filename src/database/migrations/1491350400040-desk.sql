-- What the desk asks of the open tasks besides their order: one procedure's of a seat, soonest due first, and a case by the
-- last digits of its number.
create index case_task_procedure on case_task (office, role, procedure, coalesce(due_at, 'infinity'::timestamptz), case_id, key) where closed_at is null;
create index cases_number_tail on cases (reverse(number) text_pattern_ops);

-- Named conditions on the list of tasks: one's own, or an office's. What they say is data and checked like a request's; nobody's
-- words are run. Changed in place, removed by a mark: whose a filter was stays known.
create table saved_filter (
  id uuid primary key,
  owner uuid not null references app_user (id),
  -- everybody who sits in it sees the filter; null for the owner alone
  office text references office (code),
  name text not null check (length(name) between 1 and 40),
  conditions jsonb not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  removed_by uuid references app_user (id),
  check ((removed_at is null) = (removed_by is null))
);
create unique index saved_filter_name on saved_filter (owner, name) where removed_at is null;
create index saved_filter_office on saved_filter (office) where removed_at is null and office is not null;
grant select, insert, update on saved_filter to yimen_app;

-- Who applied in these households, sealed as stored: for lists of cases that their reader sees already. Erased ones are left out.
create function applicants_of(p_counties text[], p_households uuid[]) returns table (household_id uuid, person_id uuid, sealed bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct on (p.household_id) p.household_id, p.id, p.sealed
  from unnest(p_counties, p_households) as h (county, id)
  join household_key k on k.household_id = h.id and k.destroyed_at is null
  join person p on p.county = h.county and p.household_id = h.id
  order by p.household_id, p.applicant desc, p.position
$$;
