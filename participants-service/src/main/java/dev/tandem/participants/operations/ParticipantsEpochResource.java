package dev.tandem.participants.operations;

import dev.tandem.platform.events.EpochResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/participants-epochs")
@Tag(name = "Epochs", description = "Whose state of participants-service counts after a restore.")
@RunOnVirtualThread
class ParticipantsEpochResource extends EpochResource {}
