package dev.tandem.matching.engine;

import java.util.List;
import java.util.stream.Collectors;

/** A policy outside its ranges was given to the engine; {@link MatchPolicy#validate()} tells beforehand. */
public final class InvalidPolicyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<PolicyError> errors;

    InvalidPolicyException(List<PolicyError> errors) {
        super(errors.stream().map(PolicyError::message).collect(Collectors.joining(" ")));
        this.errors = errors;
    }

    /** What is wrong, by field. */
    public List<PolicyError> errors() {
        return errors;
    }
}
