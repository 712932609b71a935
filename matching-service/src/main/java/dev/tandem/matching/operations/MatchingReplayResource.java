package dev.tandem.matching.operations;

import dev.tandem.platform.events.ReplayResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/matching-replays")
@Tag(name = "Replays", description = "Publish current snapshots again, for projections to be rebuilt from.")
@RunOnVirtualThread
class MatchingReplayResource extends ReplayResource {}
