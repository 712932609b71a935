/** Projection of matching's mentorships, and who belongs to them. */
@NullMarked
package dev.tandem.feedback.mentorship;

import org.jspecify.annotations.NullMarked;
