package dev.tandem.matching.engine;

/**
 * What the engine keeps in memory.
 *
 * @param keptPairs pairs, eligible or not, up to which OPTIMAL keeps all eligible ones
 * @param candidates mentors kept for each mentee of a larger pool
 * @param violationsKept pairs added for each mentee in one round of pricing
 * @param edges eligible pairs up to which the other strategies work
 */
record EngineLimits(long keptPairs, int candidates, int violationsKept, long edges) {
    static final EngineLimits USUAL = new EngineLimits(4_000_000, 50, 8, 50_000_000);
}
