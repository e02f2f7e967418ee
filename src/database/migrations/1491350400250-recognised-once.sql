-- What rests on "not twice within a period": whether another case recognises one of these persons as the same for a day of
-- that period. Asked while the persons are locked (lock_award), so that of two cases decided at the same moment the second
-- sees what the first has written; with the rights of the owner, because the other case may lie in another county.
create function recognised_elsewhere(p_county text, p_case uuid, p_status text, p_from date, p_to date)
returns table (county text, case_id uuid, number text, division text, from_date date, to_date date)
language sql stable security definer set search_path = public, pg_temp as $$
  with me as (select * from case_persons(p_county, p_case)),
  others as (
    select r.* from me join recognised_status r on r.id_index = me.id_index
    union
    select r.* from me join recognised_status r on r.household_id = me.household_id and r.person_id = me.person_id)
  select c.county, c.id, c.number, c.division, o.from_date, o.to_date
  from others o join cases c on c.county = o.county and c.id = o.case_id
  where o.status = p_status and (o.county, o.case_id) <> (p_county, p_case)
    -- a row that ends before it begins was ended before it took effect
    and coalesce(o.to_date, 'infinity') >= greatest(o.from_date, p_from) and o.from_date <= coalesce(p_to, 'infinity')
  order by o.from_date, c.number limit 1
$$;
