package dev.tandem.feedback.survey;

import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.Responses;
import dev.tandem.platform.web.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/surveys")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Surveys", description = "What people are asked at the turns of a mentorship.")
class SurveyResource {

    private final SurveyQueries queries;

    SurveyResource(SurveyQueries queries) {
        this.queries = queries;
    }

    @GET
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT, Roles.VIEWER, Roles.SPONSOR})
    @Operation(summary = "List the surveys", description = "Sort: `code`.")
    public Page<SurveyTemplateResponse> listSurveys(@BeanParam PageRequest page) {
        return queries.list(page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.COORDINATOR, Roles.PARTICIPANT, Roles.VIEWER, Roles.SPONSOR})
    @Operation(summary = "Read a survey with its questions")
    public RestResponse<SurveyTemplateResponse> getSurvey(@PathParam("id") UUID id) {
        SurveyTemplateResponse survey = queries.get(id);
        return Responses.ok(survey, survey.version());
    }
}
