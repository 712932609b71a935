CREATE TABLE enrollment (
    id                         uuid        PRIMARY KEY,
    version                    bigint      NOT NULL,
    created_at                 timestamptz NOT NULL,
    updated_at                 timestamptz NOT NULL,
    cohort_id                  uuid        NOT NULL,
    program_id                 uuid        NOT NULL,
    person_id                  uuid        NOT NULL,
    role                       text        NOT NULL,
    state                      text        NOT NULL,
    skills_offered             jsonb       NOT NULL DEFAULT '[]',
    skills_wanted              jsonb       NOT NULL DEFAULT '[]',
    goal_tags                  jsonb       NOT NULL DEFAULT '[]',
    interests                  jsonb       NOT NULL DEFAULT '[]',
    availability               jsonb       NOT NULL DEFAULT '[]',
    time_zone                  text        NOT NULL,
    languages                  jsonb       NOT NULL DEFAULT '[]',
    capacity                   integer     NOT NULL,
    commitment_hours_per_month integer,
    meeting_modes              jsonb       NOT NULL DEFAULT '[]',
    excluded_person_ids        jsonb       NOT NULL DEFAULT '[]',
    motivation                 text,
    applied_at                 timestamptz NOT NULL,
    decided_at                 timestamptz,
    decision_reason            text,
    waitlisted_at              timestamptz,
    ready_at                   timestamptz,
    withdrawn_at               timestamptz,
    completed_at               timestamptz,
    CONSTRAINT enrollment_version_counts CHECK (version >= 1),
    CONSTRAINT enrollment_cohort_exists FOREIGN KEY (cohort_id) REFERENCES cohort (id),
    CONSTRAINT enrollment_program_exists FOREIGN KEY (program_id) REFERENCES program (id),
    CONSTRAINT enrollment_person_exists FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT enrollment_once UNIQUE (person_id, cohort_id, role),
    CONSTRAINT enrollment_role_known CHECK (role IN ('MENTOR', 'MENTEE', 'PEER')),
    CONSTRAINT enrollment_state_known CHECK (state IN
        ('APPLIED', 'READY', 'WAITLISTED', 'REJECTED', 'WITHDRAWN', 'COMPLETED')),
    CONSTRAINT enrollment_capacity CHECK (capacity BETWEEN 1 AND 20 AND (role = 'MENTOR' OR capacity = 1)),
    CONSTRAINT enrollment_commitment CHECK (commitment_hours_per_month BETWEEN 1 AND 200),
    CONSTRAINT enrollment_ready_at CHECK (state NOT IN ('READY', 'COMPLETED') OR ready_at IS NOT NULL),
    CONSTRAINT enrollment_waitlisted_at CHECK (state <> 'WAITLISTED' OR waitlisted_at IS NOT NULL)
);
CREATE INDEX enrollment_by_creation ON enrollment (created_at, id);
CREATE INDEX enrollment_by_cohort ON enrollment (cohort_id, created_at, id);
CREATE INDEX enrollment_by_cohort_and_state ON enrollment (cohort_id, state, created_at, id);
CREATE INDEX enrollment_by_person ON enrollment (person_id, created_at, id);
CREATE INDEX enrollment_waitlist ON enrollment (cohort_id, role, waitlisted_at, id) WHERE state = 'WAITLISTED';
