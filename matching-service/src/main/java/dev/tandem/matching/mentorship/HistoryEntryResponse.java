package dev.tandem.matching.mentorship;

import dev.tandem.matching.mentorship.MentorshipResponse.Viewer;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A line of a mentorship's history.
 *
 * @param version of the mentorship after it
 * @param action past tense, as in the mentorship's events
 * @param actorPersonId who did it; coordinators are shown to coordinators alone
 * @param subjectPersonId the member whom it is about
 * @param fromState absent for the first line
 * @param code the reason that was given; shown to its author and to coordinators
 * @param note what was written; shown to its author and to coordinators
 * @param details what has changed besides the state
 */
@Schema(name = "MentorshipHistoryEntry")
record HistoryEntryResponse(
        UUID id,
        Instant at,
        @Schema(examples = "3") long version,
        @Schema(examples = "paused") String action,
        @Nullable UUID actorPersonId,
        @Schema(examples = "Ana Sousa") @Nullable String actorDisplayName,
        ActorRole actorRole,
        @Nullable UUID subjectPersonId,
        @Nullable String subjectDisplayName,
        @Nullable MentorshipState fromState,
        MentorshipState toState,
        @Schema(examples = "ABSENCE") @Nullable String code,
        @Nullable String note,

        @Schema(examples = "{\"activeUntil\": \"2027-03-31\"}")
        Map<String, Object> details) {

    static HistoryEntryResponse of(HistoryEntry entry, Map<UUID, String> names, Viewer viewer) {
        UUID actor = viewer.coordinator() || entry.actorRole != ActorRole.COORDINATOR ? entry.actorPersonId : null;
        boolean all = viewer.coordinator() || (actor != null && actor.equals(viewer.personId()));
        return new HistoryEntryResponse(
                entry.id,
                entry.at,
                entry.version,
                entry.action,
                actor,
                actor == null ? null : names.get(actor),
                entry.actorRole,
                entry.subjectPersonId,
                entry.subjectPersonId == null ? null : names.get(entry.subjectPersonId),
                entry.fromState,
                entry.toState,
                all ? entry.code : null,
                all ? entry.note : null,
                entry.details);
    }
}
