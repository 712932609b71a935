package dev.tandem.matching.policy;

import dev.tandem.platform.web.FieldError;
import java.util.List;

/** Says what pairs cannot be judged by; provided by the feature that speaks to the engine. */
public interface PolicyValidation {

    /** Every place of a policy that is wrong, by JSON Pointer; empty when it can be used. */
    List<FieldError> errors(PolicyTerms terms);
}
