package dev.tandem.matching.mentorship;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why somebody leaves a group; coordinators can read it. */
@Schema(name = "RemoveMemberRequest", examples = "{\"code\": \"NO_TIME\", \"reason\": \"Moves to another project\"}")
record RemoveMemberRequest(
        @Schema(description = "OTHER when absent.") @Nullable
        EndCode code,

        @NotBlank @Size(max = 1000) String reason) {

    EndCode codeOrOther() {
        return code == null ? EndCode.OTHER : code;
    }
}
