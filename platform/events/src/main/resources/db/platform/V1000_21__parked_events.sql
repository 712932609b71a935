-- Parked events that an operator dropped: what was never published, and why.
create table outbox_dropped (
  id            uuid        primary key,
  topic         text        not null,
  aggregatetype text        not null,
  aggregateid   uuid        not null,
  type          text        not null,
  sequence      bigint      not null,
  parked_reason text        not null,
  reason        text        not null,
  dropped_at    timestamptz not null default clock_timestamp()
);

-- The list of parked events, newest first.
create index outbox_event_parked_at on outbox_event (parked_at, id) where parked_at is not null;
