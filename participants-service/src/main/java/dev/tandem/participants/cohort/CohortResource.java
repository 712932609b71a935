package dev.tandem.participants.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.participants.cohort.rules.CohortAction;
import dev.tandem.participants.cohort.rules.CohortState;
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
import java.util.List;
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

@Path("/api/v1/cohorts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cohorts", description = "One run of a program: its phases and places.")
@RunOnVirtualThread
class CohortResource {

    private final CohortService cohorts;

    CohortResource(CohortService cohorts) {
        this.cohorts = cohorts;
    }

    @GET
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT, Roles.SPONSOR, Roles.VIEWER})
    @Operation(summary = "List the cohorts")
    public Page<CohortResponse> listCohorts(
            @Parameter(description = "Only cohorts of this program.") @QueryParam("programId") @Nullable UUID programId,
            @Parameter(description = "Only cohorts in one of these states.") @QueryParam("state")
                    List<CohortState> states,
            @BeanParam PageRequest page) {
        return cohorts.list(programId, states, page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT, Roles.SPONSOR, Roles.VIEWER})
    @Operation(summary = "Show a cohort")
    public RestResponse<CohortResponse> getCohort(@PathParam("id") UUID id) {
        CohortResponse cohort = cohorts.get(id);
        return Responses.ok(cohort, cohort.version());
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(summary = "Add a cohort in DRAFT")
    public RestResponse<CohortResponse> createCohort(@NotNull @Valid CreateCohortRequest request) {
        CohortResponse cohort = cohorts.create(request);
        return Responses.created("/api/v1/cohorts/" + cohort.id(), cohort, cohort.version());
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(
            summary = "Change a cohort",
            description = "Added places go to those who wait longest; places that are taken cannot be removed (409).")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MergePatch.MEDIA_TYPE,
                            schema = @Schema(implementation = ChangeCohortRequest.class),
                            example = "{\"menteePlaces\":90}"))
    public RestResponse<CohortResponse> changeCohort(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull JsonNode patch) {
        CohortResponse cohort = cohorts.change(id, ifMatch, patch);
        return Responses.ok(cohort, cohort.version());
    }

    @POST
    @Path("/{id}/open")
    @Idempotent
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(summary = "Open a cohort for applications (DRAFT → OPEN)")
    public RestResponse<CohortResponse> openCohort(@PathParam("id") UUID id) {
        return move(id, CohortAction.OPEN);
    }

    @POST
    @Path("/{id}/start-matching")
    @Idempotent
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(summary = "Start matching the people of a cohort (OPEN → MATCHING)")
    public RestResponse<CohortResponse> startMatchingOfCohort(@PathParam("id") UUID id) {
        return move(id, CohortAction.START_MATCHING);
    }

    @POST
    @Path("/{id}/activate")
    @Idempotent
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(summary = "Start the active phase of a cohort (MATCHING → ACTIVE)")
    public RestResponse<CohortResponse> activateCohort(@PathParam("id") UUID id) {
        return move(id, CohortAction.ACTIVATE);
    }

    @POST
    @Path("/{id}/complete")
    @Idempotent
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(
            summary = "Complete a cohort and its enrollments (ACTIVE → COMPLETED)",
            description = "READY enrollments become COMPLETED; APPLIED and WAITLISTED ones become REJECTED with the"
                    + " `closeReason` COHORT_COMPLETED. Of a large cohort, the first 500 do at once and the others within"
                    + " moments; none of them is decided or changed meanwhile.")
    public RestResponse<CohortResponse> completeCohort(@PathParam("id") UUID id) {
        return move(id, CohortAction.COMPLETE);
    }

    @POST
    @Path("/{id}/archive")
    @Idempotent
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(
            summary = "Archive a cohort (COMPLETED → ARCHIVED)",
            description = "Ends enrollments that are still open as its completion does.")
    public RestResponse<CohortResponse> archiveCohort(@PathParam("id") UUID id) {
        return move(id, CohortAction.ARCHIVE);
    }

    private RestResponse<CohortResponse> move(UUID id, CohortAction action) {
        CohortResponse cohort = cohorts.move(id, action);
        return Responses.ok(cohort, cohort.version());
    }
}
