/** Checkpoints of a mentorship: generated from its cadence, held, rescheduled, cancelled. */
@NullMarked
package dev.tandem.goals.checkpoint;

import org.jspecify.annotations.NullMarked;
