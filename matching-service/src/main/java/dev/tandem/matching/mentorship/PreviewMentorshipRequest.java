package dev.tandem.matching.mentorship;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whom to judge together, without making anything. */
@Schema(name = "PreviewMentorshipRequest", examples = """
                {"mentorEnrollmentId": "01932b7e-7f4d-7f61-8d84-5c904eb17d01",
                 "menteeEnrollmentId": "01932b7e-7f4d-7f61-8d84-5c904eb17d02"}
                """)
record PreviewMentorshipRequest(
        @Schema(description = "Needed unless peers are judged.") @Nullable
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
        UUID policyId) {}
