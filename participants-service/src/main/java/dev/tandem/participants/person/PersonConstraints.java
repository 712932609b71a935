package dev.tandem.participants.person;

import dev.tandem.platform.web.ConstraintMessages;
import dev.tandem.platform.web.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

@ApplicationScoped
class PersonConstraints implements ConstraintMessages {

    @Override
    public Map<String, FieldError> byConstraint() {
        FieldError cycle = new FieldError("/managerId", "MANAGER_CYCLE", "leads back to the person");
        return Map.of(
                "person_user_name_unique",
                new FieldError("/userName", "DUPLICATE", "is taken, however it is written"),
                "person_manager_is_another",
                cycle,
                "person_managers_acyclic",
                cycle);
    }
}
