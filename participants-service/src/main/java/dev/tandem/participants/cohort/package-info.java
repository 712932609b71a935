/** Cohorts: one run of a program, with its phases and places. */
@NullMarked
package dev.tandem.participants.cohort;

import org.jspecify.annotations.NullMarked;
