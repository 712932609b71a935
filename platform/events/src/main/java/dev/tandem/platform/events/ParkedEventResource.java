package dev.tandem.platform.events;

import dev.tandem.platform.web.Idempotent;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.Responses;
import dev.tandem.platform.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
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
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The operations of parked events. A service extends it with nothing but
 * {@code @Path("/api/v1/<service>-parked-events")}, {@code @Tag} and {@code @RunOnVirtualThread}.
 */
@Produces(MediaType.APPLICATION_JSON)
public abstract class ParkedEventResource {

    @Inject
    @SuppressWarnings("NullAway.Init")
    ParkedEvents events;

    @GET
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(
            operationId = "listParkedEvents",
            summary = "List the events that the broker will not take",
            description = "Newest first, without their data. Each leaves by itself once a later event of its aggregate"
                    + " can be sent; consumers of state lose nothing then.")
    public Page<ParkedEventResponse> listParkedEvents(
            @Parameter(description = "Of this topic only.", example = "tandem.participants.matching-profile")
                    @QueryParam("topic")
                    @Nullable
                    String topic,
            @BeanParam PageRequest page) {
        return events.list(topic, page);
    }

    @POST
    @Idempotent
    @Path("/{id}/retry")
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(
            operationId = "retryParkedEvent",
            summary = "Try to send a parked event again",
            description = "It comes back to the list when the broker refuses it once more.")
    @ResponseStatus(204)
    public RestResponse<Void> retryParkedEvent(@PathParam("id") UUID id) {
        events.retry(id);
        return Responses.noContent();
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(
            operationId = "dropParkedEvent",
            summary = "Give a parked event up",
            description = "Consumers never hear of it, and of its aggregate only with the next change or a replay.")
    @ResponseStatus(204)
    public RestResponse<Void> dropParkedEvent(
            @PathParam("id") UUID id,
            @Parameter(description = "Why; kept with what was dropped.", required = true, example = "obsolete")
                    @QueryParam("reason")
                    @NotBlank
                    @Size(max = 500)
                    String reason) {
        events.drop(id, reason);
        return Responses.noContent();
    }
}
