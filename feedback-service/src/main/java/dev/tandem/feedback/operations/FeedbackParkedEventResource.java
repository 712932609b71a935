package dev.tandem.feedback.operations;

import dev.tandem.platform.events.ParkedEventResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/feedback-parked-events")
@Tag(name = "Parked events", description = "Events of feedback-service that the broker will not take.")
@RunOnVirtualThread
class FeedbackParkedEventResource extends ParkedEventResource {}
