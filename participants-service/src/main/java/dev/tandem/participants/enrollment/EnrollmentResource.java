package dev.tandem.participants.enrollment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.participants.cohort.CohortRole;
import dev.tandem.participants.enrollment.rules.EnrollmentAction;
import dev.tandem.participants.enrollment.rules.EnrollmentState;
import dev.tandem.platform.web.BatchResult;
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
import java.util.List;
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

@Path("/api/v1/enrollments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Enrollments", description = "A person's part in a cohort, from the application to the end.")
@RunOnVirtualThread
class EnrollmentResource {

    private final EnrollmentService enrollments;

    EnrollmentResource(EnrollmentService enrollments) {
        this.enrollments = enrollments;
    }

    @GET
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT})
    @Operation(summary = "List the enrollments", description = "Participants find only their own.")
    public Page<EnrollmentResponse> listEnrollments(
            @Parameter(description = "Only enrollments in this cohort.") @QueryParam("cohortId") @Nullable
                    UUID cohortId,
            @Parameter(description = "Only enrollments of this person.") @QueryParam("personId") @Nullable
                    UUID personId,
            @Parameter(description = "Only enrollments in this role.") @QueryParam("role") @Nullable CohortRole role,
            @Parameter(description = "Only enrollments in one of these states.") @QueryParam("state")
                    List<EnrollmentState> states,
            @BeanParam PageRequest page) {
        return enrollments.list(new EnrollmentFilter(cohortId, personId, role, states), page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT})
    @Operation(summary = "Show an enrollment", description = "Participants see only their own.")
    public RestResponse<EnrollmentResponse> getEnrollment(@PathParam("id") UUID id) {
        EnrollmentResponse enrollment = enrollments.get(id);
        return Responses.ok(enrollment, enrollment.version());
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT})
    @Operation(
            summary = "Apply for a cohort",
            description =
                    "Participants apply for themselves, coordinators for anybody. Possible while the cohort is OPEN"
                            + " or MATCHING; once for each person, cohort and role. `selfDeclarations` are given by the"
                            + " person alone: 403 for anybody else, and nobody else reads them.")
    public RestResponse<EnrollmentResponse> createEnrollment(@NotNull @Valid CreateEnrollmentRequest request) {
        EnrollmentResponse enrollment = enrollments.create(request);
        return Responses.created("/api/v1/enrollments/" + enrollment.id(), enrollment, enrollment.version());
    }

    @POST
    @Path("/batch")
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(
            summary = "Enrol many people",
            description = "Up to 1,000 items, each answered on its own: a refused one does not stop the others.")
    public BatchResult<EnrollmentResponse> createEnrollments(@NotNull @Valid CreateEnrollmentBatchRequest request) {
        return enrollments.createBatch(request.items());
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT})
    @Operation(
            summary = "Change an enrollment",
            description =
                    "Until it is rejected, withdrawn or completed, or its cohort is over. `selfDeclarations` are changed by the person alone: 403"
                            + " for anybody else.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MergePatch.MEDIA_TYPE,
                            schema = @Schema(implementation = ChangeEnrollmentRequest.class),
                            example = "{\"capacity\":2,\"goalTags\":[\"leadership\"]}"))
    public RestResponse<EnrollmentResponse> changeEnrollment(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull JsonNode patch) {
        EnrollmentResponse enrollment = enrollments.change(id, ifMatch, patch);
        return Responses.ok(enrollment, enrollment.version());
    }

    @POST
    @Path("/{id}/approve")
    @Idempotent
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(
            summary = "Approve an enrollment (APPLIED or WAITLISTED → READY)",
            description = "Takes a place of the cohort; 409 `no-places-left` when there is none.")
    public RestResponse<EnrollmentResponse> approveEnrollment(@PathParam("id") UUID id) {
        return move(id, EnrollmentAction.APPROVE, null);
    }

    @POST
    @Path("/{id}/reject")
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(summary = "Reject an enrollment (APPLIED or WAITLISTED → REJECTED)")
    public RestResponse<EnrollmentResponse> rejectEnrollment(
            @PathParam("id") UUID id, @NotNull @Valid RejectEnrollmentRequest request) {
        return move(id, EnrollmentAction.REJECT, request.reason().strip());
    }

    @POST
    @Path("/{id}/waitlist")
    @Idempotent
    @RolesAllowed(Roles.COORDINATOR)
    @Operation(
            summary = "Put an enrollment on the waitlist (APPLIED → WAITLISTED)",
            description = "It becomes READY by itself when a place becomes free, in the order of waiting.")
    public RestResponse<EnrollmentResponse> waitlistEnrollment(@PathParam("id") UUID id) {
        return move(id, EnrollmentAction.WAITLIST, null);
    }

    @POST
    @Path("/{id}/withdraw")
    @Idempotent
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT})
    @Operation(
            summary = "Withdraw an enrollment (APPLIED, WAITLISTED or READY → WITHDRAWN)",
            description = "Participants withdraw their own. The place goes to whoever waits longest.")
    public RestResponse<EnrollmentResponse> withdrawEnrollment(@PathParam("id") UUID id) {
        return move(id, EnrollmentAction.WITHDRAW, null);
    }

    private RestResponse<EnrollmentResponse> move(UUID id, EnrollmentAction action, @Nullable String reason) {
        EnrollmentResponse enrollment = enrollments.move(id, action, reason);
        return Responses.ok(enrollment, enrollment.version());
    }
}
