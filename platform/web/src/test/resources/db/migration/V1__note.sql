create table note (
    id         uuid        not null,
    version    bigint      not null,
    title      text        not null,
    rank       integer     not null,
    status     text        not null,
    due_on     date,
    created_at timestamptz not null,
    constraint note_pk primary key (id),
    constraint note_title_unique unique (title),
    constraint note_rank_check check (rank < 1000)
);

create table note_link (
    id      uuid not null,
    note_id uuid not null,
    constraint note_link_pk primary key (id),
    constraint note_link_note foreign key (note_id) references note (id)
);
