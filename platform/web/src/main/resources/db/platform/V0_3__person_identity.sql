create table person_identity (
    person_id    uuid    not null,
    user_name    text    not null,
    display_name text    not null,
    active       boolean not null,
    version      bigint  not null default 1,
    constraint person_identity_pk primary key (person_id)
);

-- Not unique: while a user name moves to another person, its two messages may arrive in either order.
create index person_identity_user_name on person_identity (lower(user_name));
