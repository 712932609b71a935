CREATE TABLE survey (
    id         uuid PRIMARY KEY,
    code       text        NOT NULL CONSTRAINT survey_code_unique UNIQUE,
    title      text        NOT NULL,
    questions  jsonb       NOT NULL,
    version    bigint      NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);

INSERT INTO survey (id, code, title, questions, version, created_at, updated_at) VALUES (
    '01920000-0000-7000-8000-000000000101', 'mentorship-pulse', 'How is your mentorship going?',
    '[{"code": "communication", "type": "LIKERT", "text": "We communicate openly and in time."},
      {"code": "usefulness", "type": "LIKERT", "text": "The mentorship helps me with what matters to me."},
      {"code": "organisation", "type": "LIKERT", "text": "The program supports us as we need it."},
      {"code": "recommend", "type": "NPS", "text": "How likely are you to recommend this program to a colleague?"},
      {"code": "comment", "type": "TEXT", "text": "What should we keep, and what should we change?"}]',
    1, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');

CREATE TABLE survey_invitation (
    id            uuid PRIMARY KEY,
    survey_id     uuid        NOT NULL REFERENCES survey,
    mentorship_id uuid        NOT NULL,
    cohort_id     uuid        NOT NULL,
    person_id     uuid        NOT NULL,
    occasion      text        NOT NULL CHECK (occasion IN ('KICK_OFF', 'CLOSING')),
    state         text        NOT NULL CHECK (state IN ('OPEN', 'ANSWERED')),
    answered_at   timestamptz CHECK ((state = 'ANSWERED') = (answered_at IS NOT NULL)),
    version       bigint      NOT NULL,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    -- Nobody is asked twice, however often and late a mentorship's snapshots come.
    CONSTRAINT survey_invitation_once UNIQUE (mentorship_id, person_id, occasion, survey_id)
);
CREATE INDEX survey_invitation_person ON survey_invitation (person_id, created_at, id);
CREATE INDEX survey_invitation_cohort ON survey_invitation (cohort_id, occasion, created_at, id);
CREATE INDEX survey_invitation_created ON survey_invitation (created_at, id);

CREATE TABLE survey_response (
    id            uuid PRIMARY KEY,
    invitation_id uuid        NOT NULL REFERENCES survey_invitation
                              CONSTRAINT survey_response_once UNIQUE,
    person_id     uuid        NOT NULL,
    cohort_id     uuid        NOT NULL,
    occasion      text        NOT NULL,
    submitted_at  timestamptz NOT NULL
);
CREATE INDEX survey_response_person ON survey_response (person_id, submitted_at, id);
CREATE INDEX survey_response_cohort ON survey_response (cohort_id, occasion);

CREATE TABLE survey_answer (
    response_id uuid     NOT NULL REFERENCES survey_response,
    question    text     NOT NULL,
    type        text     NOT NULL CHECK (type IN ('LIKERT', 'NPS', 'TEXT')),
    value       integer,
    text        text,
    PRIMARY KEY (response_id, question),
    CHECK ((type = 'TEXT') = (value IS NULL)),
    CHECK (type <> 'LIKERT' OR value BETWEEN 1 AND 5),
    CHECK (type <> 'NPS' OR value BETWEEN 0 AND 10)
);
