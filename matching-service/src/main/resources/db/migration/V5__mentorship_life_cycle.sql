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
