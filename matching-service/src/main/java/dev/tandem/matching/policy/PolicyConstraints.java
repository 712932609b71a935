package dev.tandem.matching.policy;

import dev.tandem.platform.web.ConstraintMessages;
import dev.tandem.platform.web.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What the database's constraints on policies mean to a client. */
@ApplicationScoped
class PolicyConstraints implements ConstraintMessages {

    @Override
    public Map<String, FieldError> byConstraint() {
        return Map.of("matching_policy_name_unique", new FieldError("/name", "TAKEN", "belongs to another policy"));
    }
}
