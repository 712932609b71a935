package dev.tandem.participants.identity;

import dev.tandem.platform.web.ConstraintMessages;
import dev.tandem.platform.web.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

@ApplicationScoped
class IdentityLinkConstraints implements ConstraintMessages {

    @Override
    public Map<String, FieldError> byConstraint() {
        return Map.of(
                "person_link_unique",
                new FieldError("/subject", "DUPLICATE", "has a link of this issuer already, which can be relinked"),
                "person_link_one_subject",
                new FieldError("/personId", "DUPLICATE", "is linked to another subject of this issuer"));
    }
}
