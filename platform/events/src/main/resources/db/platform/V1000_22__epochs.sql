-- The epochs of this database's versions; the highest counts. Raised after the database was restored to an earlier state,
-- so that consumers take versions that they believe to have seen.
create table event_epoch (
  epoch     bigint      not null primary key check (epoch >= 0),
  id        uuid        not null unique,
  reason    text        not null,
  raised_at timestamptz not null default clock_timestamp()
);
insert into event_epoch (epoch, id, reason) values (0, '00000000-0000-7000-8000-000000000000', 'The beginning');

-- Of two snapshots the one with the higher epoch, then version, is newer. Events of older binaries have the epoch 0.
alter table projection_version add column epoch bigint not null default 0;
-- Set by a rebuild until the owner's replay renews the aggregate; what is never renewed is pruned.
alter table projection_version add column forgotten_at timestamptz;
create index projection_version_forgotten on projection_version (topic, aggregate_id) where forgotten_at is not null;

create table projection_rebuild (
  name       text        not null primary key,
  topic      text        not null,
  rebuilt_at timestamptz not null
);
