package dev.tandem.feedback.survey;

import dev.tandem.platform.web.AllowedAction;
import dev.tandem.platform.web.AllowedActions;
import dev.tandem.platform.web.Caller;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An invitation to a survey; never with answers. */
record SurveyInvitationResponse(
        UUID id,
        long version,
        UUID surveyId,
        UUID mentorshipId,
        UUID cohortId,
        UUID personId,
        Occasion occasion,
        SurveyInvitation.State state,
        Instant invitedAt,
        @Nullable Instant answeredAt,
        List<AllowedAction> allowedActions) {

    static SurveyInvitationResponse of(SurveyInvitation invitation, Caller caller) {
        boolean own = caller.personId().filter(invitation.personId()::equals).isPresent();
        boolean open = invitation.state() == SurveyInvitation.State.OPEN;
        return new SurveyInvitationResponse(
                invitation.id(),
                invitation.version(),
                invitation.surveyId(),
                invitation.mentorshipId(),
                invitation.cohortId(),
                invitation.personId(),
                invitation.occasion(),
                invitation.state(),
                invitation.createdAt(),
                invitation.answeredAt(),
                AllowedActions.begin()
                        .add("answer", own && open, own ? "ALREADY_ANSWERED" : "NOT_INVITED")
                        .list());
    }
}
