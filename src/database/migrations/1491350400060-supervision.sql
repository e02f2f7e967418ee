-- What supervision reads: open work of a county in the order it falls due, how long cases took, and who was drawn for a check.

-- Counted and listed without a look at the table for all that has not changed since the last vacuum: who supervises a city asks about every
-- open task in it.
create index case_task_supervised on case_task (county, due_at, case_id, key)
  include (division, office, procedure, assignee, opened_at, suspended) where closed_at is null;

-- The way of each case from acceptance over its decision to its end: written by the steps that accept, decide and end.
create table case_course (
  county text not null,
  case_id uuid not null,
  procedure text not null,
  -- where the case stood when it was decided or ended
  division text not null,
  -- the acceptance; of a procedure that has none, the opening
  started_at timestamptz not null,
  -- the first decision: what follows after years of payment is another matter
  decided_at timestamptz,
  decided_seq int,
  -- working days from the one to the other, by the calendar of the decision
  working_days int,
  -- the length that the law allowed in all, extensions included, and whether it had run out; null where it names none
  limit_length text,
  late boolean,
  ended_at timestamptz,
  outcome text,
  primary key (county, case_id)
);
create index case_course_decided on case_course (county, decided_at) include (division, procedure, working_days, limit_length, late) where decided_at is not null;
create index case_course_ended on case_course (county, ended_at) include (division, procedure) where ended_at is not null;

-- Every random draw, the blanks too: how many were in it is what makes a share of drawn cases mean something. The seed stands in the event.
create table sampling_draw (
  county text not null,
  case_id uuid not null,
  seq int not null,
  -- the variable that tells the case whether it was drawn
  variable text not null,
  procedure text not null,
  division text not null,
  at timestamptz not null,
  rate double precision not null,
  value double precision not null,
  drawn boolean not null,
  primary key (county, case_id, seq, variable)
);
create index sampling_draw_at on sampling_draw (county, at desc, case_id, seq, variable);

create index household_registered on household (county, relation_registered_at desc, id) where relation_registered_at is not null;

grant select, insert, update on case_course to yimen_app;
grant select, insert on sampling_draw to yimen_app;

do $$
declare t text;
begin
  foreach t in array array['case_course', 'sampling_draw'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I for select to yimen_app using (in_scope(division, (select scope_prefixes())))', t || '_read', t);
    execute format('create policy %I on %I for insert to yimen_app with check (true)', t || '_insert', t);
    execute format('create policy %I on %I for update to yimen_app using (true)', t || '_update', t);
  end loop;
end $$;

-- Asked of every row that anybody reads: as one operator on an array it costs a tenth of what a sub-select over the prefixes did.
create or replace function in_scope(p_division text, p_prefixes text[]) returns boolean language sql immutable parallel safe as
$$ select p_division ^@ any (p_prefixes) $$;
