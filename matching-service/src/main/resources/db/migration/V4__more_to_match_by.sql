-- What more pairs are judged by. Everything may be missing: older events lack it.
ALTER TABLE person ADD COLUMN site varchar(150);
ALTER TABLE person ADD COLUMN city varchar(150);
ALTER TABLE person ADD COLUMN country varchar(2);
ALTER TABLE person ADD COLUMN latitude double precision;
ALTER TABLE person ADD COLUMN longitude double precision;
ALTER TABLE person ADD CONSTRAINT person_latitude CHECK (latitude BETWEEN -90 AND 90);
ALTER TABLE person ADD CONSTRAINT person_longitude CHECK (longitude BETWEEN -180 AND 180);
ALTER TABLE person ADD CONSTRAINT person_coordinates_together CHECK ((latitude IS NULL) = (longitude IS NULL));

-- Answers are for the engine alone, self declarations for their stated purposes: no resource shows them.
ALTER TABLE pool_entry ADD COLUMN experience_years integer;
ALTER TABLE pool_entry ADD COLUMN communication_style varchar(20);
ALTER TABLE pool_entry ADD COLUMN answers jsonb NOT NULL DEFAULT '{}';
ALTER TABLE pool_entry ADD COLUMN self_declarations jsonb NOT NULL DEFAULT '[]';

-- A default fills what there is without an UPDATE, which the versions refuse; it means what those versions meant.
ALTER TABLE matching_policy ADD COLUMN mentor_weights jsonb;
ALTER TABLE matching_policy ADD COLUMN mentor_share integer NOT NULL DEFAULT 50 CHECK (mentor_share BETWEEN 0 AND 100);
ALTER TABLE matching_policy ADD COLUMN neutral jsonb;
ALTER TABLE matching_policy ADD COLUMN parameters jsonb;
ALTER TABLE matching_policy ADD COLUMN questions jsonb NOT NULL DEFAULT '[]';
ALTER TABLE matching_policy_version ADD COLUMN mentor_weights jsonb;
ALTER TABLE matching_policy_version ADD COLUMN mentor_share integer NOT NULL DEFAULT 50 CHECK (mentor_share BETWEEN 0 AND 100);
ALTER TABLE matching_policy_version ADD COLUMN neutral jsonb;
ALTER TABLE matching_policy_version ADD COLUMN parameters jsonb;
ALTER TABLE matching_policy_version ADD COLUMN questions jsonb NOT NULL DEFAULT '[]';

-- A name of an organisation's own policy may be the same: then the built-in one is left out.
INSERT INTO matching_policy (id, version, created_at, updated_at, name, policy_version, weights, mentor_weights, mentor_share,
    neutral, parameters, rules)
SELECT id::uuid, 1, TIMESTAMPTZ '2026-01-01T00:00:00Z', TIMESTAMPTZ '2026-01-01T00:00:00Z', name, 1, weights::jsonb,
    mentor_weights::jsonb, mentor_share, neutral::jsonb, parameters::jsonb, rules::jsonb
FROM (VALUES
    -- Each side judges by what matters to it, and both count the same.
    ('01920000-0000-7000-8000-000000000003', 'Balanced two-sided',
     '{"skills":35,"goals":20,"interests":5,"availability":10,"languages":5,"department":0,"seniority":5,"commitment":5,"experience":5,"mutualPreference":10}',
     '{"skills":10,"goals":20,"interests":15,"availability":15,"languages":5,"commitment":15,"communicationStyle":5,"mutualPreference":15}',
     50, NULL, NULL,
     '{"minWeeklyOverlapMinutes":60,"requireSharedLanguage":true,"forbidReportingLine":true,"forbidPriorPairs":true,"minimumScore":0,"missingDataPasses":false}'),
    -- Who declares nothing of themselves stands in the middle, and who has stated no times is not shut out.
    ('01920000-0000-7000-8000-000000000005', 'Inclusion',
     '{"skills":25,"goals":20,"interests":10,"availability":10,"languages":10,"department":5,"seniority":5,"communicationStyle":5,"affinity":10}',
     NULL, 50,
     '{"affinity":500000}',
     '{"department":{"preference":"DIFFERENT"},"affinity":{"attributes":["caregiver","first-generation","gender"]}}',
     '{"minWeeklyOverlapMinutes":60,"requireSharedLanguage":true,"forbidReportingLine":true,"forbidPriorPairs":true,"minimumScore":0,"missingDataPasses":true}')
) AS built_in (id, name, weights, mentor_weights, mentor_share, neutral, parameters, rules)
ON CONFLICT (lower(name)) DO NOTHING;

INSERT INTO matching_policy_version (id, policy_id, policy_version, name, weights, mentor_weights, mentor_share, neutral,
    parameters, rules, created_at)
SELECT v.id::uuid, p.id, p.policy_version, p.name, p.weights, p.mentor_weights, p.mentor_share, p.neutral, p.parameters, p.rules,
    p.created_at
FROM matching_policy p
JOIN (VALUES
    ('01920000-0000-7000-8000-000000000004', '01920000-0000-7000-8000-000000000003'),
    ('01920000-0000-7000-8000-000000000006', '01920000-0000-7000-8000-000000000005')) AS v (id, policy_id)
    ON p.id = v.policy_id::uuid;
