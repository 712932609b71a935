package dev.tandem.matching.engine;

import java.util.Map;

/**
 * A field of a policy that is out of range.
 *
 * @param field path from the policy, dotted, e.g. {@code skills.weight}; empty when it concerns the whole
 * @param code stable, upper snake case
 */
public record PolicyError(String field, String code, Map<String, Object> parameters, String message) {}
