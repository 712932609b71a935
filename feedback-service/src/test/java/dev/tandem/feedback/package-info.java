/** What the tests of feedback-service share: people, mentorships and cohorts as other services publish them. */
@NullMarked
package dev.tandem.feedback;

import org.jspecify.annotations.NullMarked;
