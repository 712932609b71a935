/** Projections of what pairs do: checkpoints and goals. */
@NullMarked
package dev.tandem.feedback.activity;

import org.jspecify.annotations.NullMarked;
