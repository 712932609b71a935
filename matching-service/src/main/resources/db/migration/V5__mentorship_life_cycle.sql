-- Groups and peers --------------------------------------------------------------------------------------------------

-- How many places a member holds: a mentor one for each mentee, everybody else one, and nobody any more once the
-- mentorship is over. The sum of it is pool_entry.slots_taken.
ALTER TABLE mentorship_member ADD COLUMN places integer NOT NULL DEFAULT 0 CHECK (places >= 0);
UPDATE mentorship_member SET places = 1 WHERE holds_slot;
ALTER TABLE mentorship_member ALTER COLUMN places DROP DEFAULT;
DROP INDEX mentorship_member_mentee_exclusive;
DROP INDEX mentorship_member_holding;
ALTER TABLE mentorship_member DROP COLUMN holds_slot;

ALTER TABLE mentorship_member DROP CONSTRAINT mentorship_member_role_check;
ALTER TABLE mentorship_member ADD CONSTRAINT mentorship_member_role CHECK (role IN ('MENTOR', 'MENTEE', 'PEER'));

-- A mentee or a peer is in one mentorship at a time, whatever their capacity says.
CREATE UNIQUE INDEX mentorship_member_exclusive ON mentorship_member (enrollment_id)
    WHERE places > 0 AND role IN ('MENTEE', 'PEER');
CREATE INDEX mentorship_member_holding ON mentorship_member (enrollment_id) WHERE places > 0;

-- Who left a group is no member any more; the row stays, since they have met.
ALTER TABLE mentorship_member ADD COLUMN left_at timestamptz;
-- Until when somebody who was added later has to answer; the others answer until mentorship.respond_by.
ALTER TABLE mentorship_member ADD COLUMN respond_by timestamptz;
ALTER TABLE mentorship_member ADD CONSTRAINT mentorship_member_left_holds_nothing CHECK (left_at IS NULL OR places = 0);
CREATE INDEX mentorship_member_answer_due ON mentorship_member (respond_by)
    WHERE decision = 'PENDING' AND left_at IS NULL AND respond_by IS NOT NULL;

-- The life of a mentorship ------------------------------------------------------------------------------------------

ALTER TABLE mentorship DROP CONSTRAINT mentorship_state_check;
ALTER TABLE mentorship ADD CONSTRAINT mentorship_state
    CHECK (state IN ('PROPOSED', 'ACTIVE', 'PAUSED', 'COMPLETED', 'ENDED', 'DECLINED'));
ALTER TABLE mentorship DROP CONSTRAINT mentorship_active_has_time;
ALTER TABLE mentorship ADD CONSTRAINT mentorship_active_has_time
    CHECK (state NOT IN ('ACTIVE', 'PAUSED', 'COMPLETED') OR activated_at IS NOT NULL);
ALTER TABLE mentorship DROP CONSTRAINT mentorship_end_reason_check;
ALTER TABLE mentorship ADD CONSTRAINT mentorship_end_reason
    CHECK (end_reason IN ('DECLINED', 'BY_MEMBER', 'BY_COORDINATOR', 'DEPARTURE', 'COHORT_COMPLETED',
                          'ACCEPTANCE_EXPIRED', 'TERM_REACHED'));

-- What was proposed before has no deadline, unless a coordinator sets one.
ALTER TABLE mentorship ADD COLUMN respond_by timestamptz;
ALTER TABLE mentorship ADD COLUMN remind_at timestamptz;
ALTER TABLE mentorship ADD COLUMN reminded_at timestamptz;
ALTER TABLE mentorship ADD COLUMN paused_at timestamptz;
ALTER TABLE mentorship ADD COLUMN end_code varchar(20);
ALTER TABLE mentorship ADD COLUMN substitute_of uuid REFERENCES mentorship (id);
ALTER TABLE mentorship ADD CONSTRAINT mentorship_paused_has_time CHECK ((state = 'PAUSED') = (paused_at IS NOT NULL));
CREATE UNIQUE INDEX mentorship_substituted_once ON mentorship (substitute_of) WHERE substitute_of IS NOT NULL;

-- What the clock asks for.
CREATE INDEX mentorship_reminder_due ON mentorship (remind_at) WHERE state = 'PROPOSED' AND reminded_at IS NULL;
CREATE INDEX mentorship_answer_due ON mentorship (respond_by) WHERE state = 'PROPOSED';
CREATE INDEX mentorship_term_due ON mentorship (active_until) WHERE state IN ('ACTIVE', 'PAUSED');
-- What a coordinator looks at first.
CREATE INDEX mentorship_overdue ON mentorship (created_at, id)
    WHERE (state = 'PROPOSED' AND reminded_at IS NOT NULL) OR end_reason = 'ACCEPTANCE_EXPIRED';

CREATE TABLE mentorship_history (
    id                uuid PRIMARY KEY,
    mentorship_id     uuid        NOT NULL REFERENCES mentorship (id),
    at                timestamptz NOT NULL,
    version           bigint      NOT NULL,
    action            varchar(30) NOT NULL,
    actor_person_id   uuid,
    actor_role        varchar(12) NOT NULL CHECK (actor_role IN ('MENTOR', 'MENTEE', 'PEER', 'COORDINATOR', 'SYSTEM')),
    subject_person_id uuid,
    from_state        varchar(10),
    to_state          varchar(10) NOT NULL,
    code              varchar(30),
    note              varchar(1000),
    details           jsonb       NOT NULL DEFAULT '{}'
);
CREATE INDEX mentorship_history_by_mentorship ON mentorship_history (mentorship_id, at, id);

CREATE FUNCTION refuse_history_change() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    RAISE EXCEPTION 'the history of a mentorship is append-only';
END
$$;
CREATE TRIGGER mentorship_history_append_only BEFORE UPDATE OR DELETE ON mentorship_history
    FOR EACH ROW EXECUTE FUNCTION refuse_history_change();

-- Requests ----------------------------------------------------------------------------------------------------------

ALTER TABLE match_request ADD COLUMN asked_by varchar(10) NOT NULL DEFAULT 'MENTEE' CHECK (asked_by IN ('MENTOR', 'MENTEE'));
ALTER TABLE match_request ALTER COLUMN asked_by DROP DEFAULT;
-- What was asked before has no end, unless it is answered.
ALTER TABLE match_request ADD COLUMN expires_at timestamptz;
ALTER TABLE match_request ADD COLUMN close_reason varchar(20)
    CHECK (close_reason IN ('MENTEE_MATCHED', 'MENTOR_FULL', 'DEPARTURE', 'COHORT_COMPLETED'));
ALTER TABLE match_request DROP CONSTRAINT match_request_state_check;
ALTER TABLE match_request ADD CONSTRAINT match_request_state
    CHECK (state IN ('PENDING', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'EXPIRED', 'SUPERSEDED'));
CREATE INDEX match_request_due ON match_request (expires_at) WHERE state = 'PENDING';
CREATE INDEX match_request_open_of_mentor ON match_request (mentor_enrollment_id) WHERE state = 'PENDING';
CREATE INDEX match_request_open_of_mentee ON match_request (mentee_enrollment_id) WHERE state = 'PENDING';

-- Wish lists --------------------------------------------------------------------------------------------------------

-- One per enrollment; an emptied one stays, so that its versions go on.
CREATE TABLE wish_list (
    id         uuid PRIMARY KEY REFERENCES pool_entry (id),
    version    bigint      NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    cohort_id  uuid        NOT NULL,
    wishes     jsonb       NOT NULL CHECK (jsonb_typeof(wishes) = 'array' AND jsonb_array_length(wishes) <= 20)
);
CREATE INDEX wish_list_by_cohort ON wish_list (cohort_id);

-- What changes a prepared pool --------------------------------------------------------------------------------------

-- Counts the changes of what pairs are judged by, per cohort, and under the nil id those of people and skills. Many rows
-- per cohort, so that writers of one cohort seldom wait for each other; their sum changes with every commit, in whatever
-- order transactions commit. Places taken do not count: they are asked for anew with every answer.
CREATE TABLE pool_change (
    cohort_id uuid     NOT NULL,
    lane      smallint NOT NULL,
    changes   bigint   NOT NULL,
    PRIMARY KEY (cohort_id, lane)
);

CREATE FUNCTION count_pool_change(cohort uuid) RETURNS void LANGUAGE sql AS
$$
    INSERT INTO pool_change (cohort_id, lane, changes) VALUES (cohort, mod(pg_backend_pid(), 16), 1)
    ON CONFLICT (cohort_id, lane) DO UPDATE SET changes = pool_change.changes + 1
$$;

CREATE FUNCTION count_profile_change() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    IF TG_OP = 'INSERT' OR (to_jsonb(NEW) - ARRAY['version', 'updated_at', 'slots_taken'])
            IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['version', 'updated_at', 'slots_taken']) THEN
        PERFORM count_pool_change(NEW.cohort_id);
    END IF;
    RETURN NULL;
END
$$;
-- Every projection writes the state; an UPDATE of the places does not, and costs nothing here.
CREATE TRIGGER pool_entry_counted AFTER INSERT OR UPDATE OF state, capacity ON pool_entry
    FOR EACH ROW EXECUTE FUNCTION count_profile_change();

CREATE FUNCTION count_cohort_change() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    PERFORM count_pool_change(NEW.id);
    RETURN NULL;
END
$$;
CREATE TRIGGER cohort_counted AFTER UPDATE ON cohort
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION count_cohort_change();

CREATE FUNCTION count_roster_change() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    PERFORM count_pool_change('00000000-0000-0000-0000-000000000000');
    RETURN NULL;
END
$$;
CREATE TRIGGER person_added AFTER INSERT ON person FOR EACH ROW EXECUTE FUNCTION count_roster_change();
CREATE TRIGGER person_counted AFTER UPDATE ON person
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION count_roster_change();
CREATE TRIGGER skill_added AFTER INSERT ON skill FOR EACH ROW EXECUTE FUNCTION count_roster_change();
CREATE TRIGGER skill_counted AFTER UPDATE ON skill
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION count_roster_change();
