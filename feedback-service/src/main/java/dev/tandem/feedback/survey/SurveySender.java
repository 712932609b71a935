package dev.tandem.feedback.survey;

import dev.tandem.feedback.mentorship.MentorshipTurned;
import dev.tandem.feedback.mentorship.MentorshipView;
import dev.tandem.platform.events.Outbox;
import dev.tandem.platform.web.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/** Sends the surveys when mentorships turn; in the transaction in which this service hears of the turn. */
@ApplicationScoped
class SurveySender {

    static final String AGGREGATE = "survey-invitation";

    private final SurveyRepository surveys;
    private final SurveyInvitationRepository invitations;
    private final Outbox outbox;
    private final Clock clock;

    SurveySender(SurveyRepository surveys, SurveyInvitationRepository invitations, Outbox outbox, Clock clock) {
        this.surveys = surveys;
        this.invitations = invitations;
        this.outbox = outbox;
        this.clock = clock;
    }

    void onTurn(@Observes MentorshipTurned turned) {
        switch (turned.mentorship().state()) {
            case ACTIVE -> send(turned.mentorship(), Occasion.KICK_OFF);
            case COMPLETED -> send(turned.mentorship(), Occasion.CLOSING);
            default -> {
                // Nothing is asked at other turns.
            }
        }
    }

    private void send(MentorshipView mentorship, Occasion occasion) {
        Survey survey = surveys.pulse();
        Set<UUID> invited = invitations.invited(survey.id(), mentorship.id(), occasion);
        mentorship.people().stream()
                .filter(person -> !invited.contains(person))
                .sorted()
                .forEach(person -> {
                    SurveyInvitation invitation = new SurveyInvitation(
                            Ids.next(), survey.id(), mentorship, person, occasion, clock.instant());
                    invitations.persist(invitation);
                    outbox.append(
                            AGGREGATE,
                            invitation.id(),
                            "sent",
                            invitation.version(),
                            SurveyInvitationSnapshot.of(invitation));
                });
    }
}
