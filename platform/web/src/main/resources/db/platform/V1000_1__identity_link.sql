-- Which tokens are whose, as participants-service published it. One row for each issuer and subject, also when the link was
-- taken away.
create table identity_link (
    issuer    text    not null,
    subject   text    not null,
    link_id   uuid    not null,
    person_id uuid    not null,
    active    boolean not null,
    constraint identity_link_pk primary key (issuer, subject)
);
create index identity_link_person on identity_link (person_id);
