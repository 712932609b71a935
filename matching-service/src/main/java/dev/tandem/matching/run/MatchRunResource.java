package dev.tandem.matching.run;

import dev.tandem.matching.pool.Role;
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

@Path("/api/v1/match-runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Match runs", description = "Computed in the background, proven optimal, then published at once.")
@RunOnVirtualThread
class MatchRunResource {

    static final String PATH = "/api/v1/match-runs";

    private final MatchRunService service;
    private final MatchRunRequests requests;
    private final MatchRunResultService results;
    private final PublishService publishing;

    MatchRunResource(
            MatchRunService service,
            MatchRunRequests requests,
            MatchRunResultService results,
            PublishService publishing) {
        this.service = service;
        this.requests = requests;
        this.results = results;
        this.publishing = publishing;
    }

    @GET
    @RolesAllowed({Roles.COORDINATOR, Roles.VIEWER, Roles.SPONSOR})
    @Operation(summary = "List match runs", description = "Latest first.")
    public Page<MatchRunResponse> listMatchRuns(
            @Parameter(description = "Of this cohort.") @QueryParam("cohortId") @Nullable UUID cohortId,
            @Parameter(description = "Made from this run: its edits, refreshes and reruns.")
                    @QueryParam("basedOn")
                    @Nullable
                    UUID basedOn,
            @Parameter(description = "In this state.") @QueryParam("state") @Nullable RunState state,
            @BeanParam PageRequest page) {
        return service.list(cohortId, basedOn, state, page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.COORDINATOR, Roles.VIEWER, Roles.SPONSOR})
    @Operation(
            summary = "Read a match run",
            description = "Progress and phase while it is computed; summary and certificate afterwards.")
    public RestResponse<MatchRunResponse> getMatchRun(
            @Parameter(description = "Id of the run.") @PathParam("id") UUID id) {
        return ok(service.get(id));
    }

    @GET
    @Path("/{id}/proposals")
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(summary = "List the pairs that a run proposes", description = "Best first.")
    public Page<ProposalResponse> listMatchProposals(
            @Parameter(description = "Id of the run.") @PathParam("id") UUID id,
            @Parameter(description = "Only pairs that were locked, or only others.") @QueryParam("locked") @Nullable
                    Boolean locked,
            @BeanParam PageRequest page) {
        return results.proposals(id, locked, page);
    }

    @GET
    @Path("/{id}/unmatched")
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(
            summary = "List those for whom a run proposes nobody",
            description = "With the reason and, for mentees, the nearest change that would help.")
    public Page<UnmatchedResponse> listUnmatched(
            @Parameter(description = "Id of the run.") @PathParam("id") UUID id,
            @Parameter(description = "In this role.") @QueryParam("role") @Nullable Role role,
            @BeanParam PageRequest page) {
        return results.unmatched(id, role, page);
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.COORDINATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Request a match run",
            description =
                    "For a cohort that is MATCHING or ACTIVE; a simulation for any. Existing pairs are left alone:"
                            + " only people with room take part. Location names the run, which shows the progress.")
    @APIResponse(
            responseCode = "202",
            description = "Queued",
            content = @Content(schema = @Schema(implementation = MatchRunResponse.class)))
    public RestResponse<MatchRunResponse> requestMatchRun(@NotNull @Valid RequestMatchRunRequest request) {
        return accepted(requests.request(request));
    }

    @POST
    @Path("/{id}/rerun")
    @Idempotent
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(
            summary = "Compute a run again",
            description = "A new run over the stored input of this one; its result has the same digest.")
    @APIResponse(
            responseCode = "202",
            description = "Queued",
            content = @Content(schema = @Schema(implementation = MatchRunResponse.class)))
    public RestResponse<MatchRunResponse> rerunMatchRun(
            @Parameter(description = "Id of the run.") @PathParam("id") UUID id) {
        return accepted(requests.rerun(id));
    }

    @POST
    @Path("/{id}/edit")
    @Idempotent
    @RolesAllowed(Roles.COORDINATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Change a completed run",
            description = "A new run based on this one, with changed locks and exclusions, over the pool as it is now."
                    + " Comparing the two shows what the changes cost.")
    @APIResponse(
            responseCode = "202",
            description = "Queued",
            content = @Content(schema = @Schema(implementation = MatchRunResponse.class)))
    public RestResponse<MatchRunResponse> editMatchRun(
            @Parameter(description = "Id of the run.") @PathParam("id") UUID id,
            @NotNull @Valid EditMatchRunRequest request) {
        return accepted(requests.edit(id, request));
    }

    @POST
    @Path("/{id}/refresh")
    @Idempotent
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(
            summary = "Refresh a completed run",
            description = "A new run based on this one that keeps its pairs as far as they are still possible and"
                    + " solves the rest again.")
    @APIResponse(
            responseCode = "202",
            description = "Queued",
            content = @Content(schema = @Schema(implementation = MatchRunResponse.class)))
    public RestResponse<MatchRunResponse> refreshMatchRun(
            @Parameter(description = "Id of the run.") @PathParam("id") UUID id) {
        return accepted(requests.refresh(id));
    }

    @POST
    @Path("/{id}/publish")
    @Idempotent
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(
            summary = "Publish a match run",
            description =
                    "Proposes a mentorship for every pair and takes the places, all or none. When people have left"
                            + " or have been taken since, the problem lists them.")
    public RestResponse<MatchRunResponse> publishMatchRun(
            @Parameter(description = "Id of the run.") @PathParam("id") UUID id) {
        return ok(publishing.publish(id));
    }

    @POST
    @Path("/{id}/cancel")
    @Idempotent
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(summary = "Cancel a match run", description = "While it is queued or running.")
    public RestResponse<MatchRunResponse> cancelMatchRun(
            @Parameter(description = "Id of the run.") @PathParam("id") UUID id) {
        return ok(service.cancel(id));
    }

    private static RestResponse<MatchRunResponse> accepted(MatchRunResponse run) {
        return Responses.accepted(PATH + "/" + run.id(), run);
    }

    private static RestResponse<MatchRunResponse> ok(MatchRunResponse run) {
        return Responses.ok(run, run.version());
    }
}
