package dev.tandem.matching.policy;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A question of the enrollment's questionnaire as a criterion.
 *
 * @param key of the answers
 * @param range for DISTANCE alone, which needs it: how far apart two numbers are that have nothing in common
 * @param mentorWeight as {@code weight} where it is left out
 * @param neutral what it scores when somebody has not answered, in millionths; 500,000 where it is left out
 */
@Schema(name = "PolicyQuestion", examples = """
                {"key": "remote-days", "comparison": "DISTANCE", "range": 5, "weight": 5}""")
public record Question(
        @NotNull
        @Pattern(
                regexp = "^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$",
                message = "must be the key of a question, such as remote-days")
        String key,

        @NotNull Comparison comparison,
        @Nullable Integer range,
        @NotNull @Min(0) @Max(100) Integer weight,
        @Nullable @Min(0) @Max(100) Integer mentorWeight,
        @Nullable @Min(0) @Max(1000000) Integer neutral) {

    /** How two answers are compared. */
    @Schema(name = "AnswerComparison")
    public enum Comparison {
        /** Full for equal answers, 0 for others. */
        SAME,
        /** The choices that both made, of those that either made. */
        OVERLAP,
        /** Full for equal numbers, falling to 0 where they are {@code range} apart. */
        DISTANCE
    }
}
