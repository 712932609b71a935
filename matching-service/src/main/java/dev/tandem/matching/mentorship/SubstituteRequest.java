package dev.tandem.matching.mentorship;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody new in the place of a member who declined, did not answer or left. */
@Schema(name = "SubstituteRequest", examples = """
                {"replacedPersonId": "01932b7e-7f4d-7f61-8d84-5c904eb17a01",
                 "enrollmentId": "01932b7e-7f4d-7f61-8d84-5c904eb17d09"}
                """)
record SubstituteRequest(
        @Schema(description = "The member who is replaced.") @NotNull
        UUID replacedPersonId,

        @Schema(description = "The enrollment, in the same role and cohort, that comes instead.") @NotNull
        UUID enrollmentId,

        @Schema(description = "The policy whose rules apply; the standard one when absent.") @Nullable
        UUID policyId,

        @Schema(description = "Needed when the new constellation breaks rules; kept with the mentorship.")
        @Nullable
        @Size(min = 1, max = 1000)
        String overrideReason,

        @Schema(description = "Until when to answer; by the configured time when absent.") @Nullable
        Instant respondBy) {}
