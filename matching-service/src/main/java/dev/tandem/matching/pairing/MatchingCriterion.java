package dev.tandem.matching.pairing;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that a matching policy may say: a criterion with its weight, or a rule.
 *
 * @param code as in explanations and in the reasons of broken rules; stable, to translate by
 * @param pointer place of the weight in a policy (JSON Pointer); left out for rules
 * @param repeatable whether a policy may have several of it, each with the parameters in an object of its own
 * @param weight its range; left out for rules
 * @param neutral what it scores for missing data, in millionths; left out for rules
 * @param alwaysOn whether it is a rule that no policy can switch off
 */
@Schema(name = "MatchingCriterion")
public record MatchingCriterion(
        Kind kind,
        @Schema(examples = "SENIORITY") String code,

        @Schema(examples = "Levels by which the mentor is ahead of the mentee.")
        String description,

        @Schema(examples = "/weights/seniority") @Nullable String pointer,
        boolean repeatable,
        boolean alwaysOn,
        @Nullable Parameter weight,
        @Nullable Parameter neutral,
        List<Parameter> parameters) {

    /** What it does to a pair. */
    @Schema(name = "MatchingCriterionKind")
    public enum Kind {
        /** Adds to the score. */
        CRITERION,
        /** Forbids the pair. */
        RULE
    }

    /** What values a parameter takes. */
    @Schema(name = "MatchingParameterType")
    public enum Type {
        INTEGER,
        BOOLEAN,
        CHOICE,
        TEXT,
        TEXTS
    }

    /**
     * A value of a policy.
     *
     * @param pointer its place in a policy (JSON Pointer); {@code -} stands for the index of a repeatable criterion
     * @param unit such as {@code minutes}
     * @param minimum the smallest integer, given suitable values of the others
     * @param options of a CHOICE
     * @param byDefault what a new policy may start with, and what stands for it where it may be left out
     */
    @Schema(name = "MatchingParameter")
    public record Parameter(
            @Schema(examples = "/parameters/seniority/falloffLevels")
            String pointer,

            Type type,
            @Schema(examples = "levels") @Nullable String unit,
            @Schema(examples = "1") @Nullable Integer minimum,
            @Schema(examples = "1000") @Nullable Integer maximum,
            @Nullable List<String> options,

            @Schema(examples = "3") @Nullable Object byDefault) {}
}
