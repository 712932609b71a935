package dev.tandem.platform.web.notes;

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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/notes")
@Tag(name = "Notes", description = "What people write down.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class NoteResource {

    private final NoteService notes;

    NoteResource(NoteService notes) {
        this.notes = notes;
    }

    @GET
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT})
    @Operation(summary = "List the notes")
    public Page<NoteResponse> listNotes(
            @QueryParam("title") @Nullable String title,
            @QueryParam("minimumRank") @Max(100) @Nullable Integer minimumRank,
            @QueryParam("status") List<NoteStatus> statuses,
            @QueryParam("relatedTo") @Nullable UUID relatedTo,
            @QueryParam("since") @Nullable Instant since,
            @BeanParam PageRequest page) {
        return notes.list(title, minimumRank, statuses, page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT})
    @Operation(summary = "Read a note")
    public RestResponse<NoteResponse> getNote(@PathParam("id") UUID id) {
        NoteResponse note = notes.get(id);
        return Responses.ok(note, note.version());
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.COORDINATOR)
    @ResponseStatus(201)
    @Operation(summary = "Write a note")
    public RestResponse<NoteResponse> createNote(@Valid @NotNull CreateNoteRequest request) {
        NoteResponse note = notes.create(request);
        return Responses.created("/api/v1/notes/" + note.id(), note, note.version());
    }

    @POST
    @Path("/plain")
    @Idempotent
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(summary = "Write a note and get it without headers")
    public NoteResponse createPlainNote(@Valid @NotNull CreateNoteRequest request) {
        return notes.create(request);
    }

    @POST
    @Path("/{id}/finish")
    @Idempotent
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(summary = "Finish a note")
    public RestResponse<NoteResponse> finishNote(@PathParam("id") UUID id) {
        NoteResponse note = notes.finish(id);
        return Responses.ok(note, note.version());
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(summary = "Change a note")
    @RequestBody(content = @Content(schema = @Schema(implementation = NoteChange.class)))
    public RestResponse<NoteResponse> changeNote(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, JsonNode patch) {
        NoteResponse note = notes.change(id, ifMatch, patch);
        return Responses.ok(note, note.version());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(summary = "Delete a note")
    public RestResponse<Void> deleteNote(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        notes.delete(id, ifMatch);
        return Responses.noContent();
    }
}
