/** Answers of the gateway itself, as problem details. */
@NullMarked
package dev.tandem.gateway.problem;

import org.jspecify.annotations.NullMarked;
