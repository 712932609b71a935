package dev.tandem.participants.personimport;

import dev.tandem.participants.personimport.file.LineError;
import dev.tandem.platform.web.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What became of one line of a file. */
@Entity
@Immutable
class PersonImportLine {

    @Id
    private UUID id;

    private UUID importId;
    private int line;

    @Enumerated(EnumType.STRING)
    private LineStatus status;

    private @Nullable String userName;
    private @Nullable UUID personId;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<LineError> errors;

    @SuppressWarnings("NullAway.Init")
    protected PersonImportLine() {}

    PersonImportLine(
            UUID importId,
            int line,
            LineStatus status,
            @Nullable String userName,
            @Nullable UUID personId,
            List<LineError> errors) {
        this.id = Ids.next();
        this.importId = importId;
        this.line = line;
        this.status = status;
        this.userName = userName;
        this.personId = personId;
        this.errors = errors;
    }

    UUID importId() {
        return importId;
    }

    int line() {
        return line;
    }

    LineStatus status() {
        return status;
    }

    @Nullable
    String userName() {
        return userName;
    }

    @Nullable
    UUID personId() {
        return personId;
    }

    List<LineError> errors() {
        return errors;
    }
}
