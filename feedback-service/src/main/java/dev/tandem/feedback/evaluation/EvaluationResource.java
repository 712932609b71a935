package dev.tandem.feedback.evaluation;

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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/evaluations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Evaluations", description = "What a cohort is measured by, and what came of it.")
class EvaluationResource {

    private final EvaluationService service;
    private final EvaluationReport report;

    EvaluationResource(EvaluationService service, EvaluationReport report) {
        this.service = service;
        this.report = report;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(
            summary = "Compute an evaluation of a cohort",
            description = "Measures what is known now; earlier evaluations stay as they are.")
    public RestResponse<EvaluationResponse> computeEvaluation(@NotNull @Valid ComputeEvaluationRequest request) {
        EvaluationResponse evaluation = service.compute(request);
        return Responses.created("/api/v1/evaluations/" + evaluation.id(), evaluation, evaluation.version());
    }

    @GET
    @RolesAllowed({Roles.COORDINATOR, Roles.VIEWER, Roles.SPONSOR})
    @Operation(summary = "List evaluations", description = "Newest first; sort: `computedAt`.")
    public Page<EvaluationResponse> listEvaluations(
            @Parameter(description = "Of one cohort.") @QueryParam("cohortId") @Nullable UUID cohortId,
            @Parameter(description = "Of one program.") @QueryParam("programId") @Nullable UUID programId,
            @BeanParam PageRequest page) {
        return service.list(cohortId, programId, page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.COORDINATOR, Roles.VIEWER, Roles.SPONSOR})
    @Operation(summary = "Read an evaluation")
    public RestResponse<EvaluationResponse> getEvaluation(@PathParam("id") UUID id) {
        EvaluationResponse evaluation = service.get(id);
        return Responses.ok(evaluation, evaluation.version());
    }

    @GET
    @Path("/{id}/report")
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed({Roles.COORDINATOR, Roles.VIEWER, Roles.SPONSOR})
    @Operation(
            summary = "Read an evaluation as a page",
            description = "One self-contained HTML page with plots as SVG; it loads nothing.")
    public String getEvaluationReport(@PathParam("id") UUID id) {
        return report.of(id);
    }
}
