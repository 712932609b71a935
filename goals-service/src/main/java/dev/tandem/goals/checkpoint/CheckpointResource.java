package dev.tandem.goals.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.platform.web.Idempotent;
import dev.tandem.platform.web.MergePatch;
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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/checkpoints")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
        name = "Checkpoints",
        description =
                "The planned meetings of a mentorship. They appear when it becomes active and are cancelled when it"
                        + " ends.")
class CheckpointResource {

    private final CheckpointService service;
    private final CheckpointQueries queries;
    private final PrivateNoteService privateNotes;

    CheckpointResource(CheckpointService service, CheckpointQueries queries, PrivateNoteService privateNotes) {
        this.service = service;
        this.queries = queries;
        this.privateNotes = privateNotes;
    }

    @GET
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT})
    @Operation(
            summary = "List checkpoints",
            description = "Coordinators see all, participants those of their own mentorships; private notes are the"
                    + " caller's own. Sort: `scheduledAt`.")
    public Page<CheckpointResponse> listCheckpoints(
            @Parameter(description = "Checkpoints of one mentorship.") @QueryParam("mentorshipId") @Nullable
                    UUID mentorshipId,
            @Parameter(description = "Checkpoints of one cohort.") @QueryParam("cohortId") @Nullable UUID cohortId,
            @Parameter(description = "Checkpoints in one state.") @QueryParam("state") @Nullable CheckpointState state,
            @Parameter(description = "Scheduled at this instant or later.") @QueryParam("from") @Nullable Instant from,
            @Parameter(description = "Scheduled before this instant.") @QueryParam("to") @Nullable Instant to,
            @BeanParam PageRequest page) {
        return queries.list(new CheckpointQueries.Filter(mentorshipId, cohortId, state, from, to), page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT})
    @Operation(summary = "Read a checkpoint", description = "For coordinators and the members of its mentorship.")
    public RestResponse<CheckpointResponse> getCheckpoint(@PathParam("id") UUID id) {
        return ok(queries.get(id));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Roles.PARTICIPANT)
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(
            summary = "Change what the pair writes down",
            description =
                    "JSON Merge Patch of agenda, shared notes and action items by a member of the ACTIVE mentorship,"
                            + " before and after the checkpoint was held. A patch that changes nothing leaves the version as it is.")
    public RestResponse<CheckpointResponse> changeCheckpoint(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = CheckpointDetails.class)))
                    JsonNode patch) {
        return ok(service.change(id, ifMatch, patch));
    }

    @POST
    @Path("/{id}/hold")
    @Idempotent
    @RolesAllowed(Roles.PARTICIPANT)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Note that a checkpoint took place",
            description =
                    "By a member of the ACTIVE mentorship, while it is SCHEDULED. Members who are not named count as"
                            + " absent; somebody must have been present.")
    public RestResponse<CheckpointResponse> holdCheckpoint(
            @PathParam("id") UUID id, @NotNull @Valid HoldCheckpointRequest request) {
        return ok(service.hold(id, request));
    }

    @POST
    @Path("/{id}/reschedule")
    @Idempotent
    @RolesAllowed(Roles.PARTICIPANT)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Move a checkpoint",
            description = "By a member of the ACTIVE mentorship, while it is SCHEDULED; to an instant in the future.")
    public RestResponse<CheckpointResponse> rescheduleCheckpoint(
            @PathParam("id") UUID id, @NotNull @Valid RescheduleCheckpointRequest request) {
        return ok(service.reschedule(id, request));
    }

    @GET
    @Path("/{id}/private-note")
    @RolesAllowed(Roles.PARTICIPANT)
    @Operation(
            summary = "Read one's own private note",
            description = "For members of the mentorship. The version, and with it the ETag, is 0 until it is written.")
    public RestResponse<PrivateNoteResponse> getPrivateNote(@PathParam("id") UUID id) {
        return ok(privateNotes.read(id));
    }

    @PUT
    @Path("/{id}/private-note")
    @RolesAllowed(Roles.PARTICIPANT)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Write one's own private note",
            description =
                    "Nobody else sees it: no other member, no coordinator, no event. `If-Match` takes the note's own"
                            + " ETag, `\"0\"` for the first writing. Possible in every state of the checkpoint.")
    public RestResponse<PrivateNoteResponse> putPrivateNote(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid WritePrivateNoteRequest request) {
        return ok(privateNotes.write(id, ifMatch, request));
    }

    private static RestResponse<CheckpointResponse> ok(CheckpointResponse checkpoint) {
        return Responses.ok(checkpoint, checkpoint.version());
    }

    private static RestResponse<PrivateNoteResponse> ok(PrivateNoteResponse note) {
        return Responses.ok(note, note.version());
    }
}
