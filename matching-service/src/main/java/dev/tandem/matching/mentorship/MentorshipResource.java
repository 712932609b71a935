package dev.tandem.matching.mentorship;

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

@Path("/api/v1/mentorships")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mentorships", description = "Mentors and mentees, from the proposal to the end.")
@RunOnVirtualThread
class MentorshipResource {

    static final String PATH = "/api/v1/mentorships";

    private final MentorshipService service;
    private final ManualPairingService manualPairing;

    MentorshipResource(MentorshipService service, ManualPairingService manualPairing) {
        this.service = service;
        this.manualPairing = manualPairing;
    }

    @GET
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT})
    @Operation(summary = "List mentorships", description = "Coordinators see all, participants their own.")
    public Page<MentorshipResponse> listMentorships(
            @Parameter(description = "Of this cohort.") @QueryParam("cohortId") @Nullable UUID cohortId,
            @Parameter(description = "In this state.") @QueryParam("state") @Nullable MentorshipState state,
            @Parameter(description = "Published from this match run.") @QueryParam("matchRunId") @Nullable
                    UUID matchRunId,
            @Parameter(description = "Of this person; without effect for participants.")
                    @QueryParam("personId")
                    @Nullable
                    UUID personId,
            @BeanParam PageRequest page) {
        return service.list(cohortId, state, matchRunId, personId, page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT})
    @Operation(summary = "Read a mentorship")
    public RestResponse<MentorshipResponse> getMentorship(
            @Parameter(description = "Id of the mentorship.") @PathParam("id") UUID id) {
        return ok(service.get(id));
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.COORDINATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Pair by hand",
            description = "Proposes a mentorship and takes its places. When the pair breaks rules of the policy, the"
                    + " answer is a problem that lists them, unless an overrideReason is given.")
    @APIResponse(
            responseCode = "201",
            description = "The proposed mentorship.",
            content = @Content(schema = @Schema(implementation = MentorshipResponse.class)))
    public RestResponse<MentorshipResponse> pairManually(@NotNull @Valid PairManuallyRequest request) {
        MentorshipResponse mentorship = manualPairing.pair(request);
        return Responses.created(PATH + "/" + mentorship.id(), mentorship, mentorship.version());
    }

    @POST
    @Path("/{id}/accept")
    @Idempotent
    @RolesAllowed(Roles.PARTICIPANT)
    @Operation(
            summary = "Accept a proposed mentorship",
            description = "For its members. It becomes active when all have accepted.")
    public RestResponse<MentorshipResponse> acceptMentorship(
            @Parameter(description = "Id of the mentorship.") @PathParam("id") UUID id) {
        return ok(service.accept(id));
    }

    @POST
    @Path("/{id}/decline")
    @Idempotent
    @RolesAllowed(Roles.PARTICIPANT)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Decline a proposed mentorship", description = "For its members. Its places become free.")
    public RestResponse<MentorshipResponse> declineMentorship(
            @Parameter(description = "Id of the mentorship.") @PathParam("id") UUID id,
            @NotNull @Valid DeclineMentorshipRequest request) {
        return ok(service.decline(id, request.reason()));
    }

    @POST
    @Path("/{id}/end")
    @Idempotent
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "End a mentorship",
            description = "Either member ends an active one, a coordinator a proposed one as well. Its places become"
                    + " free.")
    public RestResponse<MentorshipResponse> endMentorship(
            @Parameter(description = "Id of the mentorship.") @PathParam("id") UUID id,
            @NotNull @Valid EndMentorshipRequest request) {
        return ok(service.end(id, request.reason()));
    }

    private static RestResponse<MentorshipResponse> ok(MentorshipResponse mentorship) {
        return Responses.ok(mentorship, mentorship.version());
    }
}
