package dev.tandem.matching.roster;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What matching reads of a person's snapshot. */
record PersonSnapshot(
        @NotNull UUID id,
        @NotNull String userName,
        @NotNull String displayName,
        @Nullable @Min(1) @Max(8) Integer seniorityRank,
        @Nullable String department,
        @Nullable String site,
        @Nullable String city,
        @Nullable String country,
        @Nullable @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @Nullable @DecimalMin("-180") @DecimalMax("180") Double longitude,
        @NotNull List<String> languages,
        @Nullable UUID managerId,
        boolean active) {}
