create table idempotency_record (
    scope        text        not null,
    request_hash text        not null,
    status       integer     not null,
    location     text,
    etag         text,
    body         text,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    constraint idempotency_record_pk primary key (scope)
);

create index idempotency_record_expires_at on idempotency_record (expires_at);
