package dev.tandem.matching.engine;

import java.util.Map;

/** A suggestion, with what a translated sentence needs. */
public record Fix(FixCode code, Map<String, Object> parameters, String message) {}
