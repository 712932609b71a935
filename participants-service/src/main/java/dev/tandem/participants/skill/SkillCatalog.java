package dev.tandem.participants.skill;

import dev.tandem.platform.web.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What other features ask about skills. */
@ApplicationScoped
public class SkillCatalog {

    private final SkillRepository skills;

    SkillCatalog(SkillRepository skills) {
        this.skills = skills;
    }

    /** Names and aliases in lower case, with the id of the skill that each means. */
    @Transactional
    public Map<String, UUID> idsByTerm() {
        return skills.idsByTerm();
    }

    /** Those of {@code ids} that are ids of skills; one query. */
    @Transactional
    public Set<UUID> existing(Collection<UUID> ids) {
        return ids.isEmpty() ? Set.of() : skills.existing(ids);
    }

    /** The places in a list at {@code pointer} that name a skill that is not in {@code known}, or one twice. */
    public static List<FieldError> errors(String pointer, List<SkillLevel> levels, Set<UUID> known) {
        List<FieldError> errors = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < levels.size(); i++) {
            UUID skillId = levels.get(i).skillId();
            String place = "%s/%d/skillId".formatted(pointer, i);
            if (!known.contains(skillId)) {
                errors.add(new FieldError(place, "UNKNOWN_SKILL", "is not the id of a skill"));
            } else if (!seen.add(skillId)) {
                errors.add(new FieldError(place, "DUPLICATE_SKILL", "is in the list already"));
            }
        }
        return errors;
    }
}
