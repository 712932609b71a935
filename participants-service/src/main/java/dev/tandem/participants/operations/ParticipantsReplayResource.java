package dev.tandem.participants.operations;

import dev.tandem.platform.events.ReplayResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/participants-replays")
@Tag(name = "Replays", description = "Publish the current snapshots again.")
@RunOnVirtualThread
class ParticipantsReplayResource extends ReplayResource {}
