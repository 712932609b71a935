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
import jakarta.ws.rs.DefaultValue;
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
    private final GroupService groups;

    MentorshipResource(MentorshipService service, ManualPairingService manualPairing, GroupService groups) {
        this.service = service;
        this.manualPairing = manualPairing;
        this.groups = groups;
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
            @Parameter(
                            description =
                                    "Only those that wait too long for an answer: half of the time has gone, or all"
                                            + " of it and nobody has been substituted.")
                    @QueryParam("overdue")
                    @DefaultValue("false")
                    boolean overdue,
            @BeanParam PageRequest page) {
        return service.list(new MentorshipFilter(cohortId, state, matchRunId, personId, overdue), page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT})
    @Operation(summary = "Read a mentorship")
    public RestResponse<MentorshipResponse> getMentorship(
            @Parameter(description = "Id of the mentorship.") @PathParam("id") UUID id) {
        return ok(service.get(id));
    }

    @GET
    @Path("/{id}/history")
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT})
    @Operation(
            summary = "Read the history of a mentorship",
            description = "Every change, oldest first. What people wrote is shown to themselves and to coordinators.")
    public Page<HistoryEntryResponse> listMentorshipHistory(
            @Parameter(description = "Id of the mentorship.") @PathParam("id") UUID id, @BeanParam PageRequest page) {
        return service.history(id, page);
    }

    @POST
    @Path("/preview")
    @Idempotent
    @RolesAllowed(Roles.COORDINATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Judge people together",
            description = "What pairing them by hand would say: score, its parts and broken rules. Makes nothing.")
    public MentorshipPreview previewMentorship(@NotNull @Valid PreviewMentorshipRequest request) {
        return manualPairing.preview(request);
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.COORDINATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Pair by hand",
            description = "Proposes a mentorship of a mentor with a mentee or a group, or of two peers, and takes its"
                    + " places. When the pair breaks rules of the policy, the"
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
            description = "Either member ends a running one, a coordinator a proposed one as well; one of several"
                    + " mentees leaves instead. Its places become free.")
    public RestResponse<MentorshipResponse> endMentorship(
            @Parameter(description = "Id of the mentorship.") @PathParam("id") UUID id,
            @NotNull @Valid EndMentorshipRequest request) {
        return ok(service.end(id, request));
    }

    @POST
    @Path("/{id}/pause")
    @Idempotent
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Pause a mentorship", description = "Its places stay taken, and its end does not move.")
    public RestResponse<MentorshipResponse> pauseMentorship(
            @Parameter(description = "Id of the mentorship.") @PathParam("id") UUID id,
            @NotNull @Valid PauseMentorshipRequest request) {
        return ok(service.pause(id, request));
    }

    @POST
    @Path("/{id}/resume")
    @Idempotent
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT})
    @Operation(summary = "Resume a paused mentorship")
    public RestResponse<MentorshipResponse> resumeMentorship(
            @Parameter(description = "Id of the mentorship.") @PathParam("id") UUID id) {
        return ok(service.resume(id));
    }

    @POST
    @Path("/{id}/extend")
    @Idempotent
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Extend a mentorship",
            description = "Moves its last day, within the longest term that is configured (24 months).")
    public RestResponse<MentorshipResponse> extendMentorship(
            @Parameter(description = "Id of the mentorship.") @PathParam("id") UUID id,
            @NotNull @Valid ExtendMentorshipRequest request) {
        return ok(service.extend(id, request));
    }

    @POST
    @Path("/{id}/extend-deadline")
    @Idempotent
    @RolesAllowed(Roles.COORDINATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Give the members of a proposal more time to answer")
    public RestResponse<MentorshipResponse> extendMentorshipDeadline(
            @Parameter(description = "Id of the mentorship.") @PathParam("id") UUID id,
            @NotNull @Valid ExtendDeadlineRequest request) {
        return ok(service.extendDeadline(id, request));
    }

    @POST
    @Path("/{id}/substitute")
    @Idempotent
    @RolesAllowed(Roles.COORDINATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Substitute a member of a failed mentorship",
            description =
                    "For one that was declined, expired or ended early: proposes a new mentorship of those who were"
                            + " left behind with somebody new. Broken rules are shown and overridden as in pairing by hand.")
    @APIResponse(
            responseCode = "201",
            description = "The proposed mentorship; substituteOf names the failed one.",
            content = @Content(schema = @Schema(implementation = MentorshipResponse.class)))
    public RestResponse<MentorshipResponse> substituteInMentorship(
            @Parameter(description = "Id of the failed mentorship.") @PathParam("id") UUID id,
            @NotNull @Valid SubstituteRequest request) {
        MentorshipResponse mentorship = manualPairing.substitute(id, request);
        return Responses.created(PATH + "/" + mentorship.id(), mentorship, mentorship.version());
    }

    @POST
    @Path("/{id}/members")
    @Idempotent
    @RolesAllowed(Roles.COORDINATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Ask a mentee to join a group",
            description =
                    "Takes a place of the mentor and the mentee's own. The group goes on while the mentee decides.")
    public RestResponse<MentorshipResponse> addMentorshipMember(
            @Parameter(description = "Id of the mentorship.") @PathParam("id") UUID id,
            @NotNull @Valid AddMemberRequest request) {
        return ok(groups.add(id, request));
    }

    @POST
    @Path("/{id}/members/{personId}/remove")
    @Idempotent
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Take a member out of a group",
            description = "For coordinators, and for a mentee who leaves. The group goes on while it has a mentor and a"
                    + " mentee, and ends otherwise. Frees the places.")
    public RestResponse<MentorshipResponse> removeMentorshipMember(
            @Parameter(description = "Id of the mentorship.") @PathParam("id") UUID id,
            @Parameter(description = "The person who leaves.") @PathParam("personId") UUID personId,
            @NotNull @Valid RemoveMemberRequest request) {
        return ok(groups.remove(id, personId, request));
    }

    private static RestResponse<MentorshipResponse> ok(MentorshipResponse mentorship) {
        return Responses.ok(mentorship, mentorship.version());
    }
}
