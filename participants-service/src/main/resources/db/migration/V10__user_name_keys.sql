-- When two userNames are the same is said by one class (NameKey), whose result is stored here. user_name_keyed is the name
-- that the key was made from: where it is not user_name, an older binary wrote the name, the database came as near as it
-- can, and the service makes the key anew.
ALTER TABLE person ADD COLUMN user_name_key text, ADD COLUMN user_name_keyed text;

CREATE FUNCTION person_user_name_key_guess(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT btrim(normalize(casefold(normalize(regexp_replace(name,
        '[\u00AD\u034F\u061C\u115F\u1160\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0]',
        '', 'g'), NFKC) COLLATE "pg_unicode_fast"), NFKC))
$$;
-- Of these nobody need guess.
CREATE FUNCTION person_user_name_key_is_sure(name text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT name ~ '^[\u0021-\u007E]*$'
$$;

UPDATE person SET user_name_key = person_user_name_key_guess(user_name),
                  user_name_keyed = CASE WHEN person_user_name_key_is_sure(user_name) THEN user_name END;
-- What were two names until now stays two people: all but the first get a key that no name has (a blank and the id).
UPDATE person SET user_name_key = user_name_key || ' ' || id, user_name_keyed = NULL
WHERE id IN (SELECT id
             FROM (SELECT id, row_number() OVER (PARTITION BY user_name_key ORDER BY created_at, id) AS place FROM person) p
             WHERE place > 1);

CREATE FUNCTION person_user_name_is_keyed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.user_name_keyed IS NOT DISTINCT FROM NEW.user_name
        OR (TG_OP = 'UPDATE' AND NEW.user_name = OLD.user_name) THEN
        RETURN NEW;
    END IF;
    NEW.user_name_key := person_user_name_key_guess(NEW.user_name);
    NEW.user_name_keyed := CASE WHEN person_user_name_key_is_sure(NEW.user_name) THEN NEW.user_name END;
    RETURN NEW;
END
$$;
CREATE TRIGGER person_user_name_is_keyed BEFORE INSERT OR UPDATE OF user_name ON person
    FOR EACH ROW EXECUTE FUNCTION person_user_name_is_keyed();

-- The rule under its old name, so that older binaries, too, say what a violation means; what they look up has an index.
DROP INDEX person_user_name_unique;
CREATE UNIQUE INDEX person_user_name_unique ON person (user_name_key);
CREATE INDEX person_by_lower_user_name ON person (lower(user_name));
CREATE INDEX person_without_sure_key ON person (created_at, id) WHERE user_name_keyed IS DISTINCT FROM user_name;
