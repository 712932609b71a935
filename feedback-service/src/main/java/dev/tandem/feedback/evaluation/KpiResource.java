package dev.tandem.feedback.evaluation;

import dev.tandem.feedback.kpi.Kpi;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.Responses;
import dev.tandem.platform.web.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/kpis")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Evaluations", description = "What a cohort is measured by, and what came of it.")
class KpiResource {

    /** Definitions come with the code. */
    private static final long VERSION = 1;

    @GET
    @RolesAllowed({Roles.COORDINATOR, Roles.VIEWER, Roles.SPONSOR})
    @Operation(summary = "List the definitions of all KPIs", description = "All of them on one page.")
    public Page<KpiResponse> listKpis() {
        return new Page<>(Arrays.stream(Kpi.values()).map(KpiResponse::of).toList(), null);
    }

    @GET
    @Path("/{code}")
    @RolesAllowed({Roles.COORDINATOR, Roles.VIEWER, Roles.SPONSOR})
    @Operation(summary = "Read the definition of a KPI")
    public RestResponse<KpiResponse> getKpi(@Parameter(description = "Code of the KPI.") @PathParam("code") Kpi code) {
        return Responses.ok(KpiResponse.of(code), VERSION);
    }
}
