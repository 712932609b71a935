package dev.tandem.feedback.survey;

import dev.tandem.platform.web.Caller;
import dev.tandem.platform.web.Keyset;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.ProblemException;
import dev.tandem.platform.web.Sorts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads invitations: coordinators all of them, participants their own. */
@ApplicationScoped
class SurveyInvitationQueries {

    private static final Sorts SORTS = Sorts.of("-createdAt");

    private final SurveyInvitationRepository invitations;
    private final EntityManager entities;
    private final Caller caller;

    SurveyInvitationQueries(SurveyInvitationRepository invitations, EntityManager entities, Caller caller) {
        this.invitations = invitations;
        this.entities = entities;
        this.caller = caller;
    }

    /** What to look for; null means anything. */
    record Filter(
            @Nullable UUID cohortId,
            @Nullable UUID mentorshipId,
            @Nullable Occasion occasion,
            SurveyInvitation.@Nullable State state) {}

    @Transactional
    Page<SurveyInvitationResponse> list(Filter filter, PageRequest page) {
        return Keyset.of(entities, SurveyInvitation.class, SORTS)
                .where("personId", caller.isCoordinator() ? null : caller.requirePersonId())
                .where("cohortId", filter.cohortId())
                .where("mentorshipId", filter.mentorshipId())
                .where("occasion", filter.occasion())
                .where("state", filter.state())
                .page(page, invitation -> SurveyInvitationResponse.of(invitation, caller));
    }

    @Transactional
    SurveyInvitationResponse get(UUID id) {
        return invitations
                .find(id)
                .filter(invitation ->
                        caller.isCoordinator() || caller.requirePersonId().equals(invitation.personId()))
                .map(invitation -> SurveyInvitationResponse.of(invitation, caller))
                .orElseThrow(() -> ProblemException.notFound("survey invitation", id));
    }
}
