-- Nobody has one benefit twice either, in whatever households and counties they are registered: the same kind of the same procedure
-- excludes itself for the same person, without a word in the definition. Within one household award_single says so already.
create or replace function excluding_awards(p_county text, p_case uuid, p_seq int)
returns table (county text, case_id uuid, number text, division text, procedure text, from_month text, to_month text, reason jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  with mine as (select c.*, d.content -> 'excludes' as excludes from cases c join definition d on d.digest = c.definition where c.county = p_county and c.id = p_case),
  others as (
    select o.county, o.id from case_persons(p_county, p_case) me
      join person p on p.id_index = me.id_index
      join cases o on o.county = p.county and o.household_id = p.household_id and (o.beneficiary_id is null or o.beneficiary_id = p.id)
    union
    select b.county, b.case_id from mine join award b on b.household_id = mine.household_id
      and (b.person_id is null or mine.beneficiary_id is null or b.person_id = mine.beneficiary_id)),
  found as (
    select o.county, o.id, o.number, o.division, o.procedure, b.from_month, b.to_month,
      coalesce(mine.excludes -> o.procedure, od.content -> 'excludes' -> mine.procedure,
        case when o.procedure = mine.procedure and a.kind = b.kind and a.household_id <> b.household_id
          then json_build_object('zh', '同一人员不得重复享受同一待遇', 'en', 'nobody has the same benefit twice') end)::jsonb as reason
    from mine cross join others join cases o on o.county = others.county and o.id = others.id join definition od on od.digest = o.definition
      join award a on a.county = p_county and a.case_id = p_case and a.seq = p_seq
      join award b on b.county = o.county and b.case_id = o.id
        and greatest(a.from_month, b.from_month) <= least(coalesce(a.to_month, '9999-12'), coalesce(b.to_month, '9999-12'))
    where (o.county, o.id) <> (p_county, p_case))
  select f.county, f.id, f.number, f.division, f.procedure, f.from_month, f.to_month, f.reason from found f
  where f.reason is not null order by f.from_month, f.number
$$;
