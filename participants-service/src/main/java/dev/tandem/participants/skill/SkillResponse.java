package dev.tandem.participants.skill;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "SkillResponse", examples = """
                {"id":"01920000-0000-7000-8000-000000001002","version":1,"name":"Java","aliases":["JVM"],
                "parentId":"01920000-0000-7000-8000-000000001001","createdAt":"2026-01-01T00:00:00Z",
                "updatedAt":"2026-01-05T08:00:00Z"}""")
record SkillResponse(
        UUID id,
        long version,
        String name,
        List<String> aliases,
        @Nullable UUID parentId,
        Instant createdAt,
        Instant updatedAt) {

    static SkillResponse of(Skill skill) {
        return new SkillResponse(
                skill.id(),
                skill.version(),
                skill.name(),
                skill.aliases(),
                skill.parentId(),
                skill.createdAt(),
                skill.updatedAt());
    }
}
