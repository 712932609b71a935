package dev.tandem.feedback.peerfeedback;

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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/feedback")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Feedback", description = "What mentors and mentees say of each other's part.")
class FeedbackResource {

    private final FeedbackService service;

    FeedbackResource(FeedbackService service) {
        this.service = service;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.PARTICIPANT)
    @Operation(
            summary = "Give feedback",
            description = "By a member of a mentorship that has started, about another member, once (409 afterwards).")
    @APIResponse(
            responseCode = "201",
            description = "The feedback.",
            content = @Content(schema = @Schema(implementation = FeedbackResponse.class)))
    @APIResponse(responseCode = "404", description = "There is no such mentorship, or it is not the caller's.")
    public RestResponse<FeedbackResponse> giveFeedback(@NotNull @Valid GiveFeedbackRequest request) {
        FeedbackResponse given = service.give(request);
        return Responses.created("/api/v1/feedback/" + given.id(), given, given.version());
    }

    @GET
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT})
    @Operation(
            summary = "List feedback",
            description = "Participants see what they gave and got; coordinators see all ratings, without comments."
                    + " Newest first; sort: `createdAt`.")
    public Page<FeedbackResponse> listFeedback(
            @Parameter(description = "Of one cohort.") @QueryParam("cohortId") @Nullable UUID cohortId,
            @Parameter(description = "Of one mentorship.") @QueryParam("mentorshipId") @Nullable UUID mentorshipId,
            @BeanParam PageRequest page) {
        return service.list(cohortId, mentorshipId, page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT})
    @Operation(summary = "Read feedback")
    public RestResponse<FeedbackResponse> getFeedback(@PathParam("id") UUID id) {
        FeedbackResponse given = service.get(id);
        return Responses.ok(given, given.version());
    }
}
