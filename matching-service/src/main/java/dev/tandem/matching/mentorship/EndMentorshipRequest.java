package dev.tandem.matching.mentorship;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a mentorship is ended; coordinators can read it. */
@Schema(
        name = "EndMentorshipRequest",
        examples = "{\"code\": \"GOALS_REACHED\", \"reason\": \"The goals are reached\"}")
record EndMentorshipRequest(
        @Schema(description = "OTHER when absent.") @Nullable
        EndCode code,

        @NotBlank @Size(max = 1000) String reason) {

    EndCode codeOrOther() {
        return code == null ? EndCode.OTHER : code;
    }
}
