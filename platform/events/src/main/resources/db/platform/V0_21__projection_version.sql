-- The version of each consumed aggregate that was applied last.
create table projection_version (
  topic        text        not null,
  aggregate_id uuid        not null,
  version      bigint      not null,
  event_id     text        not null,
  applied_at   timestamptz not null default clock_timestamp(),
  primary key (topic, aggregate_id)
);
