package dev.tandem.feedback.operations;

import dev.tandem.platform.events.EpochResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/feedback-epochs")
@Tag(name = "Epochs", description = "Whose state of feedback-service counts after a restore.")
@RunOnVirtualThread
class FeedbackEpochResource extends EpochResource {}
