package dev.tandem.participants.program;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a coordinator writes of a program; the body of a new one and what a merge patch applies to.
 *
 * @param meetingCadence time between two checkpoints
 * @param selfMatching whether mentees may ask mentors themselves; no when absent
 */
@Schema(name = "WriteProgramRequest", examples = """
                {"name":"Engineering leadership","purpose":"Prepare engineers for leading roles.","format":"ONE_ON_ONE",
                "objectives":[{"code":"leadership","title":"Grow leaders from within"}],"meetingCadence":"P14D",
                "expectedHoursPerMonth":4,"selfMatching":false}""")
record WriteProgramRequest(
        @NotBlank @Size(max = 150) String name,
        @Nullable @Size(max = 4000) String purpose,
        @NotNull ProgramFormat format,
        @Nullable @Size(max = 50) List<@NotNull @Valid Objective> objectives,
        @NotNull @Cadence @Schema(examples = "P14D") String meetingCadence,
        @Nullable @Min(1) @Max(200) Integer expectedHoursPerMonth,
        @Nullable Boolean selfMatching) {

    /** The same with defaults filled in and without surrounding white space. */
    WriteProgramRequest normalized() {
        return new WriteProgramRequest(
                name.strip(),
                purpose == null || purpose.isBlank() ? null : purpose.strip(),
                format,
                objectives == null ? List.of() : List.copyOf(objectives),
                meetingCadence,
                expectedHoursPerMonth,
                Boolean.TRUE.equals(selfMatching));
    }
}
