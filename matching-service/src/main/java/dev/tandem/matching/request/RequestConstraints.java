package dev.tandem.matching.request;

import dev.tandem.platform.web.ConstraintMessages;
import dev.tandem.platform.web.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What the database's constraints on requests mean to a client. */
@ApplicationScoped
class RequestConstraints implements ConstraintMessages {

    @Override
    public Map<String, FieldError> byConstraint() {
        return Map.of(
                "match_request_pending_once",
                new FieldError(
                        "/mentorEnrollmentId", "ALREADY_ASKED", "has a pending request with the mentee already"));
    }
}
