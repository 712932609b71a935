-- What a migration is allowed.
create table migration_bounds as
select current_setting('statement_timeout') as statement_timeout, current_setting('lock_timeout') as lock_timeout;
