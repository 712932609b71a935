CREATE TABLE skill (
    id         uuid        PRIMARY KEY,
    version    bigint      NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    name       text        NOT NULL,
    aliases    jsonb       NOT NULL DEFAULT '[]',
    parent_id  uuid,
    CONSTRAINT skill_version_counts CHECK (version >= 0),
    CONSTRAINT skill_name_length CHECK (char_length(name) BETWEEN 1 AND 100),
    CONSTRAINT skill_aliases_is_list CHECK (jsonb_typeof(aliases) = 'array'),
    CONSTRAINT skill_parent_exists FOREIGN KEY (parent_id) REFERENCES skill (id),
    CONSTRAINT skill_parent_is_another CHECK (parent_id <> id)
);
CREATE INDEX skill_by_name ON skill (name, id);
CREATE INDEX skill_by_creation ON skill (created_at, id);
CREATE INDEX skill_by_parent ON skill (parent_id, name, id);
-- The built-in skills wait here with version 0 until the service has announced them.
CREATE INDEX skill_unannounced ON skill (id) WHERE version = 0;

-- Every name and alias in lower case: one namespace, so that a text means one skill at most.
CREATE TABLE skill_term (
    term     text    NOT NULL,
    skill_id uuid    NOT NULL,
    CONSTRAINT skill_term_unique PRIMARY KEY (term),
    CONSTRAINT skill_term_of_skill FOREIGN KEY (skill_id) REFERENCES skill (id) ON DELETE CASCADE
);
CREATE INDEX skill_term_by_skill ON skill_term (skill_id);
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX skill_term_search ON skill_term USING gin (term gin_trgm_ops);

CREATE FUNCTION skill_terms_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM skill_term WHERE skill_id = NEW.id;
    INSERT INTO skill_term (term, skill_id)
    SELECT lower(text), NEW.id
    FROM (SELECT NEW.name AS text UNION ALL SELECT jsonb_array_elements_text(NEW.aliases)) AS terms;
    RETURN NULL;
END
$$;
CREATE TRIGGER skill_terms_follow AFTER INSERT OR UPDATE OF name, aliases ON skill
    FOR EACH ROW EXECUTE FUNCTION skill_terms_follow();

CREATE FUNCTION skill_parents_are_acyclic() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Two writers could otherwise close a circle that neither of them sees.
    PERFORM pg_advisory_xact_lock(hashtext('tandem.skill.parent'));
    IF EXISTS (
        WITH RECURSIVE ancestor (id, parent_id) AS (
            SELECT id, parent_id FROM skill WHERE id = NEW.parent_id
            UNION
            SELECT s.id, s.parent_id FROM skill s JOIN ancestor a ON s.id = a.parent_id)
        SELECT 1 FROM ancestor WHERE id = NEW.id) THEN
        RAISE EXCEPTION 'new row for relation "skill" violates check constraint "skill_parents_acyclic"'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'skill_parents_acyclic', TABLE = 'skill';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER skill_parents_are_acyclic BEFORE UPDATE OF parent_id ON skill
    FOR EACH ROW WHEN (NEW.parent_id IS NOT NULL) EXECUTE FUNCTION skill_parents_are_acyclic();
