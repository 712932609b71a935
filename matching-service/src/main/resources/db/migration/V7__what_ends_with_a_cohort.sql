-- Whether an entry still holds anything that somebody said for matching. It has no use, and goes, once the enrollment or
-- its cohort is over.
ALTER TABLE pool_entry ADD COLUMN described boolean GENERATED ALWAYS AS (
    skills_offered <> '[]' OR skills_wanted <> '[]' OR goal_tags <> '[]' OR interests <> '[]' OR availability <> '[]'
        OR languages <> '[]' OR meeting_modes <> '[]' OR excluded_person_ids <> '[]' OR answers <> '{}'
        OR self_declarations <> '[]' OR commitment_hours_per_month IS NOT NULL OR experience_years IS NOT NULL
        OR communication_style IS NOT NULL) STORED;

-- What the sweep looks for; empty, most of the time.
CREATE INDEX pool_entry_to_forget ON pool_entry (id)
    WHERE described AND state IN ('REJECTED', 'WITHDRAWN', 'COMPLETED');
CREATE INDEX pool_entry_described ON pool_entry (cohort_id, id) WHERE described;
CREATE INDEX wish_list_filled ON wish_list (cohort_id, id) WHERE wishes <> '[]';
CREATE INDEX match_request_open_of_cohort ON match_request (cohort_id, id) WHERE state = 'PENDING';
CREATE INDEX cohort_over ON cohort (id) WHERE state IN ('COMPLETED', 'ARCHIVED');
