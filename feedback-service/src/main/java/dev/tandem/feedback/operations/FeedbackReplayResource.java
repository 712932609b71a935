package dev.tandem.feedback.operations;

import dev.tandem.platform.events.ReplayResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/feedback-replays")
@Tag(name = "Replays", description = "Publishing the current snapshots of feedback-service again.")
@RunOnVirtualThread
class FeedbackReplayResource extends ReplayResource {}
