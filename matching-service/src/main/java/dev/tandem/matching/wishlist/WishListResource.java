package dev.tandem.matching.wishlist;

import dev.tandem.platform.web.Responses;
import dev.tandem.platform.web.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/wish-lists")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Wish lists", description = "Whom participants would like to be paired with, ranked.")
@RunOnVirtualThread
class WishListResource {

    private final WishListService service;

    WishListResource(WishListService service) {
        this.service = service;
    }

    @GET
    @Path("/{enrollmentId}")
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT})
    @Operation(
            summary = "Read a wish list",
            description =
                    "For its owner and for coordinators. Who never wrote one has an empty list with the ETag \"0\".")
    public RestResponse<WishListResponse> getWishList(
            @Parameter(description = "Whose list: the enrollment.") @PathParam("enrollmentId") UUID enrollmentId) {
        return ok(service.get(enrollmentId));
    }

    @PUT
    @Path("/{enrollmentId}")
    @RolesAllowed(Roles.PARTICIPANT)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Write a wish list",
            description =
                    "For its owner: up to 20 enrollments of the other side of the same cohort, the best first. Counts"
                            + " in the criterion of mutual preference; nobody who is wished for is told.")
    public RestResponse<WishListResponse> putWishList(
            @Parameter(description = "Whose list: the enrollment.") @PathParam("enrollmentId") UUID enrollmentId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid WriteWishListRequest request) {
        return ok(service.write(enrollmentId, ifMatch, request));
    }

    @DELETE
    @Path("/{enrollmentId}")
    @RolesAllowed(Roles.PARTICIPANT)
    @Operation(summary = "Empty a wish list", description = "For its owner.")
    public RestResponse<Void> deleteWishList(
            @Parameter(description = "Whose list: the enrollment.") @PathParam("enrollmentId") UUID enrollmentId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        service.clear(enrollmentId, ifMatch);
        return Responses.noContent();
    }

    private static RestResponse<WishListResponse> ok(WishListResponse list) {
        return Responses.ok(list, list.version());
    }
}
