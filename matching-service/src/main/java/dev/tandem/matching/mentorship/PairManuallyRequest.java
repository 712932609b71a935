package dev.tandem.matching.mentorship;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A mentor with a mentee or a group of them, or two peers, brought together by hand. */
@Schema(name = "PairManuallyRequest", examples = """
                {"mentorEnrollmentId": "01932b7e-7f4d-7f61-8d84-5c904eb17d01",
                 "menteeEnrollmentId": "01932b7e-7f4d-7f61-8d84-5c904eb17d02",
                 "overrideReason": "Both asked for it and the manager agrees"}
                """)
record PairManuallyRequest(
        @Schema(description = "Needed unless peers are paired.") @Nullable
        UUID mentorEnrollmentId,

        @Schema(description = "The mentee of a pair.") @Nullable
        UUID menteeEnrollmentId,

        @Schema(description = "The mentees of a group, instead of menteeEnrollmentId.")
        @Nullable
        @Size(min = 1, max = 49)
        List<@NotNull UUID> menteeEnrollmentIds,

        @Schema(description = "Two peers, instead of a mentor and mentees.") @Nullable @Size(min = 2, max = 2)
        List<@NotNull UUID> peerEnrollmentIds,

        @Schema(description = "The policy whose rules apply; the standard one when absent.") @Nullable
        UUID policyId,

        @Schema(description = "Needed when the pair breaks rules; kept with the mentorship.")
        @Nullable
        @Size(min = 1, max = 1000)
        String overrideReason,

        @Schema(description = "Until when the members may answer; by the configured time when absent.") @Nullable
        Instant respondBy) {}
