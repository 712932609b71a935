package dev.tandem.matching.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.platform.web.Idempotent;
import dev.tandem.platform.web.MergePatch;
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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/matching-policies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Matching policies", description = "How pairs are judged: weights and rules, in immutable versions.")
@RolesAllowed(Roles.COORDINATOR)
@RunOnVirtualThread
class MatchingPolicyResource {

    static final String PATH = "/api/v1/matching-policies";

    private final MatchingPolicyService service;

    MatchingPolicyResource(MatchingPolicyService service) {
        this.service = service;
    }

    @GET
    @Operation(summary = "List the matching policies")
    public Page<MatchingPolicyResponse> listMatchingPolicies(@BeanParam PageRequest page) {
        return service.list(page);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read a matching policy in its latest version")
    public RestResponse<MatchingPolicyResponse> getMatchingPolicy(
            @Parameter(description = "Id of the policy.") @PathParam("id") UUID id) {
        MatchingPolicyResponse policy = service.get(id);
        return Responses.ok(policy, policy.version());
    }

    @GET
    @Path("/{id}/versions")
    @Operation(summary = "List the versions of a matching policy", description = "Latest first.")
    public Page<PolicyVersion> listMatchingPolicyVersions(
            @Parameter(description = "Id of the policy.") @PathParam("id") UUID id, @BeanParam PageRequest page) {
        return service.versions(id, page);
    }

    @GET
    @Path("/{id}/versions/{policyVersion}")
    @Operation(summary = "Read one version of a matching policy", description = "Versions never change.")
    public RestResponse<PolicyVersion> getMatchingPolicyVersion(
            @Parameter(description = "Id of the policy.") @PathParam("id") UUID id,
            @Parameter(description = "Number of the version, from 1.") @PathParam("policyVersion") int policyVersion) {
        PolicyVersion version = service.version(id, policyVersion);
        return Responses.ok(version, version.policyVersion());
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Create a matching policy")
    @APIResponse(
            responseCode = "201",
            description = "The policy.",
            content = @Content(schema = @Schema(implementation = MatchingPolicyResponse.class)))
    public RestResponse<MatchingPolicyResponse> createMatchingPolicy(
            @NotNull @Valid WriteMatchingPolicyRequest request) {
        MatchingPolicyResponse policy = service.create(request);
        return Responses.created(PATH + "/" + policy.id(), policy, policy.version());
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
    @Operation(
            summary = "Change a matching policy",
            description = "A JSON Merge Patch; makes a new version. Runs keep the version they were computed with.")
    public RestResponse<MatchingPolicyResponse> changeMatchingPolicy(
            @Parameter(description = "Id of the policy.") @PathParam("id") UUID id,
            @Parameter(description = "The ETag that was read.") @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = WriteMatchingPolicyRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "more overlap",
                                                            value = "{\"rules\": {\"minWeeklyOverlapMinutes\": 120}}")))
                    @Nullable
                    JsonNode patch) {
        MatchingPolicyResponse policy = service.change(id, ifMatch, patch);
        return Responses.ok(policy, policy.version());
    }
}
