package dev.tandem.feedback.survey;

import dev.tandem.platform.web.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/survey-results")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Surveys", description = "What people are asked at the turns of a mentorship.")
class SurveyResultsResource {

    private final SurveyResults results;

    SurveyResultsResource(SurveyResults results) {
        this.results = results;
    }

    @GET
    @RolesAllowed({Roles.COORDINATOR, Roles.VIEWER, Roles.SPONSOR})
    @Operation(
            summary = "Read the results of a survey",
            description = "Sums per question for one cohort and occasion. With fewer than five respondents they are"
                    + " suppressed, so that nobody's answer can be read from them.")
    public SurveyResultsResponse getSurveyResults(
            @Parameter(description = "The cohort.") @NotNull @QueryParam("cohortId") UUID cohortId,
            @Parameter(description = "The occasion.") @NotNull @QueryParam("occasion") Occasion occasion) {
        return results.of(cohortId, occasion);
    }
}
