package dev.tandem.matching.suggestion;

import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.ProblemException;
import dev.tandem.platform.web.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/suggestions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Suggestions", description = "The best partners for somebody, with reasons.")
@RunOnVirtualThread
class SuggestionResource {

    private final SuggestionService service;

    SuggestionResource(SuggestionService service) {
        this.service = service;
    }

    @GET
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT})
    @Operation(
            summary = "Suggest partners",
            description =
                    "The best mentors for a mentee, mentees for a mentor, or peers for a peer: of the same cohort, with"
                            + " a free place, without a broken rule and without an open request between the two. Participants ask for"
                            + " their own enrollments in programs with self-matching. Answers, self declarations and wish lists of"
                            + " others do not count. There is one page.")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "There is no such enrollment, or it is not the caller's.")
    @APIResponse(
            responseCode = "409",
            description =
                    "The enrollment has no free place or is not ready, or the program or cohort makes no pairs so.",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    public Page<SuggestionResponse> listSuggestions(
            @Parameter(description = "For this enrollment.") @QueryParam("enrollmentId") @Nullable UUID enrollmentId,
            @Parameter(description = "How many at most.") @QueryParam("limit") @DefaultValue("10") @Min(1) @Max(50)
                    int limit,
            @Parameter(description = "By this policy; the standard one when absent. For coordinators.")
                    @QueryParam("policyId")
                    @Nullable
                    UUID policyId,
            @Parameter(
                            description =
                                    "Without the people of this failed mentorship: for its substitute. For coordinators.")
                    @QueryParam("substituteOf")
                    @Nullable
                    UUID substituteOf) {
        if (enrollmentId == null) {
            throw ProblemException.invalid(FieldError.ofParameter("enrollmentId", "REQUIRED", "is required"));
        }
        return new Page<>(service.best(enrollmentId, policyId, substituteOf, limit), null);
    }
}
