package dev.tandem.matching.mentorship;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Until when the members of a proposal may answer. */
@Schema(name = "ExtendDeadlineRequest", examples = "{\"respondBy\": \"2027-02-01T17:00:00Z\"}")
record ExtendDeadlineRequest(@NotNull Instant respondBy) {}
