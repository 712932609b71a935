package dev.tandem.matching.engine;

import java.util.Map;

/** A hard rule that a pair breaks, with what a translated sentence needs. */
public record BrokenRule(RuleCode code, Map<String, Object> parameters, String message) {}
