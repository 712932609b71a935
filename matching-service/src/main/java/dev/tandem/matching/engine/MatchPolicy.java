package dev.tandem.matching.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * How pairs are judged: weighted criteria and hard rules.
 *
 * <p>Weights are relative integers 0…{@value #MAX_WEIGHT}; 0 leaves the criterion out. {@code neutral} is the value, in
 * millionths, that a criterion takes when either side has not stated what it needs; its weight is kept. Records accept
 * any value so that {@link #validate()} can name every wrong field at once; the engine refuses an invalid policy.
 */
public record MatchPolicy(
        Skills skills,
        Goals goals,
        Interests interests,
        Availability availability,
        Languages languages,
        Department department,
        Seniority seniority,
        HardRules rules) {

    /** The largest weight of one criterion. */
    public static final int MAX_WEIGHT = 10_000;

    private static final int MINUTES_A_WEEK = 7 * 24 * 60;
    private static final int MAX_LEVELS = 1_000;

    /**
     * Skills the mentee wants against skills the mentor offers.
     *
     * @param relatedCreditPercent what is left of the credit for each step between a wanted skill and an offered
     *     ancestor or descendant, 0…100
     * @param relatedSteps how many steps still count as related, 0…10
     */
    public record Skills(int weight, int neutral, int relatedCreditPercent, int relatedSteps) {}

    /** The part of the mentee's goals that the mentor shares. */
    public record Goals(int weight, int neutral) {}

    /** Shared interests, by Jaccard index. */
    public record Interests(int weight, int neutral) {}

    /**
     * Time both have free, in the worst week of the active phase.
     *
     * @param targetMinutes a week, from which on more gains nothing
     */
    public record Availability(int weight, int neutral, int targetMinutes) {}

    /**
     * Shared languages.
     *
     * @param fullAt how many shared languages give the full score, 1…20
     */
    public record Languages(int weight, int neutral, int fullAt) {}

    /** One department or two. */
    public record Department(int weight, int neutral, DepartmentPreference preference) {}

    /**
     * Levels by which the mentor is ahead of the mentee.
     *
     * @param minimumGap the smallest preferred lead; may be negative for reverse mentoring
     * @param maximumGap the largest preferred lead
     * @param falloffLevels how many levels outside the preferred range the score takes to fall to 0, linearly
     */
    public record Seniority(int weight, int neutral, int minimumGap, int maximumGap, int falloffLevels) {}

    /**
     * What no score can make up for. Same person, exclusions and forbidden pairs always apply.
     *
     * @param minimumWeeklyOverlapMinutes in every week of the active phase; 0 switches the rule off
     * @param minimumScore in millionths; 0 switches the rule off
     * @param missingDataPasses whether somebody without stated languages or availability passes those two rules; if
     *     not, nobody can be paired with them while the rule is on
     */
    public record HardRules(
            boolean forbidReportingLine,
            boolean forbidPriorPairs,
            boolean requireSharedLanguage,
            int minimumWeeklyOverlapMinutes,
            int minimumScore,
            boolean missingDataPasses) {}

    /** A sensible start for one-on-one mentoring across departments. */
    public static MatchPolicy defaults() {
        int neutral = FixedPoint.ONE / 2;
        return new MatchPolicy(
                new Skills(40, neutral, 50, 2),
                new Goals(20, neutral),
                new Interests(10, neutral),
                new Availability(15, neutral, 120),
                new Languages(5, neutral, 1),
                new Department(5, neutral, DepartmentPreference.DIFFERENT),
                new Seniority(10, neutral, 1, 3, 3),
                new HardRules(true, true, true, 60, 0, false));
    }

    /** The same policy under other rules. */
    public MatchPolicy withRules(HardRules changed) {
        return new MatchPolicy(skills, goals, interests, availability, languages, department, seniority, changed);
    }

    /** The weight of one criterion. */
    public int weight(CriterionCode criterion) {
        return switch (criterion) {
            case SKILLS -> skills.weight;
            case GOALS -> goals.weight;
            case INTERESTS -> interests.weight;
            case AVAILABILITY -> availability.weight;
            case LANGUAGES -> languages.weight;
            case DEPARTMENT -> department.weight;
            case SENIORITY -> seniority.weight;
        };
    }

    int neutral(CriterionCode criterion) {
        return switch (criterion) {
            case SKILLS -> skills.neutral;
            case GOALS -> goals.neutral;
            case INTERESTS -> interests.neutral;
            case AVAILABILITY -> availability.neutral;
            case LANGUAGES -> languages.neutral;
            case DEPARTMENT -> department.neutral;
            case SENIORITY -> seniority.neutral;
        };
    }

    /** Every field that is out of range; empty when the policy can be used. */
    public List<PolicyError> validate() {
        List<PolicyError> errors = new ArrayList<>();
        long total = 0;
        for (CriterionCode criterion : CriterionCode.values()) {
            String name = Sentences.lower(criterion);
            range(errors, name + ".weight", weight(criterion), 0, MAX_WEIGHT);
            range(errors, name + ".neutral", neutral(criterion), 0, FixedPoint.ONE);
            total += Math.max(0, weight(criterion));
        }
        range(errors, "skills.relatedCreditPercent", skills.relatedCreditPercent, 0, 100);
        range(errors, "skills.relatedSteps", skills.relatedSteps, 0, 10);
        range(errors, "availability.targetMinutes", availability.targetMinutes, 1, MINUTES_A_WEEK);
        range(errors, "languages.fullAt", languages.fullAt, 1, 20);
        range(errors, "seniority.minimumGap", seniority.minimumGap, -MAX_LEVELS, MAX_LEVELS);
        range(errors, "seniority.maximumGap", seniority.maximumGap, -MAX_LEVELS, MAX_LEVELS);
        range(errors, "seniority.falloffLevels", seniority.falloffLevels, 1, MAX_LEVELS);
        range(errors, "rules.minimumWeeklyOverlapMinutes", rules.minimumWeeklyOverlapMinutes, 0, MINUTES_A_WEEK);
        range(errors, "rules.minimumScore", rules.minimumScore, 0, FixedPoint.ONE);
        if (seniority.minimumGap > seniority.maximumGap) {
            errors.add(new PolicyError(
                    "seniority.maximumGap",
                    "BELOW_MINIMUM_GAP",
                    Parameters.of("minimumGap", seniority.minimumGap, "value", seniority.maximumGap),
                    "seniority.maximumGap must not be below seniority.minimumGap."));
        }
        if (total == 0) {
            errors.add(new PolicyError(
                    "", "NO_WEIGHT", Parameters.of(), "At least one criterion needs a weight above 0."));
        }
        return List.copyOf(errors);
    }

    void requireValid() {
        List<PolicyError> errors = validate();
        if (!errors.isEmpty()) {
            throw new InvalidPolicyException(errors);
        }
    }

    private static void range(List<PolicyError> errors, String field, int value, int minimum, int maximum) {
        if (value < minimum || value > maximum) {
            errors.add(new PolicyError(
                    field,
                    "OUT_OF_RANGE",
                    Parameters.of("minimum", minimum, "maximum", maximum, "value", value),
                    field + " must be between " + minimum + " and " + maximum + "."));
        }
    }
}
