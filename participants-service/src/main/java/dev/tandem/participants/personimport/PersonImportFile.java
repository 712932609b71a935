package dev.tandem.participants.personimport;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The file of an unfinished import. It holds personal data and is deleted as soon as the work is done. */
@Entity
@Immutable
class PersonImportFile {

    @Id
    private UUID importId;

    private byte[] content;

    @SuppressWarnings("NullAway.Init")
    protected PersonImportFile() {}

    PersonImportFile(UUID importId, byte[] content) {
        this.importId = importId;
        this.content = content.clone();
    }

    UUID importId() {
        return importId;
    }

    byte[] content() {
        return content.clone();
    }
}
