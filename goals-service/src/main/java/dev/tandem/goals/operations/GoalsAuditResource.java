package dev.tandem.goals.operations;

import dev.tandem.platform.web.AuditEntries;
import dev.tandem.platform.web.AuditEntriesResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/goals-audit-entries")
@Tag(name = "Audit", description = "Who changed what in goals-service.")
@RunOnVirtualThread
class GoalsAuditResource extends AuditEntriesResource {

    GoalsAuditResource(AuditEntries entries) {
        super(entries);
    }
}
