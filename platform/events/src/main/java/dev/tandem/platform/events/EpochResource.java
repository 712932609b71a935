package dev.tandem.platform.events;

import dev.tandem.platform.web.Idempotent;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.Responses;
import dev.tandem.platform.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
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
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The operations of epochs. A service extends it with nothing but {@code @Path("/api/v1/<service>-epochs")}, {@code @Tag}
 * and {@code @RunOnVirtualThread}.
 */
@Produces(MediaType.APPLICATION_JSON)
public abstract class EpochResource {

    @Inject
    @SuppressWarnings("NullAway.Init")
    Epochs epochs;

    @GET
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(
            operationId = "listEpochs",
            summary = "List the epochs",
            description = "Newest first; the newest one is on every event.")
    public Page<EpochResponse> listEpochs(@BeanParam PageRequest page) {
        return epochs.list(page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(operationId = "getEpoch", summary = "Show an epoch")
    public EpochResponse getEpoch(@PathParam("id") UUID id) {
        return epochs.get(id);
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(
            operationId = "raiseEpoch",
            summary = "Make this database's state the one that counts",
            description =
                    "For after the database was restored to an earlier state: from now on its events are newer than"
                            + " all that consumers have seen, whatever their versions, and a replay of everything is started.")
    @ResponseStatus(201)
    public RestResponse<EpochResponse> raiseEpoch(@Valid @NotNull RaiseEpochRequest request, @Context UriInfo uri) {
        EpochResponse epoch = epochs.raise(request.reason());
        return Responses.created(uri.getPath() + "/" + epoch.id(), epoch, epoch.epoch());
    }
}
