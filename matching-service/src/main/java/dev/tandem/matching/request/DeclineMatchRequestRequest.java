package dev.tandem.matching.request;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the one who was asked answers; the asker can read it. */
@Schema(name = "DeclineMatchRequestRequest", examples = "{\"reason\": \"My team needs me this quarter.\"}")
record DeclineMatchRequestRequest(
        @Nullable @Size(max = 1000) String reason) {}
