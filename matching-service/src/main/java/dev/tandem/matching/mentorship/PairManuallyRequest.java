package dev.tandem.matching.mentorship;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A pair made by hand. */
@Schema(name = "PairManuallyRequest", examples = """
                {"mentorEnrollmentId": "01932b7e-7f4d-7f61-8d84-5c904eb17d01",
                 "menteeEnrollmentId": "01932b7e-7f4d-7f61-8d84-5c904eb17d02",
                 "overrideReason": "Both asked for it and the manager agrees"}
                """)
record PairManuallyRequest(
        @NotNull UUID mentorEnrollmentId,
        @NotNull UUID menteeEnrollmentId,

        @Schema(description = "The policy whose rules apply; the standard one when absent.") @Nullable
        UUID policyId,

        @Schema(description = "Needed when the pair breaks rules; kept with the mentorship.")
        @Nullable
        @Size(min = 1, max = 1000)
        String overrideReason) {}
