package dev.tandem.platform.web;

import java.util.Map;

/**
 * A bean in which a service says what its database constraints mean to a client: constraint name → the place that is wrong.
 * A violated constraint without an entry is answered without a place.
 */
public interface ConstraintMessages {

    /** Constraint name, lower case, to what to tell the client. */
    Map<String, FieldError> byConstraint();
}
