/** Self-matching: one asks, the other answers. */
@NullMarked
package dev.tandem.matching.request;

import org.jspecify.annotations.NullMarked;
