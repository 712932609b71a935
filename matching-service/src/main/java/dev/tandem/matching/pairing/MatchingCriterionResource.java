package dev.tandem.matching.pairing;

import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/matching-criteria")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Matching criteria", description = "What a matching policy may say: criteria, parameters and rules.")
@RolesAllowed({Roles.COORDINATOR, Roles.VIEWER, Roles.SPONSOR})
@RunOnVirtualThread
class MatchingCriterionResource {

    private static final List<MatchingCriterion> ALL = CriteriaCatalogue.all();

    @GET
    @Operation(
            summary = "List the criteria and rules of matching",
            description =
                    "With their parameters, ranges and defaults, so that an editor of policies can be built from it."
                            + " The list is short and comes whole.")
    public Page<MatchingCriterion> listMatchingCriteria(
            @Parameter(description = "Only criteria or only rules.") @QueryParam("kind")
                    MatchingCriterion.@Nullable Kind kind) {
        return new Page<>(
                ALL.stream()
                        .filter(criterion -> kind == null || criterion.kind() == kind)
                        .toList(),
                null);
    }
}
