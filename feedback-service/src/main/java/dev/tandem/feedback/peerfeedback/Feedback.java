package dev.tandem.feedback.peerfeedback;

import dev.tandem.feedback.mentorship.MentorshipView;
import dev.tandem.platform.events.AggregateRoot;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one member of a mentorship says of another's part in it. */
@Entity
class Feedback extends AggregateRoot {

    private UUID mentorshipId;
    private UUID cohortId;
    private UUID authorPersonId;
    private UUID aboutPersonId;
    private int communication;
    private int engagement;
    private int progress;
    private @Nullable String comment;

    @SuppressWarnings("NullAway.Init")
    protected Feedback() {}

    Feedback(UUID id, MentorshipView mentorship, UUID author, GiveFeedbackRequest request, Instant now) {
        super(id, now);
        mentorshipId = mentorship.id();
        cohortId = mentorship.cohortId();
        authorPersonId = author;
        aboutPersonId = request.aboutPersonId();
        communication = request.communication();
        engagement = request.engagement();
        progress = request.progress();
        comment = request.comment();
    }

    UUID mentorshipId() {
        return mentorshipId;
    }

    UUID cohortId() {
        return cohortId;
    }

    UUID authorPersonId() {
        return authorPersonId;
    }

    UUID aboutPersonId() {
        return aboutPersonId;
    }

    int communication() {
        return communication;
    }

    int engagement() {
        return engagement;
    }

    int progress() {
        return progress;
    }

    @Nullable
    String comment() {
        return comment;
    }

    boolean concerns(UUID person) {
        return authorPersonId.equals(person) || aboutPersonId.equals(person);
    }
}
