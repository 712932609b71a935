create table checkpoint (
    id               uuid primary key,
    version          bigint      not null check (version >= 1),
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    mentorship_id    uuid        not null,
    cohort_id        uuid        not null,
    program_id       uuid        not null,
    ordinal          integer     not null check (ordinal >= 1),
    scheduled_at     timestamptz not null,
    state            text        not null check (state in ('SCHEDULED', 'HELD', 'CANCELLED')),
    agenda           jsonb       not null check (jsonb_typeof(agenda) = 'array'),
    attendance       jsonb       not null default '[]' check (jsonb_typeof(attendance) = 'array'),
    shared_notes     text check (length(shared_notes) <= 10000),
    action_items     jsonb       not null default '[]' check (jsonb_typeof(action_items) = 'array'),
    held_at          timestamptz,
    duration_minutes integer check (duration_minutes between 1 and 1440),
    -- Whatever the mentorship's snapshots do (repeat, arrive late, race), each place in the schedule exists once.
    constraint checkpoint_once_per_place unique (mentorship_id, ordinal),
    constraint checkpoint_held_whole check (
        (state = 'HELD') = (held_at is not null) and (state = 'HELD') = (duration_minutes is not null))
);

create index checkpoint_scheduled on checkpoint (scheduled_at, id);
create index checkpoint_mentorship_scheduled on checkpoint (mentorship_id, scheduled_at, id);
create index checkpoint_state_scheduled on checkpoint (state, scheduled_at, id);

-- One private note per author; read only by (checkpoint, author), published nowhere.
create table checkpoint_private_note (
    checkpoint_id    uuid        not null references checkpoint (id),
    author_person_id uuid        not null,
    version          bigint      not null check (version >= 1),
    text             text check (length(text) <= 10000),
    updated_at       timestamptz not null,
    primary key (checkpoint_id, author_person_id)
);
