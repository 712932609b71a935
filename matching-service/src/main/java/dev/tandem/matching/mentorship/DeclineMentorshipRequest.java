package dev.tandem.matching.mentorship;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a mentorship is declined; coordinators can read it. */
@Schema(name = "DeclineMentorshipRequest", examples = "{\"reason\": \"No time in the coming months\"}")
record DeclineMentorshipRequest(@NotBlank @Size(max = 1000) String reason) {}
