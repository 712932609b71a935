package dev.tandem.feedback.peerfeedback;

import dev.tandem.platform.web.Caller;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Feedback as the caller may see it.
 *
 * @param comment only for its author and its subject
 */
record FeedbackResponse(
        UUID id,
        long version,
        UUID mentorshipId,
        UUID cohortId,
        UUID authorPersonId,
        UUID aboutPersonId,
        int communication,
        int engagement,
        int progress,
        @Nullable String comment,
        Instant givenAt) {

    static FeedbackResponse of(Feedback feedback, Caller caller) {
        boolean concerned = caller.personId().filter(feedback::concerns).isPresent();
        return new FeedbackResponse(
                feedback.id(),
                feedback.version(),
                feedback.mentorshipId(),
                feedback.cohortId(),
                feedback.authorPersonId(),
                feedback.aboutPersonId(),
                feedback.communication(),
                feedback.engagement(),
                feedback.progress(),
                concerned ? feedback.comment() : null,
                feedback.createdAt());
    }
}
