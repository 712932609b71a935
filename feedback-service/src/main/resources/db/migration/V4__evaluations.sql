CREATE TABLE evaluation (
    id          uuid PRIMARY KEY,
    cohort_id   uuid        NOT NULL,
    program_id  uuid        NOT NULL,
    computed_at timestamptz NOT NULL,
    previous_id uuid REFERENCES evaluation,
    kpis        jsonb       NOT NULL,
    findings    jsonb       NOT NULL,
    version     bigint      NOT NULL,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL
);
CREATE INDEX evaluation_cohort ON evaluation (cohort_id, computed_at, id);
CREATE INDEX evaluation_program ON evaluation (program_id, computed_at);
CREATE INDEX evaluation_computed ON evaluation (computed_at, id);
