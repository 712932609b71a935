CREATE TABLE feedback (
    id               uuid PRIMARY KEY,
    mentorship_id    uuid        NOT NULL,
    cohort_id        uuid        NOT NULL,
    author_person_id uuid        NOT NULL,
    about_person_id  uuid        NOT NULL CHECK (about_person_id <> author_person_id),
    communication    integer     NOT NULL CHECK (communication BETWEEN 1 AND 5),
    engagement       integer     NOT NULL CHECK (engagement BETWEEN 1 AND 5),
    progress         integer     NOT NULL CHECK (progress BETWEEN 1 AND 5),
    comment          text,
    version          bigint      NOT NULL,
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,
    CONSTRAINT feedback_once UNIQUE (mentorship_id, author_person_id, about_person_id)
);
CREATE INDEX feedback_author ON feedback (author_person_id, created_at, id);
CREATE INDEX feedback_about ON feedback (about_person_id, created_at, id);
CREATE INDEX feedback_cohort ON feedback (cohort_id, created_at, id);
CREATE INDEX feedback_created ON feedback (created_at, id);
