CREATE TABLE person_import (
    id             uuid        PRIMARY KEY,
    version        bigint      NOT NULL,
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    state          text        NOT NULL,
    dry_run        boolean     NOT NULL,
    content        bytea,
    total          integer     NOT NULL DEFAULT 0,
    created        integer     NOT NULL DEFAULT 0,
    updated        integer     NOT NULL DEFAULT 0,
    unchanged      integer     NOT NULL DEFAULT 0,
    refused        integer     NOT NULL DEFAULT 0,
    failed_tries   integer     NOT NULL DEFAULT 0,
    failure_code   text,
    failure_detail text,
    started_at     timestamptz,
    finished_at    timestamptz,
    CONSTRAINT person_import_state_known CHECK (state IN ('PENDING', 'RUNNING', 'COMPLETED', 'FAILED')),
    -- The file holds personal data: it stays only as long as the job needs it.
    CONSTRAINT person_import_content_while_needed CHECK ((content IS NOT NULL) = (state IN ('PENDING', 'RUNNING'))),
    CONSTRAINT person_import_finished CHECK ((finished_at IS NOT NULL) = (state IN ('COMPLETED', 'FAILED')))
);
CREATE INDEX person_import_by_creation ON person_import (created_at, id);
CREATE INDEX person_import_unfinished ON person_import (created_at, id) WHERE state IN ('PENDING', 'RUNNING');

CREATE TABLE person_import_line (
    id        uuid    PRIMARY KEY,
    import_id uuid    NOT NULL,
    line      integer NOT NULL,
    status    text    NOT NULL,
    user_name text,
    person_id uuid,
    errors    jsonb   NOT NULL DEFAULT '[]',
    CONSTRAINT person_import_line_once UNIQUE (import_id, line),
    CONSTRAINT person_import_line_of_import FOREIGN KEY (import_id) REFERENCES person_import (id) ON DELETE CASCADE,
    CONSTRAINT person_import_line_status_known CHECK (status IN ('CREATED', 'UPDATED', 'UNCHANGED', 'REFUSED'))
);
CREATE INDEX person_import_line_by_line ON person_import_line (import_id, line, id);
CREATE INDEX person_import_line_by_status ON person_import_line (import_id, status, line, id);
