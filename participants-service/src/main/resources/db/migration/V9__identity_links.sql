-- A link from a token to a person becomes an aggregate that is published. Older binaries go on writing (issuer, subject,
-- person_id, linked_at): such rows come with version 0 and are announced by whoever finds them.
ALTER TABLE person_link
    ADD COLUMN id               uuid        NOT NULL DEFAULT uuidv7(),
    ADD COLUMN version          bigint      NOT NULL DEFAULT 0,
    ADD COLUMN created_at       timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN updated_at       timestamptz NOT NULL DEFAULT now(),
    -- Whose it was before it was taken away; person_id is null then, so that older binaries know nobody by it.
    ADD COLUMN former_person_id uuid,
    ALTER COLUMN person_id DROP NOT NULL,
    ADD CONSTRAINT person_link_id_unique UNIQUE (id),
    ADD CONSTRAINT person_link_version_counts CHECK (version >= 0),
    ADD CONSTRAINT person_link_is_somebodys CHECK (person_id IS NOT NULL OR former_person_id IS NOT NULL),
    ADD CONSTRAINT person_link_former_person_exists FOREIGN KEY (former_person_id) REFERENCES person (id);
UPDATE person_link SET created_at = linked_at, updated_at = linked_at;
CREATE INDEX person_link_unannounced ON person_link (id) WHERE version = 0;
CREATE INDEX person_link_by_creation ON person_link (created_at, id);
CREATE INDEX person_link_by_subject ON person_link (subject);
CREATE INDEX person_link_by_former_person ON person_link (former_person_id) WHERE former_person_id IS NOT NULL;

-- Who lost a link of an issuer: from then on people say which token is theirs, and no name does.
CREATE TABLE person_link_lost (
    person_id uuid NOT NULL,
    issuer    text NOT NULL,
    CONSTRAINT person_link_lost_once PRIMARY KEY (person_id, issuer),
    CONSTRAINT person_link_lost_person_exists FOREIGN KEY (person_id) REFERENCES person (id)
);

CREATE FUNCTION person_link_remembers_losses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO person_link_lost (person_id, issuer) VALUES (OLD.person_id, OLD.issuer) ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
CREATE TRIGGER person_link_remembers_losses AFTER UPDATE OF person_id ON person_link
    FOR EACH ROW WHEN (OLD.person_id IS NOT NULL AND OLD.person_id IS DISTINCT FROM NEW.person_id)
    EXECUTE FUNCTION person_link_remembers_losses();

-- A first use (version 0) gets no person who ever lost a link of this issuer, whichever binary writes it.
CREATE FUNCTION person_link_is_first() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Whoever takes a link away holds the person: the next statement sees what came of it.
    PERFORM 1 FROM person WHERE id = NEW.person_id FOR SHARE;
    IF EXISTS (SELECT 1 FROM person_link_lost WHERE person_id = NEW.person_id AND issuer = NEW.issuer) THEN
        RETURN NULL;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER person_link_is_first BEFORE INSERT ON person_link
    FOR EACH ROW WHEN (NEW.version = 0) EXECUTE FUNCTION person_link_is_first();
