-- Why an enrollment is over although nobody decided about it; null for all others.
ALTER TABLE enrollment ADD COLUMN close_reason text;
ALTER TABLE enrollment ADD CONSTRAINT enrollment_close_reason_known CHECK (close_reason IN ('COHORT_COMPLETED'));

-- What a cohort that is over has still to settle: nothing, most of the time.
CREATE INDEX enrollment_open ON enrollment (cohort_id, id) WHERE state IN ('APPLIED', 'READY', 'WAITLISTED');
CREATE INDEX cohort_over ON cohort (id) WHERE state IN ('COMPLETED', 'ARCHIVED');
