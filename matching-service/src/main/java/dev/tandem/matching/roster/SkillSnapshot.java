package dev.tandem.matching.roster;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What matching reads of a skill's snapshot. */
record SkillSnapshot(
        @NotNull UUID id, @NotNull String name, @Nullable UUID parentId) {}
