create table goal (
    id               uuid primary key,
    version          bigint      not null check (version >= 1),
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    mentorship_id    uuid        not null,
    cohort_id        uuid        not null,
    program_id       uuid        not null,
    owner_person_id  uuid        not null,
    kind             text        not null check (kind in ('PROFESSIONAL', 'SKILL', 'PERSONAL', 'NETWORKING', 'CAREER_PATH')),
    title            text        not null check (length(title) between 1 and 200),
    description      text check (length(description) <= 4000),
    measure_unit     text check (length(measure_unit) between 1 and 50),
    baseline         numeric(18, 4),
    target           numeric(18, 4),
    latest_value     numeric(18, 4),
    achievable       text check (length(achievable) <= 1000),
    relevance        text check (length(relevance) <= 100),
    due_on           date,
    state            text        not null check (state in ('OPEN', 'ACHIEVED', 'ABANDONED')),
    progress_percent integer     not null check (progress_percent between 0 and 100),
    smart_complete   boolean     not null,
    -- The instants at which an open goal turns AT_RISK and OVERDUE when nothing else happens, so that the derived
    -- status can be filtered by an index; 9999-12-31 stands for never.
    at_risk_from     timestamptz not null,
    overdue_from     timestamptz not null,
    milestones       jsonb       not null default '[]' check (jsonb_typeof(milestones) = 'array'),
    achieved_at      timestamptz,
    abandoned_at     timestamptz,
    abandon_reason   text check (length(abandon_reason) <= 1000),
    constraint goal_measure_whole check ((measure_unit is null) = (baseline is null) and (baseline is null) = (target is null)),
    constraint goal_decided_once check (
        (state = 'ACHIEVED') = (achieved_at is not null)
        and (state = 'ABANDONED') = (abandoned_at is not null)
        and (state = 'ABANDONED') = (abandon_reason is not null))
);

create index goal_created on goal (created_at, id);
create index goal_due on goal (due_on, id);
create index goal_mentorship_created on goal (mentorship_id, created_at, id);
create index goal_state_created on goal (state, created_at, id);

create table goal_progress_entry (
    id                 uuid primary key,
    goal_id            uuid           not null references goal (id),
    value              numeric(18, 4) not null,
    note               text check (length(note) <= 1000),
    recorded_by        uuid           not null,
    recorded_at        timestamptz    not null
);

create index goal_progress_entry_goal on goal_progress_entry (goal_id, recorded_at, id);
