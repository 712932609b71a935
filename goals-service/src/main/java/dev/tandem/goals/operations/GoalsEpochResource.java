package dev.tandem.goals.operations;

import dev.tandem.platform.events.EpochResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/goals-epochs")
@Tag(name = "Epochs", description = "Whose state of goals-service counts after a restore.")
@RunOnVirtualThread
class GoalsEpochResource extends EpochResource {}
