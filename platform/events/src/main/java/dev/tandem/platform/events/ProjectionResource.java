package dev.tandem.platform.events;

import dev.tandem.platform.web.Idempotent;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * The operations of projections. A service that reads topics extends it with nothing but
 * {@code @Path("/api/v1/<service>-projections")}, {@code @Tag} and {@code @RunOnVirtualThread}.
 */
@Produces(MediaType.APPLICATION_JSON)
public abstract class ProjectionResource {

    @Inject
    @SuppressWarnings("NullAway.Init")
    Projections projections;

    @GET
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(
            operationId = "listProjections",
            summary = "List what this service keeps of others",
            description = "With the rows, and how far the last rebuild is.")
    public Page<ProjectionResponse> listProjections() {
        return projections.list();
    }

    @POST
    @Idempotent
    @Path("/{name}/rebuild")
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(
            operationId = "rebuildProjection",
            summary = "Have a projection overwritten by its owner's next replay",
            description = "Nothing is removed: rows stay as they are until the owner's replay, which is started there,"
                    + " overwrites them.")
    public ProjectionResponse rebuildProjection(
            @Parameter(description = "Name of the projection, as the list shows it.", example = "people")
                    @PathParam("name")
                    String name) {
        return projections.rebuild(name);
    }

    @POST
    @Idempotent
    @Path("/{name}/prune")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(
            operationId = "pruneProjection",
            summary = "Remove what the owner no longer has",
            description = "For after a rebuild and the owner's replay: removes the aggregates that the replay did not"
                    + " renew, at most 1,000 at once.")
    public ProjectionResponse pruneProjection(
            @Parameter(description = "Name of the projection, as the list shows it.", example = "people")
                    @PathParam("name")
                    String name,
            @Valid @NotNull PruneProjectionRequest request) {
        return projections.prune(name, request.unrenewed());
    }
}
