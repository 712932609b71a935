package dev.tandem.participants.skill;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a coordinator writes of a skill; the body of a new one and what a merge patch applies to.
 *
 * @param aliases other names; unique, with the names, across all skills and regardless of case
 * @param parentId the broader skill
 */
@Schema(name = "WriteSkillRequest", examples = """
                {"name":"Rust","aliases":["Rust programming"],"parentId":"01920000-0000-7000-8000-000000001001"}""")
record WriteSkillRequest(
        @NotBlank @Size(max = 100) String name,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 100) String> aliases,
        @Nullable UUID parentId) {

    String strippedName() {
        return name.strip();
    }

    List<String> strippedAliases() {
        return aliases == null ? List.of() : aliases.stream().map(String::strip).toList();
    }
}
