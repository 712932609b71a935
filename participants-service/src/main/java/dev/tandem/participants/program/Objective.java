package dev.tandem.participants.program;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a program is for.
 *
 * @param code unique in the program; goals refer to it
 * @param organisationalObjective what of the organisation it serves
 * @param kpi code of the figure that shows it
 */
@Schema(name = "Objective", examples = """
                {"code":"leadership","title":"Grow leaders from within","organisationalObjective":"Succession",
                "kpi":"GOAL_COMPLETION"}""")
record Objective(
        @NotBlank @Size(max = 50) String code,
        @NotBlank @Size(max = 300) String title,
        @Nullable @Size(max = 300) String organisationalObjective,
        @Nullable @Size(max = 50) String kpi) {}
