package dev.tandem.participants.person;

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

@Path("/api/v1/people")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People", description = "People as human resources know them.")
@RunOnVirtualThread
class PersonResource {

    private final PersonService people;

    PersonResource(PersonService people) {
        this.people = people;
    }

    @GET
    @RolesAllowed({Roles.COORDINATOR, Roles.HR, Roles.PARTICIPANT})
    @Operation(summary = "List people", description = "Participants find only themselves.")
    public Page<PersonResponse> listPeople(
            @Parameter(description = "Part of the name, userName or email, regardless of case.", example = "keller")
                    @QueryParam("q")
                    @Size(min = 1, max = 100)
                    @Nullable
                    String q,
            @Parameter(
                            description =
                                    "The userName, however it is written: case and invisible characters make no difference.",
                            example = "amina.keller")
                    @QueryParam("userName")
                    @Size(max = 100)
                    @Nullable
                    String userName,
            @Parameter(description = "Exactly this department.", example = "Engineering")
                    @QueryParam("department")
                    @Size(max = 150)
                    @Nullable
                    String department,
            @Parameter(description = "Exactly this site.", example = "Zurich HQ")
                    @QueryParam("site")
                    @Size(max = 150)
                    @Nullable
                    String site,
            @Parameter(description = "Whether still with the organisation.") @QueryParam("active") @Nullable
                    Boolean active,
            @Parameter(description = "Only those who report to this person.") @QueryParam("managerId") @Nullable
                    UUID managerId,
            @BeanParam PageRequest page) {
        return people.list(new PersonFilter(null, q, userName, department, site, active, managerId), page);
    }

    @GET
    @Path("/me")
    @RolesAllowed(Roles.PARTICIPANT)
    @Operation(summary = "Show the person behind the token")
    public RestResponse<PersonResponse> getMe() {
        PersonResponse person = people.me();
        return Responses.ok(person, person.version());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.COORDINATOR, Roles.HR, Roles.PARTICIPANT})
    @Operation(summary = "Show a person", description = "Participants see only themselves.")
    public RestResponse<PersonResponse> getPerson(@PathParam("id") UUID id) {
        PersonResponse person = people.get(id);
        return Responses.ok(person, person.version());
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.COORDINATOR, Roles.HR})
    @Operation(summary = "Add a person")
    public RestResponse<PersonResponse> createPerson(@NotNull @Valid PersonAttributes request) {
        PersonResponse person = people.create(request);
        return Responses.created("/api/v1/people/" + person.id(), person, person.version());
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.COORDINATOR, Roles.HR})
    @Operation(
            summary = "Change a person",
            description =
                    "Removing `active` leaves it as it is; a reporting line that leads back to the person is 409.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MergePatch.MEDIA_TYPE,
                            schema = @Schema(implementation = PersonAttributes.class),
                            example = "{\"jobTitle\":\"Head of Engineering\",\"seniority\":\"DIRECTOR\"}"))
    public RestResponse<PersonResponse> changePerson(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull JsonNode patch) {
        PersonResponse person = people.change(id, ifMatch, patch);
        return Responses.ok(person, person.version());
    }
}
