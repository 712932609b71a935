package dev.tandem.platform.web;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One change: who did what to what, when. */
@Schema(name = "AuditEntry")
public record AuditEntryResponse(
        UUID id,
        Instant at,

        @Schema(examples = "https://login.example.org/realms/tandem")
        String actorIssuer,

        @Schema(description = "Subject of the token, or `system:<service>`.")
        String actorSubject,

        @Nullable UUID actorPersonId,
        @Schema(examples = "approved") String action,
        @Schema(examples = "enrollment") String objectType,
        UUID objectId,

        @Schema(examples = "4bf92f3577b34da6a3ce929d0e0e4736")
        String traceId) {

    static AuditEntryResponse of(AuditEntry entry) {
        return new AuditEntryResponse(
                entry.id,
                entry.at,
                entry.actorIssuer,
                entry.actorSubject,
                entry.actorPersonId,
                entry.action,
                entry.objectType,
                entry.objectId,
                entry.traceId);
    }
}
