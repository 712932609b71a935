package dev.tandem.participants.personimport;

import dev.tandem.platform.web.Idempotent;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.Responses;
import dev.tandem.platform.web.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/person-imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Person imports", description = "People from CSV files, with a report of every line.")
@RunOnVirtualThread
class PersonImportResource {

    private static final String CSV = "text/csv";

    private final PersonImportService imports;

    PersonImportResource(PersonImportService imports) {
        this.imports = imports;
    }

    @POST
    @Idempotent
    @ResponseStatus(202)
    @Consumes(CSV)
    @RolesAllowed({Roles.COORDINATOR, Roles.HR})
    @Operation(summary = "Import people from a CSV file", description = """
                    UTF-8, with or without a byte order mark, separated by commas or semicolons, 10 MiB at most. The header
                    names the columns `userName`, `givenName`, `familyName` (required), `email`, `jobTitle`, `level`,
                    `department`, `site`, `city`, `country`, `latitude`, `longitude`, `timeZone`, `languages`,
                    `managerUserName`, `hireDate`, `active` and `skills`; a column that is left out changes nothing.
                    Languages and skills are separated by semicolons, a skill is a name or alias and may be followed by `:`
                    and a level from 1 to 5. Latitude and longitude are those of the place of work, in degrees with a
                    decimal point, north and east positive, both or none. People are
                    found by their userName and created or updated; a manager may stand anywhere in the file. A line that
                    cannot be used is refused and reported, the others are imported.""")
    @RequestBody(
            required = true,
            content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING), example = """
                                    userName,givenName,familyName,level,languages,managerUserName,skills
                                    amina.keller,Amina,Keller,LEAD,de;en,,Java:5;Leadership
                                    tomas.rivera,Tomás,Rivera,JUNIOR,es;en,amina.keller,Python:2
                                    """))
    public RestResponse<PersonImportResponse> startPersonImport(
            @Parameter(description = "Report what would happen and write nothing.")
                    @QueryParam("dryRun")
                    @DefaultValue("false")
                    boolean dryRun,
            @NotNull byte[] content) {
        PersonImportResponse job = imports.start(content, dryRun);
        return Responses.accepted("/api/v1/person-imports/" + job.id(), job);
    }

    @GET
    @RolesAllowed({Roles.COORDINATOR, Roles.HR})
    @Operation(summary = "List the imports", description = "The latest first.")
    public Page<PersonImportResponse> listPersonImports(
            @Parameter(description = "Only imports in one of these states.") @QueryParam("state")
                    List<ImportState> states,
            @BeanParam PageRequest page) {
        return imports.list(states, page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.COORDINATOR, Roles.HR})
    @Operation(summary = "Show how far an import is and what came of it")
    public RestResponse<PersonImportResponse> getPersonImport(@PathParam("id") UUID id) {
        PersonImportResponse job = imports.get(id);
        return Responses.ok(job, job.version());
    }

    @GET
    @Path("/{id}/lines")
    @RolesAllowed({Roles.COORDINATOR, Roles.HR})
    @Operation(summary = "List what became of each line of an import")
    public Page<PersonImportLineResponse> listPersonImportLines(
            @PathParam("id") UUID id,
            @Parameter(description = "Only lines with one of these outcomes.") @QueryParam("status")
                    List<LineStatus> statuses,
            @BeanParam PageRequest page) {
        return imports.lines(id, statuses, page);
    }
}
