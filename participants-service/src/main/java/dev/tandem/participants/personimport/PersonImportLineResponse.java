package dev.tandem.participants.personimport;

import dev.tandem.participants.personimport.file.LineError;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "PersonImportLineResponse", examples = """
                {"line":17,"status":"REFUSED","userName":"tomas.rivera","errors":[{"column":"managerUserName",
                "code":"unknown-manager","detail":"Nobody has the userName amina.kellr."}]}""")
record PersonImportLineResponse(
        @Schema(description = "Number of the line on which the record starts; the header is 1.")
        int line,

        LineStatus status,
        @Nullable String userName,
        @Nullable UUID personId,
        List<LineError> errors) {

    static PersonImportLineResponse of(PersonImportLine line) {
        return new PersonImportLineResponse(
                line.line(), line.status(), line.userName(), line.personId(), line.errors());
    }
}
