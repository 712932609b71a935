package dev.tandem.participants.program;

import dev.tandem.platform.web.ConstraintMessages;
import dev.tandem.platform.web.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

@ApplicationScoped
class ProgramConstraints implements ConstraintMessages {

    @Override
    public Map<String, FieldError> byConstraint() {
        return Map.of(
                "program_name_unique",
                new FieldError("/name", "DUPLICATE", "is the name of another program, regardless of case"));
    }
}
