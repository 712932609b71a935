package dev.tandem.matching.engine;

import java.util.Map;

/**
 * A statement that a frontend can translate.
 *
 * @param code stable, upper snake case
 * @param parameters what the sentence names: strings, integers, booleans and lists of strings, in a fixed order
 * @param message the sentence in English
 */
public record Explanation(String code, Map<String, Object> parameters, String message) {}
