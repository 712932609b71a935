-- The file has its own table, so that reporting progress does not rewrite it with every step.
CREATE TABLE person_import_file (
    import_id uuid  PRIMARY KEY,
    content   bytea NOT NULL,
    CONSTRAINT person_import_file_of_import FOREIGN KEY (import_id) REFERENCES person_import (id) ON DELETE CASCADE
);
INSERT INTO person_import_file (import_id, content)
SELECT id, content FROM person_import WHERE content IS NOT NULL;
ALTER TABLE person_import DROP CONSTRAINT person_import_content_while_needed;
ALTER TABLE person_import DROP COLUMN content;
