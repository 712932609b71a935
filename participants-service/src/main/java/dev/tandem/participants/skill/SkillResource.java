package dev.tandem.participants.skill;

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
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/skills")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Skills", description = "The taxonomy that everything about skills refers to.")
@RunOnVirtualThread
class SkillResource {

    private final SkillService skills;

    SkillResource(SkillService skills) {
        this.skills = skills;
    }

    @GET
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT, Roles.HR, Roles.SPONSOR, Roles.VIEWER})
    @Operation(summary = "List the skills", description = "By name, unless sorted otherwise.")
    public Page<SkillResponse> listSkills(
            @Parameter(description = "Part of a name or alias, regardless of case.", example = "java")
                    @QueryParam("q")
                    @Size(min = 1, max = 100)
                    @Nullable
                    String q,
            @Parameter(description = "Only the direct children of this skill.") @QueryParam("parentId") @Nullable
                    UUID parentId,
            @BeanParam PageRequest page) {
        return skills.list(q, parentId, page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT, Roles.HR, Roles.SPONSOR, Roles.VIEWER})
    @Operation(summary = "Show a skill")
    public RestResponse<SkillResponse> getSkill(@PathParam("id") UUID id) {
        SkillResponse skill = skills.get(id);
        return Responses.ok(skill, skill.version());
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(summary = "Add a skill")
    public RestResponse<SkillResponse> createSkill(@NotNull @Valid WriteSkillRequest request) {
        SkillResponse skill = skills.create(request);
        return Responses.created("/api/v1/skills/" + skill.id(), skill, skill.version());
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(summary = "Change a skill")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MergePatch.MEDIA_TYPE,
                            schema = @Schema(implementation = WriteSkillRequest.class),
                            example = "{\"aliases\":[\"JVM\",\"Java SE\"]}"))
    public RestResponse<SkillResponse> changeSkill(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull JsonNode patch) {
        SkillResponse skill = skills.change(id, ifMatch, patch);
        return Responses.ok(skill, skill.version());
    }
}
