-- What this service knows of matching's mentorships. A projection: it may be emptied (together with its rows in
-- projection_version) and is rebuilt by a replay, so nothing else refers to it by a foreign key.
create table mentorship (
    id           uuid primary key,
    version      bigint      not null check (version >= 1),
    cohort_id    uuid        not null,
    program_id   uuid        not null,
    state        text        not null check (state in ('PROPOSED', 'ACTIVE', 'COMPLETED', 'ENDED', 'DECLINED')),
    cadence      text        not null,
    active_until date        not null,
    activated_at timestamptz
);

create table mentorship_member (
    mentorship_id uuid not null references mentorship (id) on delete cascade,
    person_id     uuid not null,
    primary key (mentorship_id, person_id)
);

-- A participant's lists start from their mentorships.
create index mentorship_member_person on mentorship_member (person_id, mentorship_id);
