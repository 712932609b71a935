package dev.tandem.participants.enrollment;

import dev.tandem.platform.web.ConstraintMessages;
import dev.tandem.platform.web.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

@ApplicationScoped
class EnrollmentConstraints implements ConstraintMessages {

    @Override
    public Map<String, FieldError> byConstraint() {
        return Map.of(
                "enrollment_once",
                new FieldError("/personId", "DUPLICATE", "is enrolled in the cohort in this role already"));
    }
}
