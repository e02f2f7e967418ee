-- Everything a migration can make, as (thing, part, definition): what npm run schema writes to schema.json.
-- What PostgreSQL derives is left out: the owner's rights, and what a partition has from its table.
with things as (
  select c.oid, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.reloptions, c.relacl, c.relowner, c.relispartition,
         c.relpersistence, c.relpartbound, c.relname,
         case c.relkind when 'v' then 'view' when 'm' then 'view' when 'S' then 'sequence' else 'table' end || ' ' || c.relname as thing
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
), routines as (
  select p.oid, p.proacl, p.proowner, p.prokind, 'function ' || p.oid::regprocedure as thing
  from pg_proc p where p.pronamespace = 'public'::regnamespace
), rights as (
  select thing, '' as part, a.* from things,
    aclexplode(coalesce(relacl, acldefault(case relkind when 'S' then 's' else 'r' end::"char", relowner))) a
  union all
  select thing, ' (' || attname || ')', x.* from things
    join pg_attribute on attrelid = things.oid and not attisdropped, aclexplode(attacl) x
  union all
  select thing, '', a.* from routines, aclexplode(coalesce(proacl, acldefault('f', proowner))) a
  union all
  select 'schema public', '', a.* from pg_namespace, aclexplode(nspacl) a where nspname = 'public'
)
select thing, 'kind' as part, concat_ws(', ',
    case relkind when 'p' then 'partitioned by ' || pg_get_partkeydef(oid) when 'm' then 'materialized' end,
    case when relispartition then (select 'partition of ' || inhparent::regclass from pg_inherits where inhrelid = things.oid) end,
    pg_get_expr(relpartbound, oid),
    case relpersistence when 'u' then 'unlogged' end,
    case when relrowsecurity then 'row security' end,
    case when relforcerowsecurity then 'also for its owner' end,
    array_to_string(reloptions, ', ')) as definition
  from things
union all
select thing, 'definition', pg_get_viewdef(oid) from things where relkind in ('v', 'm')
union all
select thing, 'definition', concat_ws(' ', format_type(seqtypid, null), 'start', seqstart, 'increment', seqincrement,
    'from', seqmin, 'to', seqmax, 'cache', seqcache, case when seqcycle then 'cycle' end)
  from things join pg_sequence on seqrelid = oid
union all
select thing, 'column ' || attname, concat_ws(' ', format_type(atttypid, atttypmod),
    case when attcollation <> typcollation then 'collate ' || attcollation::regcollation end,
    case when attnotnull then 'not null' end,
    case attgenerated when '' then 'default ' || pg_get_expr(adbin, adrelid) else 'generated as ' || pg_get_expr(adbin, adrelid) end,
    case attidentity when 'a' then 'identity always' when 'd' then 'identity' end)
  from things join pg_attribute a on attrelid = things.oid and attnum > 0 and not attisdropped and (attislocal or not relispartition)
    join pg_type t on t.oid = atttypid left join pg_attrdef d on d.adrelid = attrelid and d.adnum = attnum
  where relkind <> 'S'
union all
-- That a column is not null stands at the column; PostgreSQL 18 counts it among the constraints as well.
select thing, 'constraint ' || conname, pg_get_constraintdef(c.oid) || case when convalidated then '' else ' not valid' end
  from things join pg_constraint c on conrelid = things.oid and conparentid = 0 and coninhcount = 0 and contype <> 'n'
union all
select thing, 'index ' || i.relname, pg_get_indexdef(i.oid) || case when indisvalid then '' else ' (not valid)' end
  from things join pg_index on indrelid = things.oid join pg_class i on i.oid = indexrelid and not i.relispartition
union all
select thing, 'policy ' || polname, concat_ws(' ', case when polpermissive then 'permissive' else 'restrictive' end,
    case polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' else 'delete' end, 'to',
    (select string_agg(case member when 0 then 'public' else member::regrole::text end, ', ' order by member) from unnest(polroles) as member),
    'using ' || pg_get_expr(polqual, polrelid), 'with check ' || pg_get_expr(polwithcheck, polrelid))
  from things join pg_policy on polrelid = things.oid
union all
select thing, 'trigger ' || tgname, pg_get_triggerdef(t.oid) || case tgenabled when 'O' then '' else ' (state ' || tgenabled::text || ')' end
  from things join pg_trigger t on tgrelid = things.oid and not tgisinternal and tgparentid = 0
union all
select thing, 'rights of ' || case grantee when 0 then 'everybody' else grantee::regrole::text end || part,
    string_agg(lower(privilege_type) || case when is_grantable then ' and may pass it on' else '' end, ', ' order by privilege_type)
  from rights where grantee <> grantor group by thing, grantee, part
union all
-- Its text, language, volatility and whose rights it works with; an aggregate has its definition elsewhere.
select thing, 'sha256', encode(sha256(convert_to(pg_get_functiondef(oid), 'utf8')), 'hex') from routines where prokind <> 'a'
union all
select 'type ' || typname, typtype::text, coalesce(
    (select string_agg(quote_literal(enumlabel), ', ' order by enumsortorder) from pg_enum where enumtypid = t.oid),
    concat_ws(' ', format_type(typbasetype, typtypmod), case when typnotnull then 'not null' end, 'default ' || typdefault,
      (select string_agg(pg_get_constraintdef(oid), ' ' order by conname) from pg_constraint where contypid = t.oid and contype <> 'n')))
  from pg_type t where typnamespace = 'public'::regnamespace and typtype in ('e', 'd')
union all
select 'extension ' || extname, 'installed', extname from pg_extension where extname <> 'plpgsql'
union all
select 'role yimen_app', 'may', concat_ws(', ', case when rolcanlogin then 'log in' end, case when rolsuper then 'everything' end,
    case when rolbypassrls then 'pass row security' end, case when rolcreaterole then 'create roles' end,
    case when rolcreatedb then 'create databases' end, case when rolinherit then 'use the rights of its roles' end)
  from pg_roles where rolname = 'yimen_app'
