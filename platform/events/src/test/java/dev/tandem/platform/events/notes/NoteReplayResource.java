package dev.tandem.platform.events.notes;

import dev.tandem.platform.events.ReplayResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/test-replays")
@RunOnVirtualThread
@Tag(name = "Replays", description = "Publishing the current snapshots again.")
public class NoteReplayResource extends ReplayResource {}
