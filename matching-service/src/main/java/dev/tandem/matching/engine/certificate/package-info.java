/** Proves or refutes that a pairing is what it claims to be. Knows the problem and the answer, never the solver. */
@NullMarked
package dev.tandem.matching.engine.certificate;

import org.jspecify.annotations.NullMarked;
