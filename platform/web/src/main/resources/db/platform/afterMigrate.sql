-- After every migration: what the service's own login may do. It works with rows; the schema, the history of migrations
-- and what is written once belong to the login that migrates. Does nothing where one login does both.
do $$
declare
  application constant text := '${application-role}';
  written_once constant text[] := string_to_array(replace('${append-only-tables}', ' ', ''), ',');
  here constant text := current_schema();
  missing text;
  item record;
begin
  if application in ('', '-', current_user) then
    return;
  end if;
  if not exists (select from pg_roles where rolname = application) then
    raise exception 'the login % of the service does not exist', application;
  end if;
  -- Two replicas that start at once would change the same rows of the catalogue.
  perform pg_advisory_xact_lock(hashtext('tandem-grants'));

  select string_agg(name, ', ') into missing
  from unnest(written_once) as name
  where to_regclass(quote_ident(here) || '.' || quote_ident(name)) is null;
  if missing is not null then
    raise exception 'no such append-only tables: %', missing;
  end if;

  -- Only what is not as wanted is touched: a start that changes nothing writes nothing.
  if not has_schema_privilege(application, here, 'usage') then
    execute format('grant usage on schema %I to %I', here, application);
  end if;
  -- Also for a binary that migrates and does not know of these grants.
  if not exists (select
                 from pg_default_acl d cross join lateral aclexplode(d.defaclacl) a
                 where d.defaclrole = current_user::regrole and d.defaclnamespace = here::regnamespace
                   and d.defaclobjtype = 'S' and a.grantee = application::regrole) then
    execute format('alter default privileges in schema %I grant select, insert, update, delete on tables to %I',
                   here, application);
    execute format('alter default privileges in schema %I grant usage on sequences to %I', here, application);
  end if;

  for item in
    with wanted as (
      select c.oid, c.relname, c.relkind, c.relacl,
             case when c.relkind = 'S' then array['USAGE']
                  when c.relkind in ('v', 'm') or c.relname = '${flyway:table}' then array['SELECT']
                  when c.relname = any (written_once) then array['INSERT', 'SELECT']
                  else array['DELETE', 'INSERT', 'SELECT', 'UPDATE']
             end as privileges
      from pg_class c
      where c.relnamespace = here::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
    ), granted as (
      select w.oid, array_agg(a.privilege_type order by a.privilege_type) as privileges
      from wanted w cross join lateral aclexplode(w.relacl) a
      where a.grantee = application::regrole
      group by w.oid
    )
    select w.relname, w.privileges, case when w.relkind = 'S' then 'sequence' else 'table' end as kind
    from wanted w left join granted g on g.oid = w.oid
    where g.privileges is distinct from w.privileges
  loop
    execute format('revoke all on %s %I.%I from %I', item.kind, here, item.relname, application);
    execute format('grant %s on %s %I.%I to %I',
                   array_to_string(item.privileges, ', '), item.kind, here, item.relname, application);
  end loop;
end
$$;
