package dev.tandem.matching.mentorship;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a mentorship is paused; coordinators can read it. */
@Schema(
        name = "PauseMentorshipRequest",
        examples = "{\"code\": \"ABSENCE\", \"reason\": \"On parental leave until September\"}")
record PauseMentorshipRequest(
        @Schema(description = "OTHER when absent.") @Nullable
        PauseCode code,

        @NotBlank @Size(max = 1000) String reason) {

    PauseCode codeOrOther() {
        return code == null ? PauseCode.OTHER : code;
    }
}
