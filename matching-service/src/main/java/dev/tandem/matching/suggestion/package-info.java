/** Whom somebody might ask: the best partners of their cohort, with reasons. */
@NullMarked
package dev.tandem.matching.suggestion;

import org.jspecify.annotations.NullMarked;
