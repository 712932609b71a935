package dev.tandem.matching.mentorship;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a mentorship is ended; coordinators can read it. */
@Schema(name = "EndMentorshipRequest", examples = "{\"reason\": \"The goals are reached\"}")
record EndMentorshipRequest(@NotBlank @Size(max = 1000) String reason) {}
