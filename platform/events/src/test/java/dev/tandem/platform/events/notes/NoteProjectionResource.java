package dev.tandem.platform.events.notes;

import dev.tandem.platform.events.ProjectionResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/test-projections")
@RunOnVirtualThread
@Tag(name = "projections", description = "For the tests.")
public class NoteProjectionResource extends ProjectionResource {}
