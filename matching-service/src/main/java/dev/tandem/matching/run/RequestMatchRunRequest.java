package dev.tandem.matching.run;

import dev.tandem.matching.engine.Strategy;
import dev.tandem.matching.pairing.EnrollmentPair;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Asks for a run over a cohort's pool. */
@Schema(
        name = "RequestMatchRunRequest",
        examples = "{\"cohortId\": \"01932b7e-6e3c-7e50-9c73-4b8f3da06c01\", \"strategy\": \"OPTIMAL\", \"seed\": 1}")
record RequestMatchRunRequest(
        @NotNull UUID cohortId,

        @Schema(description = "The standard policy when absent.") @Nullable
        UUID policyId,

        @Min(1) @Schema(description = "The latest version when absent.", examples = "1") @Nullable
        Integer policyVersion,

        @Schema(description = "OPTIMAL when absent. In a program of peers always PEER, and PEER nowhere else.")
        @Nullable
        Strategy strategy,

        @Schema(description = "Kept with the run; 0 when absent. Equal input, policy and seed give an equal result.")
        @Nullable
        Long seed,

        @Min(0)
        @Max(1_000_000_000)
        @Schema(
                description =
                        "What a pair is worth besides its score, in millionths; when absent, most pairs come first,"
                                + " whatever their scores. Goes with OPTIMAL.",
                examples = "250000")
        @Nullable
        Long pairBonus,

        @Min(0)
        @Max(1_000)
        @Schema(
                description = "Fewest mentees of a mentor who has any, in a program of groups; goes with OPTIMAL.",
                examples = "3")
        @Nullable
        Integer minimumGroupSize,

        @Size(max = 5_000)
        @Schema(description = "Pairs that must be in the result, also where they break rules.")
        @Nullable
        List<@NotNull @Valid EnrollmentPair> lockedPairs,

        @Size(max = 5_000) @Schema(description = "Pairs that must not be in the result.") @Nullable
        List<@NotNull @Valid EnrollmentPair> forbiddenPairs,

        @Size(max = 5_000)
        @Schema(
                description = "Only these take part, such as newcomers; a side of which nobody is named takes part"
                        + " whole. Everybody with room when absent.")
        @Nullable
        List<@NotNull UUID> enrollmentIds,

        @Schema(
                description = "A mentorship that is over: those of its members who have room again take part with the"
                        + " other side, and not with each other.")
        @Nullable
        UUID rematchMentorshipId,

        @Schema(description = "Whether to try only: in any state of the cohort, and never published.") @Nullable
        Boolean simulation,

        @Valid @Schema(description = "Goes with a simulation.") @Nullable
        PolicyOverride policyOverride) {

    boolean simulated() {
        return Boolean.TRUE.equals(simulation);
    }

    List<EnrollmentPair> locks() {
        return Objects.requireNonNullElse(lockedPairs, List.of());
    }

    List<EnrollmentPair> forbids() {
        return Objects.requireNonNullElse(forbiddenPairs, List.of());
    }
}
