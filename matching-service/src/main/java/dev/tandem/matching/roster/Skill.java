package dev.tandem.matching.roster;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A skill of the taxonomy. */
public record Skill(UUID id, String name, @Nullable UUID parentId) {}
