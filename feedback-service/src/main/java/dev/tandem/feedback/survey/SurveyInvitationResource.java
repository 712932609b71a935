package dev.tandem.feedback.survey;

import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.Responses;
import dev.tandem.platform.web.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/survey-invitations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Surveys", description = "What people are asked at the turns of a mentorship.")
class SurveyInvitationResource {

    private final SurveyInvitationQueries queries;

    SurveyInvitationResource(SurveyInvitationQueries queries) {
        this.queries = queries;
    }

    @GET
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT})
    @Operation(
            summary = "List survey invitations",
            description = "Participants see their own, coordinators all, and never an answer. Newest first; sort:"
                    + " `createdAt`.")
    public Page<SurveyInvitationResponse> listSurveyInvitations(
            @Parameter(description = "Of one cohort.") @QueryParam("cohortId") @Nullable UUID cohortId,
            @Parameter(description = "About one mentorship.") @QueryParam("mentorshipId") @Nullable UUID mentorshipId,
            @Parameter(description = "Of one occasion.") @QueryParam("occasion") @Nullable Occasion occasion,
            @Parameter(description = "In one state.") @QueryParam("state") SurveyInvitation.@Nullable State state,
            @BeanParam PageRequest page) {
        return queries.list(new SurveyInvitationQueries.Filter(cohortId, mentorshipId, occasion, state), page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT})
    @Operation(summary = "Read a survey invitation")
    public RestResponse<SurveyInvitationResponse> getSurveyInvitation(@PathParam("id") UUID id) {
        SurveyInvitationResponse invitation = queries.get(id);
        return Responses.ok(invitation, invitation.version());
    }
}
