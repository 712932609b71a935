package dev.tandem.participants.enrollment;

import dev.tandem.platform.events.Outbox;
import dev.tandem.platform.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;

/** Publishes an enrollment: what everybody may know on one topic, what matching needs on another. */
@ApplicationScoped
class EnrollmentPublisher {

    private final Outbox outbox;

    EnrollmentPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * Asks before anything is written, so that one of many applications can be refused alone.
     *
     * @throws ProblemException 400 TOO_LARGE
     */
    void requirePublishable(Enrollment enrollment) {
        outbox.requirePublishable(
                MatchingProfile.TOPIC_SUFFIX, enrollment.id(), enrollment.version(), MatchingProfile.of(enrollment));
    }

    void publish(Enrollment enrollment, String verb) {
        outbox.append(
                EnrollmentSnapshot.AGGREGATE,
                enrollment.id(),
                verb,
                enrollment.version(),
                EnrollmentSnapshot.of(enrollment));
        outbox.appendRestricted(
                MatchingProfile.TOPIC_SUFFIX,
                enrollment.id(),
                "changed",
                enrollment.version(),
                MatchingProfile.of(enrollment));
    }
}
