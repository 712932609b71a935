-- Republications of current snapshots; each part remembers where it stands, so that it survives a restart.
create table replay_job (
  id          uuid        primary key,
  state       text        not null check (state in ('QUEUED', 'RUNNING', 'COMPLETED', 'FAILED')),
  created_at  timestamptz not null,
  finished_at timestamptz,
  failure     text
);
create index replay_job_unfinished on replay_job (created_at) where state in ('QUEUED', 'RUNNING');

create table replay_part (
  job_id        uuid    not null references replay_job (id),
  aggregatetype text    not null,
  total         bigint  not null,
  done          bigint  not null,
  after_id      uuid,
  finished      boolean not null,
  primary key (job_id, aggregatetype)
);
