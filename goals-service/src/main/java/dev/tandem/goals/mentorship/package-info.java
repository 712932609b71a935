/** What goals-service knows of matching's mentorships, and who may see or change their work. */
@NullMarked
package dev.tandem.goals.mentorship;

import org.jspecify.annotations.NullMarked;
