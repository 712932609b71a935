package dev.tandem.feedback.peerfeedback;

import java.time.Instant;
import java.util.UUID;

/** Feedback without its comment, which stays between the two. */
record FeedbackSnapshot(
        UUID id,
        long version,
        UUID mentorshipId,
        UUID cohortId,
        UUID authorPersonId,
        UUID aboutPersonId,
        int communication,
        int engagement,
        int progress,
        Instant givenAt) {

    static FeedbackSnapshot of(Feedback feedback) {
        return new FeedbackSnapshot(
                feedback.id(),
                feedback.version(),
                feedback.mentorshipId(),
                feedback.cohortId(),
                feedback.authorPersonId(),
                feedback.aboutPersonId(),
                feedback.communication(),
                feedback.engagement(),
                feedback.progress(),
                feedback.createdAt());
    }
}
