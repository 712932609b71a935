package dev.tandem.participants.skill;

import dev.tandem.platform.web.ConstraintMessages;
import dev.tandem.platform.web.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

@ApplicationScoped
class SkillConstraints implements ConstraintMessages {

    @Override
    public Map<String, FieldError> byConstraint() {
        return Map.of(
                "skill_term_unique",
                new FieldError("/name", "DUPLICATE", "or an alias is a name or alias of a skill already"),
                "skill_parent_is_another",
                new FieldError("/parentId", "SKILL_CYCLE", "cannot be the skill itself"),
                "skill_parents_acyclic",
                new FieldError("/parentId", "SKILL_CYCLE", "is itself below this skill"));
    }
}
