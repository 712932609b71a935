package dev.tandem.matching.pool;

import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.Responses;
import dev.tandem.platform.web.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/pool-entries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Pool", description = "Who can be paired, and how many places they have.")
@RunOnVirtualThread
class PoolEntryResource {

    private final PoolEntryService service;

    PoolEntryResource(PoolEntryService service) {
        this.service = service;
    }

    @GET
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(summary = "List the pool")
    public Page<PoolEntryResponse> listPoolEntries(
            @Parameter(description = "Of this cohort.") @QueryParam("cohortId") @Nullable UUID cohortId,
            @Parameter(description = "Of this person.") @QueryParam("personId") @Nullable UUID personId,
            @Parameter(description = "In this role.") @QueryParam("role") @Nullable Role role,
            @Parameter(description = "In this state.") @QueryParam("state") @Nullable EntryState state,
            @BeanParam PageRequest page) {
        return service.list(cohortId, personId, role, state, page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(summary = "Read a pool entry")
    public RestResponse<PoolEntryResponse> getPoolEntry(
            @Parameter(description = "Id of the enrollment.") @PathParam("id") UUID id) {
        PoolEntryResponse entry = service.get(id);
        return Responses.ok(entry, entry.version());
    }
}
