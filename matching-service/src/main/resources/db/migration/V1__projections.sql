-- What matching knows of other services: projections, rebuilt at any time by a replay of their owners.
-- No foreign keys between them: topics are independent, so a child may arrive before its parent.

-- Names and activity are in person_identity; here is what pairs are judged by.
CREATE TABLE person (
    id             uuid PRIMARY KEY,
    seniority_rank smallint CHECK (seniority_rank BETWEEN 1 AND 8),
    department     varchar(150),
    languages      jsonb NOT NULL DEFAULT '[]',
    manager_id     uuid
);

CREATE TABLE skill (
    id        uuid PRIMARY KEY,
    name      varchar(100) NOT NULL,
    parent_id uuid
);

CREATE TABLE program (
    id              uuid PRIMARY KEY,
    name            varchar(150) NOT NULL,
    format          varchar(20)  NOT NULL CHECK (format IN ('ONE_ON_ONE', 'GROUP', 'PEER')),
    meeting_cadence varchar(40)  NOT NULL,
    self_matching   boolean      NOT NULL
);

CREATE TABLE cohort (
    id           uuid PRIMARY KEY,
    program_id   uuid         NOT NULL,
    name         varchar(150) NOT NULL,
    state        varchar(20)  NOT NULL CHECK (state IN ('DRAFT', 'OPEN', 'MATCHING', 'ACTIVE', 'COMPLETED', 'ARCHIVED')),
    active_from  date         NOT NULL,
    active_until date         NOT NULL
);

-- One row per enrollment. slots_taken is ours and survives every snapshot; it may exceed a capacity that was lowered later.
CREATE TABLE pool_entry (
    id                         uuid PRIMARY KEY,
    version                    bigint      NOT NULL,
    created_at                 timestamptz NOT NULL,
    updated_at                 timestamptz NOT NULL,
    cohort_id                  uuid        NOT NULL,
    program_id                 uuid        NOT NULL,
    person_id                  uuid        NOT NULL,
    role                       varchar(10) NOT NULL CHECK (role IN ('MENTOR', 'MENTEE', 'PEER')),
    state                      varchar(20) NOT NULL,
    capacity                   integer     NOT NULL CHECK (capacity >= 0),
    slots_taken                integer     NOT NULL DEFAULT 0 CHECK (slots_taken >= 0),
    skills_offered             jsonb       NOT NULL,
    skills_wanted              jsonb       NOT NULL,
    goal_tags                  jsonb       NOT NULL,
    interests                  jsonb       NOT NULL,
    availability               jsonb       NOT NULL,
    time_zone                  varchar(64) NOT NULL,
    languages                  jsonb       NOT NULL,
    commitment_hours_per_month integer,
    meeting_modes              jsonb       NOT NULL,
    excluded_person_ids        jsonb       NOT NULL,
    ready_at                   timestamptz
);

CREATE INDEX pool_entry_by_cohort ON pool_entry (cohort_id, created_at, id);
CREATE INDEX pool_entry_by_age ON pool_entry (created_at, id);
CREATE INDEX pool_entry_by_person ON pool_entry (person_id);
