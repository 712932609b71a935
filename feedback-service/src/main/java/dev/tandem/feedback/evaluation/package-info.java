/** Evaluations of cohorts: figures, findings, report. */
@NullMarked
package dev.tandem.feedback.evaluation;

import org.jspecify.annotations.NullMarked;
