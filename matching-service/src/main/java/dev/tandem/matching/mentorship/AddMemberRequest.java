package dev.tandem.matching.mentorship;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A mentee who is asked to join a group. */
@Schema(name = "AddMemberRequest", examples = "{\"menteeEnrollmentId\": \"01932b7e-7f4d-7f61-8d84-5c904eb17d02\"}")
record AddMemberRequest(
        @NotNull UUID menteeEnrollmentId,

        @Schema(description = "The policy whose rules apply; the standard one when absent.") @Nullable
        UUID policyId,

        @Schema(description = "Needed when the mentee and the mentor break rules; kept in the history.")
        @Nullable
        @Size(min = 1, max = 1000)
        String overrideReason,

        @Schema(description = "Until when to answer; by the configured time when absent.") @Nullable
        Instant respondBy) {}
