package dev.tandem.participants.personimport;

import dev.tandem.platform.web.ChangeRecorded;
import dev.tandem.platform.web.CommonProblem;
import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.Ids;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class PersonImportService {

    static final int MAX_BYTES = 10 * 1024 * 1024;

    private static final byte[] GZIP = {0x1f, (byte) 0x8b};

    private final PersonImportRepository imports;
    private final Event<ChangeRecorded> changes;
    private final Clock clock;

    PersonImportService(PersonImportRepository imports, Event<ChangeRecorded> changes, Clock clock) {
        this.imports = imports;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional
    PersonImportResponse start(byte[] content, boolean dryRun) {
        if (content.length == 0) {
            throw ProblemException.invalid(new FieldError("", "REQUIRED", "The body must be a CSV file."));
        }
        if (content.length > 1 && content[0] == GZIP[0] && content[1] == GZIP[1]) {
            throw new ProblemException(
                    CommonProblem.UNSUPPORTED_MEDIA_TYPE, "The file is compressed; send the CSV as it is.");
        }
        if (content.length > MAX_BYTES) {
            throw new ProblemException(
                    CommonProblem.PAYLOAD_TOO_LARGE, "A file may have %d bytes at most.".formatted(MAX_BYTES));
        }
        PersonImport job = new PersonImport(Ids.next(), dryRun, clock.instant());
        imports.add(job, content);
        // Imports are published by the people that they change; the audit also names who asked for it.
        changes.fire(new ChangeRecorded("requested", "person-import", job.id()));
        return PersonImportResponse.of(job);
    }

    @Transactional
    PersonImportResponse get(UUID id) {
        return PersonImportResponse.of(imports.require(id));
    }

    @Transactional
    Page<PersonImportResponse> list(List<ImportState> states, PageRequest page) {
        return imports.list(states, page);
    }

    @Transactional
    Page<PersonImportLineResponse> lines(UUID id, List<LineStatus> statuses, PageRequest page) {
        imports.require(id);
        return imports.lines(id, statuses, page);
    }
}
