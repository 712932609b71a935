/** Who may be paired with whom, and what an answer is: plain data that the solver and the verifier share, and nothing else. */
@NullMarked
package dev.tandem.matching.engine.graph;

import org.jspecify.annotations.NullMarked;
