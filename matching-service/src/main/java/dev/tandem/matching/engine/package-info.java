/**
 * The matching engine: who is paired with whom, why, and the proof that no better pairing exists.
 *
 * <p>Framework-free and deterministic. {@link dev.tandem.matching.engine.MatchingEngine} is the way in;
 * {@link dev.tandem.matching.engine.MatchInput} and {@link dev.tandem.matching.engine.MatchPolicy} are what it reads and
 * {@link dev.tandem.matching.engine.MatchOutcome} is what it answers. Everything is integer arithmetic, so the same
 * input gives the same outcome on every machine, in whatever order the input arrives.
 */
@NullMarked
package dev.tandem.matching.engine;

import org.jspecify.annotations.NullMarked;
