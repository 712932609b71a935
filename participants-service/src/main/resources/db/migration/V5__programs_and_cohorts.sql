CREATE TABLE program (
    id                       uuid        PRIMARY KEY,
    version                  bigint      NOT NULL,
    created_at               timestamptz NOT NULL,
    updated_at               timestamptz NOT NULL,
    name                     text        NOT NULL,
    purpose                  text,
    format                   text        NOT NULL,
    objectives               jsonb       NOT NULL DEFAULT '[]',
    meeting_cadence          text        NOT NULL,
    expected_hours_per_month integer,
    self_matching            boolean     NOT NULL,
    CONSTRAINT program_version_counts CHECK (version >= 1),
    CONSTRAINT program_format_known CHECK (format IN ('ONE_ON_ONE', 'GROUP', 'PEER')),
    CONSTRAINT program_objectives_is_list CHECK (jsonb_typeof(objectives) = 'array'),
    CONSTRAINT program_expected_hours CHECK (expected_hours_per_month BETWEEN 1 AND 200)
);
CREATE UNIQUE INDEX program_name_unique ON program (lower(name));
CREATE INDEX program_by_creation ON program (created_at, id);
CREATE INDEX program_by_name ON program (name, id);

CREATE TABLE cohort (
    id            uuid        PRIMARY KEY,
    version       bigint      NOT NULL,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    program_id    uuid        NOT NULL,
    name          text        NOT NULL,
    state         text        NOT NULL,
    active_from   date        NOT NULL,
    active_until  date        NOT NULL,
    mentor_places integer,
    mentee_places integer,
    -- Counted by the conditional updates that approve and withdraw; the checks hold under any concurrency.
    mentors_taken integer     NOT NULL DEFAULT 0,
    mentees_taken integer     NOT NULL DEFAULT 0,
    CONSTRAINT cohort_version_counts CHECK (version >= 1),
    CONSTRAINT cohort_program_exists FOREIGN KEY (program_id) REFERENCES program (id),
    CONSTRAINT cohort_state_known CHECK (state IN ('DRAFT', 'OPEN', 'MATCHING', 'ACTIVE', 'COMPLETED', 'ARCHIVED')),
    CONSTRAINT cohort_active_period CHECK (active_from <= active_until),
    CONSTRAINT cohort_mentor_places CHECK (mentor_places >= 1 AND mentors_taken <= mentor_places),
    CONSTRAINT cohort_mentee_places CHECK (mentee_places >= 1 AND mentees_taken <= mentee_places),
    CONSTRAINT cohort_taken_counts CHECK (mentors_taken >= 0 AND mentees_taken >= 0)
);
CREATE UNIQUE INDEX cohort_name_unique ON cohort (program_id, lower(name));
CREATE INDEX cohort_by_creation ON cohort (created_at, id);
CREATE INDEX cohort_by_program ON cohort (program_id, created_at, id);
CREATE INDEX cohort_by_state ON cohort (state, created_at, id);
