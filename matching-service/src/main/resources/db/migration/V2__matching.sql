-- Policies ---------------------------------------------------------------------------------------------------------

CREATE TABLE matching_policy (
    id             uuid PRIMARY KEY,
    version        bigint       NOT NULL,
    created_at     timestamptz  NOT NULL,
    updated_at     timestamptz  NOT NULL,
    name           varchar(120) NOT NULL,
    policy_version integer      NOT NULL CHECK (policy_version >= 1),
    weights        jsonb        NOT NULL,
    rules          jsonb        NOT NULL
);

CREATE UNIQUE INDEX matching_policy_name_unique ON matching_policy (lower(name));
CREATE INDEX matching_policy_by_age ON matching_policy (created_at, id);

CREATE TABLE matching_policy_version (
    id             uuid PRIMARY KEY,
    policy_id      uuid         NOT NULL REFERENCES matching_policy (id),
    policy_version integer      NOT NULL,
    name           varchar(120) NOT NULL,
    weights        jsonb        NOT NULL,
    rules          jsonb        NOT NULL,
    created_at     timestamptz  NOT NULL,
    CONSTRAINT matching_policy_version_once UNIQUE (policy_id, policy_version)
);

-- A run stays explainable only if the version it used never changes.
CREATE FUNCTION refuse_policy_version_change() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    RAISE EXCEPTION 'a policy version is immutable';
END
$$;

CREATE TRIGGER matching_policy_version_immutable BEFORE UPDATE OR DELETE ON matching_policy_version
    FOR EACH ROW EXECUTE FUNCTION refuse_policy_version_change();

INSERT INTO matching_policy (id, version, created_at, updated_at, name, policy_version, weights, rules)
VALUES ('01920000-0000-7000-8000-000000000001', 1, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'Standard', 1,
        '{"skills":40,"goals":20,"interests":10,"availability":15,"languages":5,"department":5,"seniority":10}',
        '{"minWeeklyOverlapMinutes":60,"requireSharedLanguage":true,"forbidReportingLine":true,"forbidPriorPairs":true,"minimumScore":0,"missingDataPasses":false}');

INSERT INTO matching_policy_version (id, policy_id, policy_version, name, weights, rules, created_at)
SELECT '01920000-0000-7000-8000-000000000002', id, policy_version, name, weights, rules, created_at FROM matching_policy;

-- Runs -------------------------------------------------------------------------------------------------------------

CREATE TABLE match_run (
    id             uuid PRIMARY KEY,
    version        bigint      NOT NULL,
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    cohort_id      uuid        NOT NULL REFERENCES cohort (id),
    policy_id      uuid        NOT NULL,
    policy_version integer     NOT NULL,
    strategy       varchar(10) NOT NULL CHECK (strategy IN ('OPTIMAL')),
    seed           bigint      NOT NULL,
    state          varchar(10) NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED', 'PUBLISHED')),
    input_digest   varchar(128),
    summary        jsonb,
    timings        jsonb,
    failure        jsonb,
    requested_at   timestamptz NOT NULL,
    completed_at   timestamptz,
    published_at   timestamptz,
    FOREIGN KEY (policy_id, policy_version) REFERENCES matching_policy_version (policy_id, policy_version),
    CONSTRAINT match_run_completed_is_certified
        CHECK (state NOT IN ('COMPLETED', 'PUBLISHED') OR coalesce((summary -> 'certificate' ->> 'valid')::boolean, false)),
    CONSTRAINT match_run_published_has_time CHECK ((state = 'PUBLISHED') = (published_at IS NOT NULL))
);

CREATE INDEX match_run_by_age ON match_run (created_at, id);
CREATE INDEX match_run_by_cohort ON match_run (cohort_id, created_at, id);

-- The work of a run. Apart from the run, because progress is written often and is no change of the run that anyone is told.
-- Leases are compared with the database's clock: one clock for all replicas, and moving the platform's clock expires nothing.
CREATE TABLE match_run_job (
    run_id           uuid PRIMARY KEY REFERENCES match_run (id),
    queued_at        timestamptz NOT NULL,
    lease_until      timestamptz,
    fence            bigint      NOT NULL DEFAULT 0,
    started_at       timestamptz,
    finished_at      timestamptz,
    progress_percent smallint    NOT NULL DEFAULT 0 CHECK (progress_percent BETWEEN 0 AND 100),
    phase            varchar(20) NOT NULL DEFAULT 'QUEUED'
);

CREATE INDEX match_run_job_open ON match_run_job (queued_at, run_id) WHERE finished_at IS NULL;

CREATE TABLE match_proposal (
    id                   uuid PRIMARY KEY,
    run_id               uuid    NOT NULL REFERENCES match_run (id),
    mentor_enrollment_id uuid    NOT NULL REFERENCES pool_entry (id),
    mentee_enrollment_id uuid    NOT NULL REFERENCES pool_entry (id),
    mentor_person_id     uuid    NOT NULL,
    mentee_person_id     uuid    NOT NULL CHECK (mentee_person_id <> mentor_person_id),
    score                integer NOT NULL CHECK (score BETWEEN 0 AND 1000000),
    criteria             jsonb   NOT NULL,
    CONSTRAINT match_proposal_mentee_once UNIQUE (run_id, mentee_enrollment_id)
);

CREATE INDEX match_proposal_by_run ON match_proposal (run_id, id);
CREATE INDEX match_proposal_by_score ON match_proposal (run_id, score, id);

CREATE TABLE unmatched_entry (
    id            uuid PRIMARY KEY,
    run_id        uuid        NOT NULL REFERENCES match_run (id),
    enrollment_id uuid        NOT NULL REFERENCES pool_entry (id),
    person_id     uuid        NOT NULL,
    role          varchar(10) NOT NULL,
    reason        jsonb       NOT NULL,
    nearest_fix   jsonb,
    CONSTRAINT unmatched_entry_once UNIQUE (run_id, enrollment_id)
);

CREATE INDEX unmatched_entry_by_run ON unmatched_entry (run_id, id);
CREATE INDEX unmatched_entry_by_role ON unmatched_entry (run_id, role, id);

-- Mentorships ------------------------------------------------------------------------------------------------------

CREATE TABLE mentorship (
    id              uuid PRIMARY KEY,
    version         bigint      NOT NULL,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    cohort_id       uuid        NOT NULL REFERENCES cohort (id),
    program_id      uuid        NOT NULL,
    format          varchar(20) NOT NULL CHECK (format IN ('ONE_ON_ONE', 'GROUP', 'PEER')),
    state           varchar(10) NOT NULL CHECK (state IN ('PROPOSED', 'ACTIVE', 'COMPLETED', 'ENDED', 'DECLINED')),
    score           integer CHECK (score BETWEEN 0 AND 1000000),
    explanation     jsonb       NOT NULL DEFAULT '[]',
    match_run_id    uuid REFERENCES match_run (id),
    origin          varchar(10) NOT NULL CHECK (origin IN ('RUN', 'REQUEST', 'MANUAL')),
    proposed_at     timestamptz NOT NULL,
    activated_at    timestamptz,
    ended_at        timestamptz,
    end_reason      varchar(20) CHECK (end_reason IN ('DECLINED', 'BY_MEMBER', 'BY_COORDINATOR', 'DEPARTURE', 'COHORT_COMPLETED')),
    end_note        varchar(1000),
    override_reason varchar(1000),
    broken_rules    jsonb       NOT NULL DEFAULT '[]',
    cadence         varchar(40) NOT NULL,
    active_from     date        NOT NULL,
    active_until    date        NOT NULL,
    CONSTRAINT mentorship_run_iff_origin CHECK ((origin = 'RUN') = (match_run_id IS NOT NULL)),
    CONSTRAINT mentorship_active_has_time CHECK (state NOT IN ('ACTIVE', 'COMPLETED') OR activated_at IS NOT NULL),
    CONSTRAINT mentorship_over_has_reason
        CHECK ((state IN ('COMPLETED', 'ENDED', 'DECLINED')) = (ended_at IS NOT NULL AND end_reason IS NOT NULL))
);

CREATE INDEX mentorship_by_age ON mentorship (created_at, id);
CREATE INDEX mentorship_by_cohort ON mentorship (cohort_id, created_at, id);
CREATE INDEX mentorship_by_state ON mentorship (state, created_at, id);
CREATE INDEX mentorship_by_run ON mentorship (match_run_id) WHERE match_run_id IS NOT NULL;

-- holds_slot is true exactly while the mentorship is proposed or active; the sum of it is pool_entry.slots_taken.
CREATE TABLE mentorship_member (
    mentorship_id uuid        NOT NULL REFERENCES mentorship (id),
    position      smallint    NOT NULL,
    person_id     uuid        NOT NULL,
    enrollment_id uuid        NOT NULL REFERENCES pool_entry (id),
    role          varchar(10) NOT NULL CHECK (role IN ('MENTOR', 'MENTEE')),
    decision      varchar(10) NOT NULL CHECK (decision IN ('PENDING', 'ACCEPTED', 'DECLINED')),
    decided_at    timestamptz,
    holds_slot    boolean     NOT NULL,
    PRIMARY KEY (mentorship_id, position),
    CONSTRAINT mentorship_member_once UNIQUE (mentorship_id, person_id),
    CONSTRAINT mentorship_member_decided CHECK ((decision = 'PENDING') = (decided_at IS NULL))
);

CREATE UNIQUE INDEX mentorship_member_mentee_exclusive ON mentorship_member (enrollment_id)
    WHERE holds_slot AND role = 'MENTEE';
CREATE INDEX mentorship_member_by_person ON mentorship_member (person_id, mentorship_id);
CREATE INDEX mentorship_member_holding ON mentorship_member (enrollment_id) WHERE holds_slot;

-- Requests ---------------------------------------------------------------------------------------------------------

CREATE TABLE match_request (
    id                   uuid PRIMARY KEY,
    version              bigint      NOT NULL,
    created_at           timestamptz NOT NULL,
    updated_at           timestamptz NOT NULL,
    cohort_id            uuid        NOT NULL REFERENCES cohort (id),
    mentor_enrollment_id uuid        NOT NULL REFERENCES pool_entry (id),
    mentee_enrollment_id uuid        NOT NULL REFERENCES pool_entry (id),
    mentor_person_id     uuid        NOT NULL,
    mentee_person_id     uuid        NOT NULL CHECK (mentee_person_id <> mentor_person_id),
    message              varchar(1000),
    score                integer CHECK (score BETWEEN 0 AND 1000000),
    explanation          jsonb       NOT NULL DEFAULT '[]',
    state                varchar(10) NOT NULL CHECK (state IN ('PENDING', 'ACCEPTED', 'DECLINED', 'WITHDRAWN')),
    decided_at           timestamptz,
    decline_reason       varchar(1000),
    mentorship_id        uuid REFERENCES mentorship (id),
    CONSTRAINT match_request_decided CHECK ((state = 'PENDING') = (decided_at IS NULL)),
    CONSTRAINT match_request_mentorship CHECK ((state = 'ACCEPTED') = (mentorship_id IS NOT NULL))
);

CREATE UNIQUE INDEX match_request_pending_once ON match_request (mentor_enrollment_id, mentee_enrollment_id)
    WHERE state = 'PENDING';
CREATE INDEX match_request_by_age ON match_request (created_at, id);
CREATE INDEX match_request_by_cohort ON match_request (cohort_id, created_at, id);
CREATE INDEX match_request_by_mentor ON match_request (mentor_person_id, created_at, id);
CREATE INDEX match_request_by_mentee ON match_request (mentee_person_id, created_at, id);
