package dev.tandem.participants.operations;

import dev.tandem.platform.web.AuditEntries;
import dev.tandem.platform.web.AuditEntriesResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/participants-audit-entries")
@Tag(name = "Audit", description = "Who changed what.")
@RunOnVirtualThread
class ParticipantsAuditResource extends AuditEntriesResource {

    ParticipantsAuditResource(AuditEntries entries) {
        super(entries);
    }
}
