package dev.tandem.participants.cohort;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A new cohort of a program, in DRAFT. */
@Schema(name = "CreateCohortRequest", examples = """
                {"programId":"01932b7e-5d2b-7d4f-8b62-3a7e2c9f5b01","name":"Spring 2026","activeFrom":"2026-03-01",
                "activeUntil":"2026-08-31","mentorPlaces":50,"menteePlaces":80}""")
record CreateCohortRequest(
        @NotNull UUID programId,
        @NotBlank @Size(max = 150) String name,
        @NotNull LocalDate activeFrom,
        @NotNull LocalDate activeUntil,
        @Nullable @Min(1) @Max(100_000) Integer mentorPlaces,
        @Nullable @Min(1) @Max(100_000) Integer menteePlaces) {

    ChangeCohortRequest attributes() {
        return new ChangeCohortRequest(name, activeFrom, activeUntil, mentorPlaces, menteePlaces);
    }
}
