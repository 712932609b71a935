package dev.tandem.participants.identity;

import dev.tandem.platform.web.Idempotent;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.Responses;
import dev.tandem.platform.web.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/identity-links")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Identity links", description = "Which tokens are whose.")
@RunOnVirtualThread
class IdentityLinkResource {

    private final IdentityLinkService links;

    IdentityLinkResource(IdentityLinkService links) {
        this.links = links;
    }

    @GET
    @RolesAllowed({Roles.COORDINATOR, Roles.HR})
    @Operation(summary = "List the links from tokens to people")
    public Page<IdentityLinkResponse> listIdentityLinks(
            @Parameter(description = "Only links that are this person's, or were last.")
                    @QueryParam("personId")
                    @Nullable
                    UUID personId,
            @Parameter(description = "Exactly this issuer.", example = "https://login.example.org/realms/staff")
                    @QueryParam("issuer")
                    @Size(max = 500)
                    @Nullable
                    String issuer,
            @Parameter(description = "Exactly this subject.", example = "5f0c2f2e-3a7d-4f57-8a36-0f5a1b3b9c11")
                    @QueryParam("subject")
                    @Size(max = 255)
                    @Nullable
                    String subject,
            @Parameter(description = "Whether they are anybody's.") @QueryParam("active") @Nullable Boolean active,
            @BeanParam PageRequest page) {
        return links.list(new IdentityLinkFilter(personId, issuer, subject, active), page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.COORDINATOR, Roles.HR})
    @Operation(summary = "Show a link")
    public RestResponse<IdentityLinkResponse> getIdentityLink(@PathParam("id") UUID id) {
        IdentityLinkResponse link = links.get(id);
        return Responses.ok(link, link.version());
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.COORDINATOR, Roles.HR})
    @Operation(summary = "Link a token's owner to a person", description = """
                    For provisioning and for a new issuer. An issuer and subject have one link for good: one that exists, also
                    one that was taken away, is relinked instead (409).""")
    public RestResponse<IdentityLinkResponse> createIdentityLink(@NotNull @Valid CreateIdentityLinkRequest request) {
        IdentityLinkResponse link = links.create(request);
        return Responses.created("/api/v1/identity-links/" + link.id(), link, link.version());
    }

    @POST
    @Path("/{id}/relink")
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.COORDINATOR, Roles.HR})
    @Operation(summary = "Give a link to a person", description = """
                    Corrects a wrong link, or gives back one that was taken away. A person has one link of each issuer: a
                    second one is 409.""")
    public RestResponse<IdentityLinkResponse> relinkIdentity(
            @PathParam("id") UUID id, @NotNull @Valid RelinkIdentityRequest request) {
        IdentityLinkResponse link = links.relink(id, request);
        return Responses.ok(link, link.version());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.COORDINATOR, Roles.HR})
    @Operation(summary = "Take a link away", description = """
                    Tokens of its issuer and subject are nobody's from now on. The link stays, inactive, so that no name brings
                    it back; neither does one link its person to another subject of this issuer. Both take a request: relink,
                    or a new link.""")
    public RestResponse<Void> unlinkIdentity(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        links.unlink(id, ifMatch);
        return Responses.noContent();
    }
}
