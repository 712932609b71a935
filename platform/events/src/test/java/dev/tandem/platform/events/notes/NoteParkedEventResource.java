package dev.tandem.platform.events.notes;

import dev.tandem.platform.events.ParkedEventResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/test-parked-events")
@RunOnVirtualThread
@Tag(name = "parked-events", description = "For the tests.")
public class NoteParkedEventResource extends ParkedEventResource {}
