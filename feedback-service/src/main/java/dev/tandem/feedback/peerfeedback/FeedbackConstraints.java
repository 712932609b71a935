package dev.tandem.feedback.peerfeedback;

import dev.tandem.platform.web.ConstraintMessages;
import dev.tandem.platform.web.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What the constraints on feedback mean to a client. */
@ApplicationScoped
class FeedbackConstraints implements ConstraintMessages {

    @Override
    public Map<String, FieldError> byConstraint() {
        return Map.of(
                "feedback_once",
                new FieldError("/aboutPersonId", "DUPLICATE", "has your feedback on this mentorship already"));
    }
}
