-- What other services own and evaluations are computed from. Written by projectors alone.
CREATE TABLE cohort_view (
    id           uuid PRIMARY KEY,
    program_id   uuid NOT NULL,
    name         text NOT NULL,
    program_name text NOT NULL,
    state        text NOT NULL
);
CREATE INDEX cohort_view_program ON cohort_view (program_id);

CREATE TABLE enrollment_view (
    id        uuid PRIMARY KEY,
    cohort_id uuid NOT NULL,
    person_id uuid NOT NULL,
    role      text NOT NULL,
    state     text NOT NULL,
    ready_at  timestamptz
);
CREATE INDEX enrollment_view_cohort ON enrollment_view (cohort_id);

CREATE TABLE mentorship_view (
    id           uuid PRIMARY KEY,
    cohort_id    uuid NOT NULL,
    program_id   uuid NOT NULL,
    state        text NOT NULL,
    score        integer,
    activated_at timestamptz,
    ended_at     timestamptz
);
CREATE INDEX mentorship_view_cohort ON mentorship_view (cohort_id);

CREATE TABLE mentorship_member (
    mentorship_id uuid NOT NULL REFERENCES mentorship_view,
    person_id     uuid NOT NULL,
    enrollment_id uuid NOT NULL,
    role          text NOT NULL,
    PRIMARY KEY (mentorship_id, person_id)
);
CREATE INDEX mentorship_member_enrollment ON mentorship_member (enrollment_id);

CREATE TABLE checkpoint_view (
    id            uuid PRIMARY KEY,
    mentorship_id uuid        NOT NULL,
    cohort_id     uuid        NOT NULL,
    state         text        NOT NULL,
    scheduled_at  timestamptz NOT NULL
);
CREATE INDEX checkpoint_view_cohort ON checkpoint_view (cohort_id);

CREATE TABLE goal_view (
    id            uuid PRIMARY KEY,
    mentorship_id uuid NOT NULL,
    cohort_id     uuid NOT NULL,
    state         text NOT NULL
);
CREATE INDEX goal_view_cohort ON goal_view (cohort_id);
