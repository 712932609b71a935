package dev.tandem.feedback.operations;

import dev.tandem.platform.events.ProjectionResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/feedback-projections")
@Tag(name = "Projections", description = "What feedback-service keeps of other services, and its rebuild.")
@RunOnVirtualThread
class FeedbackProjectionResource extends ProjectionResource {}
