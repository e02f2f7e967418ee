-- Cases by the last digits of their number, read backwards. Row-level security keeps the comparison from the index, because it might
-- tell of rows that the reader must not see; here the index finds the few that end so, and the reader's scope is asked of those.
create function cases_by_tail(p_tail text) returns table (county text, case_id uuid)
language sql stable security definer rows 20 set search_path = public, pg_temp as $$
  select c.county, c.id from cases c
  -- "~" stands behind every character of a number.
  where reverse(c.number) ~>=~ p_tail and reverse(c.number) ~<~ (p_tail || '~')
    and (in_scope(c.division, (select scope_prefixes()))
      or exists (select from case_task t where t.county = c.county and t.case_id = c.id and t.office = any ((select scope_offices())::text[]))
      or exists (select from case_copy y where y.county = c.county and y.case_id = c.id and y.office = any ((select scope_offices())::text[])))
$$;
grant execute on function cases_by_tail(text) to yimen_app;
