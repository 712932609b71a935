package dev.tandem.feedback.operations;

import dev.tandem.platform.web.AuditEntries;
import dev.tandem.platform.web.AuditEntriesResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/feedback-audit-entries")
@Tag(name = "Audit", description = "Who changed what in feedback-service.")
@RunOnVirtualThread
class FeedbackAuditResource extends AuditEntriesResource {

    FeedbackAuditResource(AuditEntries entries) {
        super(entries);
    }
}
