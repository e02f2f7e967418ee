-- Locks those of these cases that still have the version read and that nobody else holds, in the order of their keys. Steps on
-- different cases that commit together begin with it: none of them waits for a case that is taken.
create function hold_cases(p_counties text[], p_cases uuid[], p_versions int[]) returns uuid[]
language sql volatile security definer set search_path = public, pg_temp as $$
  select array_agg(h.id) from (
    select c.id from unnest(p_counties, p_cases, p_versions) as q (county, id, version)
    join cases c on c.county = q.county and c.id = q.id and c.version = q.version
    order by c.county, c.id for update of c skip locked) h
$$;
grant execute on function hold_cases(text[], uuid[], int[]) to yimen_app;
