package dev.tandem.feedback.survey;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the platform may know of an invitation; answers are never part of an event. */
record SurveyInvitationSnapshot(
        UUID id,
        long version,
        UUID surveyId,
        UUID mentorshipId,
        UUID cohortId,
        UUID personId,
        Occasion occasion,
        SurveyInvitation.State state,
        Instant invitedAt,
        @Nullable Instant answeredAt) {

    static SurveyInvitationSnapshot of(SurveyInvitation invitation) {
        return new SurveyInvitationSnapshot(
                invitation.id(),
                invitation.version(),
                invitation.surveyId(),
                invitation.mentorshipId(),
                invitation.cohortId(),
                invitation.personId(),
                invitation.occasion(),
                invitation.state(),
                invitation.createdAt(),
                invitation.answeredAt());
    }
}
