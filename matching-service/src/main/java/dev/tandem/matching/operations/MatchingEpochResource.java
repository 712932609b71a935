package dev.tandem.matching.operations;

import dev.tandem.platform.events.EpochResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/matching-epochs")
@Tag(name = "Epochs", description = "Whose state of matching-service counts after a restore.")
@RunOnVirtualThread
class MatchingEpochResource extends EpochResource {}
