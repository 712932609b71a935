package dev.tandem.goals.operations;

import dev.tandem.platform.events.ReplayResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/goals-replays")
@Tag(name = "Replays", description = "Publishing the current snapshots of goals-service again.")
@RunOnVirtualThread
class GoalsReplayResource extends ReplayResource {}
