create table audit_entry (
    id              uuid        not null,
    at              timestamptz not null,
    actor_issuer    text        not null,
    actor_subject   text        not null,
    actor_person_id uuid,
    action          text        not null,
    object_type     text        not null,
    object_id       uuid        not null,
    trace_id        text        not null,
    constraint audit_entry_pk primary key (id)
);

create index audit_entry_at on audit_entry (at, id);
create index audit_entry_object on audit_entry (object_id, at);

create function audit_entry_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'audit entries are neither changed nor deleted' using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_entry_append_only
    before update or delete or truncate on audit_entry
    for each statement execute function audit_entry_is_append_only();
