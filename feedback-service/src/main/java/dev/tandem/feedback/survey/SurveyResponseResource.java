package dev.tandem.feedback.survey;

import dev.tandem.platform.web.Idempotent;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.Responses;
import dev.tandem.platform.web.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/survey-responses")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Surveys", description = "What people are asked at the turns of a mentorship.")
class SurveyResponseResource {

    /** A response never changes. */
    private static final long VERSION = 1;

    private final SurveyResponseService service;

    SurveyResponseResource(SurveyResponseService service) {
        this.service = service;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.PARTICIPANT)
    @Operation(
            summary = "Answer a survey",
            description = "Once for each invitation of the caller (409 afterwards). LIKERT and NPS questions must be"
                    + " answered.")
    public RestResponse<SurveyResponseResponse> submitSurveyResponse(
            @NotNull @Valid SubmitSurveyResponseRequest request) {
        SurveyResponseResponse response = service.submit(request);
        return Responses.created("/api/v1/survey-responses/" + response.id(), response, VERSION);
    }

    @GET
    @RolesAllowed(Roles.PARTICIPANT)
    @Operation(summary = "List one's own survey responses", description = "Newest first; sort: `submittedAt`.")
    public Page<SurveyResponseResponse> listSurveyResponses(
            @Parameter(description = "The response to one invitation.") @QueryParam("invitationId") @Nullable
                    UUID invitationId,
            @BeanParam PageRequest page) {
        return service.list(invitationId, page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.PARTICIPANT)
    @Operation(summary = "Read one of one's own survey responses")
    public RestResponse<SurveyResponseResponse> getSurveyResponse(@PathParam("id") UUID id) {
        return Responses.ok(service.get(id), VERSION);
    }
}
