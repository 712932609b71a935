package dev.tandem.participants.skill;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How well somebody masters a skill, or wants to.
 *
 * @param level 1 (first steps) to 5 (teaches others)
 */
@Schema(name = "SkillLevel", examples = "{\"skillId\":\"01920000-0000-7000-8000-000000001002\",\"level\":4}")
public record SkillLevel(
        @NotNull UUID skillId, @NotNull @Min(1) @Max(5) Integer level) {}
