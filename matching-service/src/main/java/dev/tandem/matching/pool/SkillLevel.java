package dev.tandem.matching.pool;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** A skill with a level of 1 to 5: mastered by a mentor, aimed at by a mentee. */
public record SkillLevel(
        @NotNull UUID skillId, @Min(1) @Max(5) int level) {}
