package dev.tandem.matching.operations;

import dev.tandem.platform.events.ParkedEventResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/matching-parked-events")
@Tag(name = "Parked events", description = "Events of matching-service that the broker will not take.")
@RunOnVirtualThread
class MatchingParkedEventResource extends ParkedEventResource {}
