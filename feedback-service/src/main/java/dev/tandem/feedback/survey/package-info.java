/** Surveys that are sent at the turns of a mentorship, their answers and their results. */
@NullMarked
package dev.tandem.feedback.survey;

import org.jspecify.annotations.NullMarked;
