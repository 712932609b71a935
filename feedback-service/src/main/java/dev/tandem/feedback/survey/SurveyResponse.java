package dev.tandem.feedback.survey;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;

/** One person's answers to a survey; for nobody else to read. */
@Entity
class SurveyResponse {

    @Id
    private UUID id;

    private UUID invitationId;
    private UUID personId;
    private UUID cohortId;

    @Enumerated(EnumType.STRING)
    private Occasion occasion;

    private Instant submittedAt;

    @ElementCollection(fetch = FetchType.LAZY)
    @BatchSize(size = 200)
    @CollectionTable(name = "survey_answer", joinColumns = @JoinColumn(name = "response_id"))
    private List<SurveyAnswer> answers = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected SurveyResponse() {}

    SurveyResponse(UUID id, SurveyInvitation invitation, List<SurveyAnswer> answers, Instant now) {
        this.id = id;
        this.invitationId = invitation.id();
        this.personId = invitation.personId();
        this.cohortId = invitation.cohortId();
        this.occasion = invitation.occasion();
        this.submittedAt = now;
        this.answers.addAll(answers);
    }

    UUID id() {
        return id;
    }

    UUID invitationId() {
        return invitationId;
    }

    UUID personId() {
        return personId;
    }

    UUID cohortId() {
        return cohortId;
    }

    Occasion occasion() {
        return occasion;
    }

    Instant submittedAt() {
        return submittedAt;
    }

    List<SurveyAnswer> answers() {
        return answers;
    }
}
