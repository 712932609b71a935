package dev.tandem.feedback.survey;

import dev.tandem.platform.events.Outbox;
import dev.tandem.platform.web.Caller;
import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.Ids;
import dev.tandem.platform.web.Keyset;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.ProblemException;
import dev.tandem.platform.web.Sorts;
import dev.tandem.platform.web.Transitions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes and shows answers; everybody sees their own and nobody else's. */
@ApplicationScoped
class SurveyResponseService {

    private static final Sorts SORTS = Sorts.of("-submittedAt");

    private final SurveyRepository surveys;
    private final SurveyInvitationRepository invitations;
    private final SurveyResponseRepository responses;
    private final EntityManager entities;
    private final Caller caller;
    private final Outbox outbox;
    private final Clock clock;

    SurveyResponseService(
            SurveyRepository surveys,
            SurveyInvitationRepository invitations,
            SurveyResponseRepository responses,
            EntityManager entities,
            Caller caller,
            Outbox outbox,
            Clock clock) {
        this.surveys = surveys;
        this.invitations = invitations;
        this.responses = responses;
        this.entities = entities;
        this.caller = caller;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    SurveyResponseResponse submit(SubmitSurveyResponseRequest request) {
        UUID person = caller.requirePersonId();
        SurveyInvitation invitation = invitations
                .lockIfPresent(request.invitationId())
                .filter(candidate -> candidate.personId().equals(person))
                .orElseThrow(() -> ProblemException.invalid(
                        new FieldError("/invitationId", "UNKNOWN", "There is no such invitation of yours.")));
        Transitions.require(invitation.state() == SurveyInvitation.State.OPEN, "answer", invitation.state());
        Instant now = clock.instant();
        List<SurveyAnswer> answers =
                AnswerRules.check(surveys.require(invitation.surveyId()).questions(), request.answers());
        SurveyResponse response = new SurveyResponse(Ids.next(), invitation, answers, now);
        responses.persist(response);
        invitation.answer(now);
        outbox.append(
                SurveySender.AGGREGATE,
                invitation.id(),
                "answered",
                invitation.version(),
                SurveyInvitationSnapshot.of(invitation));
        return SurveyResponseResponse.of(response);
    }

    @Transactional
    Page<SurveyResponseResponse> list(@Nullable UUID invitationId, PageRequest page) {
        return Keyset.of(entities, SurveyResponse.class, SORTS)
                .where("personId", caller.requirePersonId())
                .where("invitationId", invitationId)
                .page(page, SurveyResponseResponse::of);
    }

    @Transactional
    SurveyResponseResponse get(UUID id) {
        UUID person = caller.requirePersonId();
        return responses
                .findByIdOptional(id)
                .filter(response -> response.personId().equals(person))
                .map(SurveyResponseResponse::of)
                .orElseThrow(() -> ProblemException.notFound("survey response", id));
    }
}
