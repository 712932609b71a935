/** Requests that nobody would send by intention, made from the contracts. */
@NullMarked
package dev.tandem.e2e.fuzz;

import org.jspecify.annotations.NullMarked;
