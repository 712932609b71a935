package dev.tandem.platform.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v1/<service>-audit-entries}. A service extends it:
 *
 * <pre>{@code
 * @Path("/api/v1/participants-audit-entries")
 * @Tag(name = "Audit", description = "Who changed what.")
 * @RunOnVirtualThread
 * class ParticipantsAuditResource extends AuditEntriesResource {
 *     ParticipantsAuditResource(AuditEntries entries) {
 *         super(entries);
 *     }
 * }
 * }</pre>
 */
@Produces(MediaType.APPLICATION_JSON)
public abstract class AuditEntriesResource {

    private final AuditEntries entries;

    /** Takes the query bean. */
    protected AuditEntriesResource(AuditEntries entries) {
        this.entries = entries;
    }

    /** Lists the audit. */
    @GET
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(summary = "List the audit entries", description = "Who changed what, newest first.")
    public Page<AuditEntryResponse> listAuditEntries(
            @Parameter(description = "Past-tense verb of the change.", example = "approved")
                    @QueryParam("action")
                    @Nullable
                    String action,
            @Parameter(description = "Kind of object.", example = "enrollment") @QueryParam("objectType") @Nullable
                    String objectType,
            @Parameter(description = "One object.") @QueryParam("objectId") @Nullable UUID objectId,
            @Parameter(description = "Whoever made the change.") @QueryParam("actorPersonId") @Nullable
                    UUID actorPersonId,
            @Parameter(description = "From this instant on.") @QueryParam("since") @Nullable Instant since,
            @Parameter(description = "Before this instant.") @QueryParam("before") @Nullable Instant before,
            @BeanParam PageRequest page) {
        return entries.list(new AuditEntries.Filter(action, objectType, objectId, actorPersonId, since, before), page);
    }
}
