package dev.tandem.feedback.mentorship;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service reads of matching's mentorship snapshots. */
record MentorshipSnapshot(
        @NotNull UUID id,
        @NotNull UUID cohortId,
        @NotNull UUID programId,
        @NotNull MentorshipState state,
        @Nullable Integer score,
        @Nullable Instant activatedAt,
        @Nullable Instant endedAt,
        @NotEmpty List<@Valid Member> members) {

    record Member(
            @NotNull UUID personId,
            @NotNull UUID enrollmentId,
            @NotBlank String role,
            @Nullable String decision) {

        /** In a running group, somebody who was asked to join is no member before they accept. */
        boolean joined() {
            return decision == null || decision.equals("ACCEPTED");
        }
    }
}
