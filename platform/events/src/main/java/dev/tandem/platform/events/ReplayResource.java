package dev.tandem.platform.events;

import dev.tandem.platform.web.Idempotent;
import dev.tandem.platform.web.Responses;
import dev.tandem.platform.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The operations of replays. A service extends it with nothing but {@code @Path("/api/v1/<service>-replays")},
 * {@code @Tag} and {@code @RunOnVirtualThread}.
 */
public abstract class ReplayResource {

    @Inject
    @SuppressWarnings("NullAway.Init")
    Replays replays;

    @POST
    @Idempotent
    @RolesAllowed(Roles.COORDINATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "startReplay",
            summary = "Publish the current snapshots again",
            description =
                    "Republishes the current state of every aggregate, or of the kinds that the request names, with its"
                            + " current version. Consumers that have that version skip it; those that lost it catch up.")
    @ResponseStatus(202)
    public RestResponse<ReplayResponse> startReplay(
            @RequestBody(required = false) @Nullable ReplayRequest request, @Context UriInfo uri) {
        ReplayResponse replay = replays.start(request == null ? null : request.aggregates());
        return Responses.accepted(uri.getPath() + "/" + replay.id(), replay);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.COORDINATOR)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getReplay", summary = "Show how far a replay is")
    public ReplayResponse getReplay(@PathParam("id") UUID id) {
        return replays.get(id);
    }
}
