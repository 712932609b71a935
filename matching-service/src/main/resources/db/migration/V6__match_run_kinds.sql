-- What a run was asked for ---------------------------------------------------------------------------------------------

ALTER TABLE match_run DROP CONSTRAINT match_run_strategy_check;
ALTER TABLE match_run
    ADD CONSTRAINT match_run_strategy CHECK (strategy IN ('OPTIMAL', 'STABLE', 'FAIR', 'PEER')),
    ADD COLUMN pair_bonus            bigint CHECK (pair_bonus BETWEEN 0 AND 1000000000),
    ADD COLUMN minimum_group_size    integer     NOT NULL DEFAULT 0 CHECK (minimum_group_size BETWEEN 0 AND 1000),
    ADD COLUMN simulation            boolean     NOT NULL DEFAULT false,
    ADD COLUMN policy_override       jsonb,
    ADD COLUMN basis                 varchar(10) NOT NULL DEFAULT 'REQUEST' CHECK (basis IN ('REQUEST', 'RERUN', 'EDIT', 'REFRESH')),
    ADD COLUMN based_on              uuid REFERENCES match_run (id),
    ADD COLUMN input_run_id          uuid REFERENCES match_run (id),
    ADD COLUMN rematch_mentorship_id uuid REFERENCES mentorship (id),
    ADD COLUMN locked_pairs          integer     NOT NULL DEFAULT 0,
    ADD COLUMN forbidden_pairs       integer     NOT NULL DEFAULT 0,
    ADD COLUMN chosen_people         integer,
    ADD COLUMN excluded_people       integer     NOT NULL DEFAULT 0,
    ADD COLUMN result_digest         varchar(64),
    ADD CONSTRAINT match_run_simulation_stays_one CHECK (NOT simulation OR state <> 'PUBLISHED'),
    ADD CONSTRAINT match_run_override_only_simulated CHECK (policy_override IS NULL OR simulation),
    ADD CONSTRAINT match_run_basis_has_run CHECK ((basis = 'REQUEST') = (based_on IS NULL)),
    ADD CONSTRAINT match_run_rerun_has_input CHECK ((basis = 'RERUN') = (input_run_id IS NOT NULL));
CREATE INDEX match_run_by_base ON match_run (based_on, created_at, id) WHERE based_on IS NOT NULL;

-- Pairs and people that a coordinator named; only where there are any. Apart from the run, which is read in lists.
CREATE TABLE match_run_plan (
    run_id uuid PRIMARY KEY REFERENCES match_run (id),
    plan   jsonb NOT NULL
);

-- What the engine read, compressed: written when a run is first computed and read by every later attempt and by reruns.
-- It holds answers of people, so it goes when the cohort is over. Compressed already, so the database need not try.
CREATE TABLE match_run_input (
    run_id uuid PRIMARY KEY REFERENCES match_run (id),
    input  bytea NOT NULL
);
ALTER TABLE match_run_input ALTER COLUMN input SET STORAGE EXTERNAL;

-- Results --------------------------------------------------------------------------------------------------------------

ALTER TABLE match_proposal
    ADD COLUMN mentee_score integer CHECK (mentee_score BETWEEN 0 AND 1000000),
    ADD COLUMN mentor_score integer CHECK (mentor_score BETWEEN 0 AND 1000000),
    ADD COLUMN locked       boolean NOT NULL DEFAULT false,
    ADD COLUMN broken_rules jsonb   NOT NULL DEFAULT '[]';
UPDATE match_proposal SET mentee_score = score, mentor_score = score;
ALTER TABLE match_proposal
    ALTER COLUMN mentee_score SET NOT NULL,
    ALTER COLUMN mentor_score SET NOT NULL,
    ALTER COLUMN locked DROP DEFAULT,
    ALTER COLUMN broken_rules DROP DEFAULT;

CREATE INDEX match_proposal_by_mentor ON match_proposal (run_id, mentor_enrollment_id);
