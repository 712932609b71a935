-- The relay walks from topic to topic, so that one that takes no events holds up no other.
create index outbox_event_open on outbox_event (topic, position) where parked_at is null;

-- A later event supersedes a parked one instead of being parked behind it.
update outbox_event set parked_at = null, parked_reason = null where parked_reason = 'follows a parked event';

-- Topics whose events are on their way without an answer: another relay leaves them alone until then.
create table outbox_lease (
  topic  text        not null primary key,
  holder uuid        not null,
  until  timestamptz not null
);
