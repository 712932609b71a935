package dev.tandem.matching.run;

import dev.tandem.matching.pairing.EnrollmentPair;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Changes to what a run was asked for. Locks, exclusions and forbidden pairs of the run stay unless they are changed
 * here; the rest is solved again over the pool as it is now.
 */
@Schema(name = "EditMatchRunRequest", examples = """
                {"swap": [{"menteeEnrollmentIdA": "01932b7e-6e3c-7e50-9c73-4b8f3da06c11",
                           "menteeEnrollmentIdB": "01932b7e-6e3c-7e50-9c73-4b8f3da06c12"}]}
                """)
record EditMatchRunRequest(
        @Size(max = 5_000) @Schema(description = "Pairs to lock.") @Nullable
        List<@NotNull @Valid EnrollmentPair> lock,

        @Size(max = 5_000) @Schema(description = "Locked pairs to unlock.") @Nullable
        List<@NotNull @Valid EnrollmentPair> unlock,

        @Size(max = 1_000)
        @Schema(description = "Mentees whose mentors are exchanged; both new pairs are locked.")
        @Nullable
        List<@NotNull @Valid Swap> swap,

        @Size(max = 5_000) @Schema(description = "Enrollments that take no part any more.") @Nullable
        List<@NotNull UUID> exclude,

        @Size(max = 5_000) @Schema(description = "Pairs that must not be in the result.") @Nullable
        List<@NotNull @Valid EnrollmentPair> forbid) {

    /** Two mentees, or two peers who do not belong together, of the run. */
    @Schema(name = "MatchRunSwap")
    record Swap(@NotNull UUID menteeEnrollmentIdA, @NotNull UUID menteeEnrollmentIdB) {}

    List<EnrollmentPair> locks() {
        return Objects.requireNonNullElse(lock, List.of());
    }

    List<EnrollmentPair> unlocks() {
        return Objects.requireNonNullElse(unlock, List.of());
    }

    List<Swap> swaps() {
        return Objects.requireNonNullElse(swap, List.of());
    }

    List<UUID> exclusions() {
        return Objects.requireNonNullElse(exclude, List.of());
    }

    List<EnrollmentPair> forbids() {
        return Objects.requireNonNullElse(forbid, List.of());
    }
}
