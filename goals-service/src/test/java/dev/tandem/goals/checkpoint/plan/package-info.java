/** Tests of the rules about schedules. */
@NullMarked
package dev.tandem.goals.checkpoint.plan;

import org.jspecify.annotations.NullMarked;
