/** Mentorships from proposal to end, and the places they hold. */
@NullMarked
package dev.tandem.matching.mentorship;

import org.jspecify.annotations.NullMarked;
