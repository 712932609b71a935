package dev.tandem.matching.request;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A mentee's request to a mentor of the same cohort, or a mentor's to a mentee: one of the two enrollments is the caller's. */
@Schema(name = "AskRequest", examples = """
                {"mentorEnrollmentId": "01932b7e-7f4d-7f61-8d84-5c904eb17d01",
                 "menteeEnrollmentId": "01932b7e-7f4d-7f61-8d84-5c904eb17d02",
                 "message": "I would like to learn how you lead teams across sites."}
                """)
record AskRequest(
        @NotNull UUID mentorEnrollmentId,
        @NotNull UUID menteeEnrollmentId,
        @Nullable @Size(max = 1000) String message) {}
