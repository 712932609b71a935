package dev.tandem.participants.operations;

import dev.tandem.platform.events.ParkedEventResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/participants-parked-events")
@Tag(name = "Parked events", description = "Events of participants-service that the broker will not take.")
@RunOnVirtualThread
class ParticipantsParkedEventResource extends ParkedEventResource {}
