/** Finds pairings. Nothing here is believed: what it finds is judged by {@link dev.tandem.matching.engine.certificate}. */
@NullMarked
package dev.tandem.matching.engine.solver;

import org.jspecify.annotations.NullMarked;
