package dev.tandem.matching.pairing;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Two enrollments that belong together or must be kept apart. In a program of peers either of the two may stand as the
 * mentor.
 */
@Schema(name = "EnrollmentPair")
public record EnrollmentPair(
        @NotNull UUID mentorEnrollmentId, @NotNull UUID menteeEnrollmentId) {}
