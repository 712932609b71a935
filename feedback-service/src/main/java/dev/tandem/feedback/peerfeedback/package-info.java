/** What mentors and mentees say of each other's part. */
@NullMarked
package dev.tandem.feedback.peerfeedback;

import org.jspecify.annotations.NullMarked;
