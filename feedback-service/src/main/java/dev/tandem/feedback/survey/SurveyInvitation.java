package dev.tandem.feedback.survey;

import dev.tandem.feedback.mentorship.MentorshipView;
import dev.tandem.platform.events.AggregateRoot;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One person's invitation to answer a survey about one mentorship at one occasion. */
@Entity
class SurveyInvitation extends AggregateRoot {

    /** Whether it still waits for the answer. */
    enum State {
        OPEN,
        ANSWERED
    }

    private UUID surveyId;
    private UUID mentorshipId;
    private UUID cohortId;
    private UUID personId;

    @Enumerated(EnumType.STRING)
    private Occasion occasion;

    @Enumerated(EnumType.STRING)
    private State state;

    private @Nullable Instant answeredAt;

    @SuppressWarnings("NullAway.Init")
    protected SurveyInvitation() {}

    SurveyInvitation(UUID id, UUID surveyId, MentorshipView mentorship, UUID personId, Occasion occasion, Instant now) {
        super(id, now);
        this.surveyId = surveyId;
        this.mentorshipId = mentorship.id();
        this.cohortId = mentorship.cohortId();
        this.personId = personId;
        this.occasion = occasion;
        this.state = State.OPEN;
    }

    void answer(Instant now) {
        state = State.ANSWERED;
        answeredAt = now;
        changed(now);
    }

    UUID surveyId() {
        return surveyId;
    }

    UUID mentorshipId() {
        return mentorshipId;
    }

    UUID cohortId() {
        return cohortId;
    }

    UUID personId() {
        return personId;
    }

    Occasion occasion() {
        return occasion;
    }

    State state() {
        return state;
    }

    @Nullable
    Instant answeredAt() {
        return answeredAt;
    }
}
