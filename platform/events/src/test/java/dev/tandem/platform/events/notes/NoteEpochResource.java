package dev.tandem.platform.events.notes;

import dev.tandem.platform.events.EpochResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/test-epochs")
@RunOnVirtualThread
@Tag(name = "epochs", description = "For the tests.")
public class NoteEpochResource extends EpochResource {}
