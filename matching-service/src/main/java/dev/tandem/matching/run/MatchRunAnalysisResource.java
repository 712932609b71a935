package dev.tandem.matching.run;

import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/match-runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Match runs", description = "Computed in the background, proven optimal, then published at once.")
@RunOnVirtualThread
class MatchRunAnalysisResource {

    private static final String SVG = "image/svg+xml";
    private static final String RUN = "Id of the run.";
    private static final String NO_RESULT = "The run has no result, or not yet.";

    private final RunPlots plots;
    private final RunFairness fairness;
    private final RunComparisons comparisons;

    MatchRunAnalysisResource(RunPlots plots, RunFairness fairness, RunComparisons comparisons) {
        this.plots = plots;
        this.fairness = fairness;
        this.comparisons = comparisons;
    }

    @GET
    @Path("/{id}/distribution")
    @Produces({MediaType.APPLICATION_JSON, SVG})
    @RolesAllowed({Roles.COORDINATOR, Roles.VIEWER, Roles.SPONSOR})
    @Operation(
            summary = "Read how the scores of a run spread",
            description = "As data, or as a bar chart with `Accept: image/svg+xml`.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = DistributionResponse.class)),
                @Content(mediaType = SVG, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "409", description = NO_RESULT)
    public RestResponse<Object> getScoreDistribution(
            @Parameter(description = RUN) @PathParam("id") UUID id, @Context HttpHeaders headers) {
        DistributionResponse distribution = plots.distribution(id);
        return answer(headers, distribution, distribution::svg);
    }

    @GET
    @Path("/{id}/heat-map")
    @Produces({MediaType.APPLICATION_JSON, SVG})
    @RolesAllowed({Roles.COORDINATOR, Roles.VIEWER, Roles.SPONSOR})
    @Operation(
            summary = "Read a heat map of a run",
            description = "At most 50 × 50 cells, as data, or as a picture with `Accept: image/svg+xml`.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = HeatMapResponse.class)),
                @Content(mediaType = SVG, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "409", description = NO_RESULT)
    public RestResponse<Object> getMatchRunHeatMap(
            @Parameter(description = RUN) @PathParam("id") UUID id,
            @Parameter(
                            description = "Departments of mentees by departments of mentors, as they are today; or"
                                    + " criteria by tenths of their score.")
                    @QueryParam("by")
                    @DefaultValue("DEPARTMENTS")
                    HeatMapResponse.By by,
            @Context HttpHeaders headers) {
        HeatMapResponse map = plots.heatMap(id, by);
        return answer(headers, map, map::svg);
    }

    @GET
    @Path("/{id}/fairness")
    @RolesAllowed({Roles.COORDINATOR, Roles.VIEWER, Roles.SPONSOR})
    @Operation(
            summary = "Read how a run treats groups of people",
            description = "Of those who agreed to be counted; groups of fewer than five are suppressed.")
    @APIResponse(responseCode = "409", description = NO_RESULT)
    public FairnessResponse getMatchRunFairness(@Parameter(description = RUN) @PathParam("id") UUID id) {
        return fairness.of(id);
    }

    @GET
    @Path("/{id}/comparison")
    @RolesAllowed({Roles.COORDINATOR, Roles.VIEWER, Roles.SPONSOR})
    @Operation(
            summary = "Compare a run with another one",
            description = "What changes from the other run of the same cohort to this one, in figures.")
    @APIResponse(responseCode = "409", description = NO_RESULT)
    public ComparisonResponse compareMatchRuns(
            @Parameter(description = RUN) @PathParam("id") UUID id,
            @Parameter(description = "Id of the run to compare with, as the state before.", required = true)
                    @QueryParam("with")
                    @Nullable
                    UUID with) {
        return comparisons.compare(id, with);
    }

    @GET
    @Path("/{id}/comparison/changes")
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(
            summary = "List whose partner changes between two runs",
            description = "Mentees, or peers, by the time they came into the pool.")
    @APIResponse(responseCode = "409", description = NO_RESULT)
    public Page<PartnerChangeResponse> listPartnerChanges(
            @Parameter(description = RUN) @PathParam("id") UUID id,
            @Parameter(description = "Id of the run to compare with, as the state before.", required = true)
                    @QueryParam("with")
                    @Nullable
                    UUID with,
            @BeanParam PageRequest page) {
        return comparisons.changes(id, with, page);
    }

    /** The container has refused what is neither; of what the client likes, the first that is either decides. */
    private static RestResponse<Object> answer(HttpHeaders headers, Object data, Supplier<String> picture) {
        MediaType json = MediaType.APPLICATION_JSON_TYPE;
        MediaType svg = MediaType.valueOf(SVG);
        boolean drawn = headers.getAcceptableMediaTypes().stream()
                .filter(accepted -> accepted.isCompatible(json) || accepted.isCompatible(svg))
                .findFirst()
                .map(accepted -> !accepted.isCompatible(json))
                .orElse(false);
        return ResponseBuilder.ok((Object) (drawn ? picture.get() : data))
                .type(drawn ? svg : json)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }
}
