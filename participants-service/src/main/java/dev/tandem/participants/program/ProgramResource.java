package dev.tandem.participants.program;

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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/programs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Programs", description = "Mentoring programs; each runs in cohorts.")
@RunOnVirtualThread
class ProgramResource {

    private final ProgramService programs;

    ProgramResource(ProgramService programs) {
        this.programs = programs;
    }

    @GET
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT, Roles.SPONSOR, Roles.VIEWER})
    @Operation(summary = "List the programs")
    public Page<ProgramResponse> listPrograms(
            @Parameter(description = "Only programs of this format.") @QueryParam("format") @Nullable
                    ProgramFormat format,
            @Parameter(description = "Only programs with or without self-matching.")
                    @QueryParam("selfMatching")
                    @Nullable
                    Boolean selfMatching,
            @BeanParam PageRequest page) {
        return programs.list(format, selfMatching, page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT, Roles.SPONSOR, Roles.VIEWER})
    @Operation(summary = "Show a program")
    public RestResponse<ProgramResponse> getProgram(@PathParam("id") UUID id) {
        ProgramResponse program = programs.get(id);
        return Responses.ok(program, program.version());
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(summary = "Add a program")
    public RestResponse<ProgramResponse> createProgram(@NotNull @Valid WriteProgramRequest request) {
        ProgramResponse program = programs.create(request);
        return Responses.created("/api/v1/programs/" + program.id(), program, program.version());
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(summary = "Change a program")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MergePatch.MEDIA_TYPE,
                            schema = @Schema(implementation = WriteProgramRequest.class),
                            example = "{\"expectedHoursPerMonth\":6,\"purpose\":null}"))
    public RestResponse<ProgramResponse> changeProgram(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull JsonNode patch) {
        ProgramResponse program = programs.change(id, ifMatch, patch);
        return Responses.ok(program, program.version());
    }
}
