package dev.tandem.participants.enrollment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why an application is rejected; the applicant reads it. */
@Schema(name = "RejectEnrollmentRequest", examples = "{\"reason\":\"The cohort is for new joiners.\"}")
record RejectEnrollmentRequest(@NotBlank @Size(max = 1000) String reason) {}
