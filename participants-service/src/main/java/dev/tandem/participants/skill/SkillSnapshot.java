package dev.tandem.participants.skill;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the topic of skills carries. */
record SkillSnapshot(
        UUID id,
        long version,
        String name,
        List<String> aliases,
        @Nullable UUID parentId) {

    static final String AGGREGATE = "skill";

    static SkillSnapshot of(Skill skill) {
        return new SkillSnapshot(skill.id(), skill.version(), skill.name(), skill.aliases(), skill.parentId());
    }
}
