package dev.tandem.goals.operations;

import dev.tandem.platform.events.ProjectionResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/goals-projections")
@Tag(name = "Projections", description = "What goals-service keeps of other services, and its rebuild.")
@RunOnVirtualThread
class GoalsProjectionResource extends ProjectionResource {}
