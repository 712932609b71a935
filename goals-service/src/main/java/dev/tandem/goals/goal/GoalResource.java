package dev.tandem.goals.goal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.goals.goal.assessment.GoalStatus;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/goals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Goals", description = "What the members of a mentorship want to reach.")
class GoalResource {

    private static final String PATH = "/api/v1/goals/";

    private final GoalService service;
    private final GoalQueries queries;

    GoalResource(GoalService service, GoalQueries queries) {
        this.service = service;
        this.queries = queries;
    }

    @GET
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT})
    @Operation(
            summary = "List goals",
            description = "Coordinators see all goals, participants those of their own mentorships. Sorts: `createdAt`,"
                    + " `dueOn`.")
    public Page<GoalResponse> listGoals(
            @Parameter(description = "Goals of one mentorship.") @QueryParam("mentorshipId") @Nullable
                    UUID mentorshipId,
            @Parameter(description = "Goals of one cohort.") @QueryParam("cohortId") @Nullable UUID cohortId,
            @Parameter(description = "Goals of one person.") @QueryParam("ownerPersonId") @Nullable UUID ownerPersonId,
            @Parameter(description = "Goals of one kind.") @QueryParam("kind") @Nullable GoalKind kind,
            @Parameter(description = "Goals that stand like this now.") @QueryParam("status") @Nullable
                    GoalStatus status,
            @BeanParam PageRequest page) {
        return queries.list(new GoalQueries.Filter(mentorshipId, cohortId, ownerPersonId, kind, status), page);
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.PARTICIPANT)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Set a goal",
            description = "For members of the mentorship, which must be ACTIVE (409 otherwise). An incomplete goal is"
                    + " accepted: `smart.missing` says what to add.")
    @APIResponse(responseCode = "404", description = "There is no such mentorship, or it is not the caller's.")
    @APIResponse(
            responseCode = "201",
            description = "The goal.",
            content = @Content(schema = @Schema(implementation = GoalResponse.class)))
    public RestResponse<GoalResponse> createGoal(@NotNull @Valid CreateGoalRequest request) {
        return created(service.create(request));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT})
    @Operation(summary = "Read a goal", description = "For coordinators and the members of its mentorship.")
    public RestResponse<GoalResponse> getGoal(@PathParam("id") UUID id) {
        return ok(queries.get(id));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Roles.PARTICIPANT)
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(
            summary = "Change a goal",
            description =
                    "JSON Merge Patch by a member of the ACTIVE mentorship, as long as the goal is open. A patch that"
                            + " changes nothing leaves the version as it is; null removes what is optional.")
    public RestResponse<GoalResponse> changeGoal(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = GoalDetails.class))) JsonNode patch) {
        return ok(service.change(id, ifMatch, patch));
    }

    @POST
    @Path("/{id}/milestones")
    @Idempotent
    @RolesAllowed(Roles.PARTICIPANT)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Add a milestone to a goal",
            description = "Answers the whole goal. By a member of the ACTIVE mentorship, as long as the goal is open.")
    @APIResponse(
            responseCode = "201",
            description = "The goal with the new milestone, the last of its list.",
            content = @Content(schema = @Schema(implementation = GoalResponse.class)))
    public RestResponse<GoalResponse> addMilestone(
            @PathParam("id") UUID id, @NotNull @Valid AddMilestoneRequest request) {
        return created(service.addMilestone(id, request));
    }

    @POST
    @Path("/{id}/milestones/{milestoneId}/complete")
    @Idempotent
    @RolesAllowed(Roles.PARTICIPANT)
    @Operation(
            summary = "Complete a milestone",
            description = "Answers the whole goal. By a member of the ACTIVE mentorship; once (409 afterwards).")
    public RestResponse<GoalResponse> completeMilestone(
            @PathParam("id") UUID id,
            @Parameter(description = "Id of the milestone.") @PathParam("milestoneId") UUID milestoneId) {
        return ok(service.completeMilestone(id, milestoneId));
    }

    @POST
    @Path("/{id}/progress-entries")
    @Idempotent
    @RolesAllowed(Roles.PARTICIPANT)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Record progress",
            description =
                    "Records where the measure stands now; answers the whole goal with its new progress and status."
                            + " By a member of the ACTIVE mentorship; a goal without a measure is 409.")
    @APIResponse(
            responseCode = "201",
            description = "The goal with its new progress.",
            content = @Content(schema = @Schema(implementation = GoalResponse.class)))
    public RestResponse<GoalResponse> recordProgress(
            @PathParam("id") UUID id, @NotNull @Valid RecordProgressRequest request) {
        return created(service.recordProgress(id, request));
    }

    @GET
    @Path("/{id}/progress-entries")
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT})
    @Operation(summary = "List the progress of a goal", description = "Newest first; sort: `recordedAt`.")
    public Page<ProgressEntryResponse> listProgressEntries(@PathParam("id") UUID id, @BeanParam PageRequest page) {
        return queries.progressEntries(id, page);
    }

    @POST
    @Path("/{id}/achieve")
    @Idempotent
    @RolesAllowed(Roles.PARTICIPANT)
    @Operation(
            summary = "Declare a goal achieved",
            description =
                    "The decision of the pair, whatever the measure says. By a member of the ACTIVE mentorship, while"
                            + " the goal is open.")
    public RestResponse<GoalResponse> achieveGoal(@PathParam("id") UUID id) {
        return ok(service.achieve(id));
    }

    @POST
    @Path("/{id}/abandon")
    @Idempotent
    @RolesAllowed(Roles.PARTICIPANT)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Give a goal up",
            description = "By a member of the ACTIVE mentorship, while the goal is open; the reason is kept with it.")
    public RestResponse<GoalResponse> abandonGoal(
            @PathParam("id") UUID id, @NotNull @Valid AbandonGoalRequest request) {
        return ok(service.abandon(id, request));
    }

    private static RestResponse<GoalResponse> ok(GoalResponse goal) {
        return Responses.ok(goal, goal.version());
    }

    private static RestResponse<GoalResponse> created(GoalResponse goal) {
        return Responses.created(PATH + goal.id(), goal, goal.version());
    }
}
