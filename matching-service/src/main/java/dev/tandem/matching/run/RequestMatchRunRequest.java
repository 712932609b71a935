package dev.tandem.matching.run;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Asks for a run over a cohort's pool. */
@Schema(
        name = "RequestMatchRunRequest",
        examples = "{\"cohortId\": \"01932b7e-6e3c-7e50-9c73-4b8f3da06c01\", \"strategy\": \"OPTIMAL\", \"seed\": 1}")
record RequestMatchRunRequest(
        @NotNull UUID cohortId,

        @Schema(description = "The standard policy when absent; its latest version is taken.") @Nullable
        UUID policyId,

        @NotNull Strategy strategy,

        @Schema(description = "Kept with the run; 0 when absent. Equal input, policy and seed give an equal result.")
        @Nullable
        Long seed) {}
