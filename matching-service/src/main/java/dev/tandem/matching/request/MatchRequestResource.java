package dev.tandem.matching.request;

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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/match-requests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Match requests", description = "Self-matching: one asks, the other answers.")
@RunOnVirtualThread
class MatchRequestResource {

    static final String PATH = "/api/v1/match-requests";

    private final MatchRequestService service;

    MatchRequestResource(MatchRequestService service) {
        this.service = service;
    }

    @GET
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT})
    @Operation(
            summary = "List match requests",
            description = "Coordinators see all, participants those that they made or received.")
    public Page<MatchRequestResponse> listMatchRequests(
            @Parameter(description = "Of this cohort.") @QueryParam("cohortId") @Nullable UUID cohortId,
            @Parameter(description = "In this state.") @QueryParam("state") @Nullable MatchRequestState state,
            @Parameter(description = "From or to this person; without effect for participants.")
                    @QueryParam("personId")
                    @Nullable
                    UUID personId,
            @BeanParam PageRequest page) {
        return service.list(cohortId, state, personId, page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT})
    @Operation(summary = "Read a match request")
    public RestResponse<MatchRequestResponse> getMatchRequest(
            @Parameter(description = "Id of the request.") @PathParam("id") UUID id) {
        return ok(service.get(id));
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.PARTICIPANT)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Ask for a mentorship",
            description =
                    "In programs with self-matching: a mentee asks a mentor, or a mentor a mentee. A request holds no"
                            + " place, and waits for an answer for a limited time. Only so many may wait at once.")
    @APIResponse(
            responseCode = "201",
            description = "The request.",
            content = @Content(schema = @Schema(implementation = MatchRequestResponse.class)))
    public RestResponse<MatchRequestResponse> makeMatchRequest(@NotNull @Valid AskRequest request) {
        MatchRequestResponse made = service.ask(request);
        return Responses.created(PATH + "/" + made.id(), made, made.version());
    }

    @POST
    @Path("/{id}/accept")
    @Idempotent
    @RolesAllowed(Roles.PARTICIPANT)
    @Operation(
            summary = "Accept a match request",
            description =
                    "For the one who was asked. Takes the places and starts the mentorship; the mentee's other requests,"
                            + " and the mentor's when no place is left, are superseded.")
    public RestResponse<MatchRequestResponse> acceptMatchRequest(
            @Parameter(description = "Id of the request.") @PathParam("id") UUID id) {
        return ok(service.accept(id));
    }

    @POST
    @Path("/{id}/decline")
    @Idempotent
    @RolesAllowed(Roles.PARTICIPANT)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Decline a match request", description = "For the one who was asked.")
    public RestResponse<MatchRequestResponse> declineMatchRequest(
            @Parameter(description = "Id of the request.") @PathParam("id") UUID id,
            @NotNull @Valid DeclineMatchRequestRequest request) {
        return ok(service.decline(id, request.reason()));
    }

    @POST
    @Path("/{id}/withdraw")
    @Idempotent
    @RolesAllowed(Roles.PARTICIPANT)
    @Operation(summary = "Withdraw a match request", description = "For the one who asked.")
    public RestResponse<MatchRequestResponse> withdrawMatchRequest(
            @Parameter(description = "Id of the request.") @PathParam("id") UUID id) {
        return ok(service.withdraw(id));
    }

    private static RestResponse<MatchRequestResponse> ok(MatchRequestResponse request) {
        return Responses.ok(request, request.version());
    }
}
