CREATE TABLE person (
    id           uuid        PRIMARY KEY,
    version      bigint      NOT NULL,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    user_name    text        NOT NULL,
    given_name   text        NOT NULL,
    family_name  text        NOT NULL,
    display_name text        NOT NULL,
    email        text,
    job_title    text,
    seniority    text,
    department   text,
    site         text,
    city         text,
    country      text,
    time_zone    text,
    languages    jsonb       NOT NULL DEFAULT '[]',
    manager_id   uuid,
    hire_date    date,
    active       boolean     NOT NULL,
    skills       jsonb       NOT NULL DEFAULT '[]',
    search_text  text        GENERATED ALWAYS AS
        (display_name || ' ' || user_name || ' ' || coalesce(email, '')) STORED,
    CONSTRAINT person_version_counts CHECK (version >= 1),
    CONSTRAINT person_seniority_known CHECK (seniority IN
        ('ENTRY', 'JUNIOR', 'INTERMEDIATE', 'SENIOR', 'LEAD', 'MANAGER', 'DIRECTOR', 'EXECUTIVE')),
    CONSTRAINT person_country_code CHECK (country ~ '^[A-Z]{2}$'),
    CONSTRAINT person_languages_is_list CHECK (jsonb_typeof(languages) = 'array'),
    CONSTRAINT person_skills_is_list CHECK (jsonb_typeof(skills) = 'array'),
    CONSTRAINT person_manager_exists FOREIGN KEY (manager_id) REFERENCES person (id),
    CONSTRAINT person_manager_is_another CHECK (manager_id <> id)
);
CREATE UNIQUE INDEX person_user_name_unique ON person (lower(user_name));
CREATE INDEX person_by_creation ON person (created_at, id);
CREATE INDEX person_by_user_name ON person (user_name, id);
CREATE INDEX person_by_family_name ON person (family_name, id);
CREATE INDEX person_by_given_name ON person (given_name, id);
CREATE INDEX person_by_department ON person (department, created_at, id);
CREATE INDEX person_by_site ON person (site, created_at, id);
CREATE INDEX person_by_manager ON person (manager_id, created_at, id);
CREATE INDEX person_search ON person USING gin (lower(search_text) gin_trgm_ops);

CREATE FUNCTION person_managers_are_acyclic() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Two writers could otherwise close a circle that neither of them sees.
    PERFORM pg_advisory_xact_lock(hashtext('tandem.person.manager'));
    IF EXISTS (
        WITH RECURSIVE superior (id, manager_id) AS (
            SELECT id, manager_id FROM person WHERE id = NEW.manager_id
            UNION
            SELECT p.id, p.manager_id FROM person p JOIN superior s ON p.id = s.manager_id)
        SELECT 1 FROM superior WHERE id = NEW.id) THEN
        RAISE EXCEPTION 'new row for relation "person" violates check constraint "person_managers_acyclic"'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'person_managers_acyclic', TABLE = 'person';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER person_managers_are_acyclic BEFORE UPDATE OF manager_id ON person
    FOR EACH ROW WHEN (NEW.manager_id IS NOT NULL AND NEW.manager_id IS DISTINCT FROM OLD.manager_id)
    EXECUTE FUNCTION person_managers_are_acyclic();

-- Ties a token (issuer and subject) to a person; written once, at first use.
CREATE TABLE person_link (
    issuer    text        NOT NULL,
    subject   text        NOT NULL,
    person_id uuid        NOT NULL,
    linked_at timestamptz NOT NULL,
    CONSTRAINT person_link_unique PRIMARY KEY (issuer, subject),
    -- A second subject that claims the same userName gets nothing: names may be given away again, subjects are not.
    CONSTRAINT person_link_one_subject UNIQUE (person_id, issuer),
    CONSTRAINT person_link_person_exists FOREIGN KEY (person_id) REFERENCES person (id)
);
