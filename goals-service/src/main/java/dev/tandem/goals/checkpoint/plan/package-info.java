/** Rules about the schedule of a mentorship, free of frameworks. */
@NullMarked
package dev.tandem.goals.checkpoint.plan;

import org.jspecify.annotations.NullMarked;
