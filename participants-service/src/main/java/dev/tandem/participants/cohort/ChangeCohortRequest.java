package dev.tandem.participants.cohort;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What may change of a cohort.
 *
 * @param activeFrom first day of the active phase
 * @param activeUntil last day of the active phase
 * @param mentorPlaces no limit when absent
 * @param menteePlaces no limit when absent
 */
@Schema(name = "ChangeCohortRequest", examples = """
                {"name":"Spring 2026","activeFrom":"2026-03-01","activeUntil":"2026-08-31","mentorPlaces":50,
                "menteePlaces":80}""")
record ChangeCohortRequest(
        @NotBlank @Size(max = 150) String name,
        @NotNull LocalDate activeFrom,
        @NotNull LocalDate activeUntil,
        @Nullable @Min(1) @Max(100_000) Integer mentorPlaces,
        @Nullable @Min(1) @Max(100_000) Integer menteePlaces) {}
