/** Rules about goals, free of frameworks: progress, status, SMART assessment. */
@NullMarked
package dev.tandem.goals.goal.assessment;

import org.jspecify.annotations.NullMarked;
