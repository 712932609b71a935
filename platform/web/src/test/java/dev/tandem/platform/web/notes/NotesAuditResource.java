package dev.tandem.platform.web.notes;

import dev.tandem.platform.web.AuditEntries;
import dev.tandem.platform.web.AuditEntriesResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/notes-audit-entries")
@Tag(name = "Audit", description = "Who changed what.")
@RunOnVirtualThread
class NotesAuditResource extends AuditEntriesResource {

    NotesAuditResource(AuditEntries entries) {
        super(entries);
    }
}
