-- The mapping counts positions as integers, and the schema check compares types.
ALTER TABLE mentorship_member ALTER COLUMN position TYPE integer;
