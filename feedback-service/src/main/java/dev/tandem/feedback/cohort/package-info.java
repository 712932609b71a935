/** Projections of cohorts and enrollments. */
@NullMarked
package dev.tandem.feedback.cohort;

import org.jspecify.annotations.NullMarked;
