package dev.tandem.matching.mentorship;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Until when a mentorship goes on, and why; coordinators can read the reason. */
@Schema(
        name = "ExtendMentorshipRequest",
        examples = "{\"activeUntil\": \"2027-03-31\", \"reason\": \"The second goal needs three more months\"}")
record ExtendMentorshipRequest(
        @NotNull LocalDate activeUntil,
        @NotBlank @Size(max = 1000) String reason) {}
