/** Goals of a mentorship: measure, milestones, progress, SMART assessment and derived status. */
@NullMarked
package dev.tandem.goals.goal;

import org.jspecify.annotations.NullMarked;
