package dev.tandem.matching.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names every field of a policy that is out of range. */
final class PolicyCheck {
    private static final int MINUTES_A_WEEK = 7 * 24 * 60;
    private static final int HOURS_A_MONTH = 744;
    private static final int MAX_LEVELS = 1_000;
    private static final int MAX_YEARS = 100;
    /** Half the way around the Earth, and a little more. */
    private static final int MAX_KILOMETRES = 20_100;

    private final MatchPolicy policy;
    private final List<PolicyError> errors = new ArrayList<>();
    private long total;
    private long mentorTotal;

    PolicyCheck(MatchPolicy policy) {
        this.policy = policy;
    }

    List<PolicyError> errors() {
        for (CriterionCode criterion : CriterionCode.values()) {
            if (criterion != CriterionCode.QUESTION) {
                weighing(Sentences.camel(criterion), policy.weighing(criterion));
            }
        }
        parameters();
        questions();
        range("mentorShare", policy.mentorShare(), 0, 100);
        rules(policy.rules());
        if (total == 0) {
            errors.add(new PolicyError(
                    "", "NO_WEIGHT", Parameters.of(), "At least one criterion needs a weight above 0."));
        } else if (mentorTotal == 0) {
            errors.add(new PolicyError(
                    "mentorWeights",
                    "NO_WEIGHT",
                    Parameters.of(),
                    "At least one criterion needs a mentor weight above 0."));
        }
        return List.copyOf(errors);
    }

    private void weighing(String name, MatchPolicy.Weighing weighing) {
        range(name + ".weight", weighing.weight(), 0, MatchPolicy.MAX_WEIGHT);
        Integer mentorWeight = weighing.mentorWeight();
        if (mentorWeight != null) {
            range(name + ".mentorWeight", mentorWeight, 0, MatchPolicy.MAX_WEIGHT);
        }
        range(name + ".neutral", weighing.neutral(), 0, FixedPoint.ONE);
        total += Math.max(0, weighing.weight());
        mentorTotal += Math.max(0, weighing.weightForMentor());
    }

    private void parameters() {
        range("skills.relatedCreditPercent", policy.skills().relatedCreditPercent(), 0, 100);
        range("skills.relatedSteps", policy.skills().relatedSteps(), 0, 10);
        range("availability.targetMinutes", policy.availability().targetMinutes(), 1, MINUTES_A_WEEK);
        range("languages.fullAt", policy.languages().fullAt(), 1, 20);
        MatchPolicy.Seniority seniority = policy.seniority();
        range("seniority.minimumGap", seniority.minimumGap(), -MAX_LEVELS, MAX_LEVELS);
        range("seniority.maximumGap", seniority.maximumGap(), -MAX_LEVELS, MAX_LEVELS);
        range("seniority.falloffLevels", seniority.falloffLevels(), 1, MAX_LEVELS);
        order("seniority.minimumGap", seniority.minimumGap(), "seniority.maximumGap", seniority.maximumGap());
        MatchPolicy.Proximity proximity = policy.proximity();
        range("proximity.sameSite", proximity.sameSite(), 0, FixedPoint.ONE);
        range("proximity.sameCity", proximity.sameCity(), 0, FixedPoint.ONE);
        range("proximity.sameCountry", proximity.sameCountry(), 0, FixedPoint.ONE);
        order("proximity.sameCity", proximity.sameCity(), "proximity.sameSite", proximity.sameSite());
        order("proximity.sameCountry", proximity.sameCountry(), "proximity.sameCity", proximity.sameCity());
        range("proximity.fullWithinKm", proximity.fullWithinKm(), 0, MAX_KILOMETRES);
        range("proximity.zeroBeyondKm", proximity.zeroBeyondKm(), proximity.fullWithinKm() + 1, MAX_KILOMETRES + 1);
        range("commitment.toleranceHours", policy.commitment().toleranceHours(), 1, HOURS_A_MONTH);
        MatchPolicy.Experience experience = policy.experience();
        range("experience.minimumLeadYears", experience.minimumLeadYears(), -MAX_YEARS, MAX_YEARS);
        range("experience.fullLeadYears", experience.fullLeadYears(), experience.minimumLeadYears() + 1, MAX_YEARS + 1);
        range("mutualPreference.ranks", policy.mutualPreference().ranks(), 1, 100);
    }

    private void questions() {
        range("questions", policy.questions().size(), 0, MatchPolicy.MAX_QUESTIONS);
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < policy.questions().size(); i++) {
            MatchPolicy.Question question = policy.questions().get(i);
            String name = "questions[" + i + "]";
            weighing(name, question);
            if (question.comparison() == Comparison.DISTANCE) {
                range(name + ".range", question.range(), 1, Integer.MAX_VALUE);
            }
            if (!keys.add(question.key())) {
                errors.add(new PolicyError(
                        name + ".key",
                        "TWICE",
                        Parameters.of("value", question.key()),
                        "Each question can be asked about once."));
            }
        }
    }

    private void rules(MatchPolicy.HardRules rules) {
        range("rules.minimumWeeklyOverlapMinutes", rules.minimumWeeklyOverlapMinutes(), 0, MINUTES_A_WEEK);
        range("rules.minimumScore", rules.minimumScore(), 0, FixedPoint.ONE);
        Integer minimum = rules.minimumSeniorityGap();
        Integer maximum = rules.maximumSeniorityGap();
        if (minimum != null) {
            range("rules.minimumSeniorityGap", minimum, -MAX_LEVELS, MAX_LEVELS);
        }
        if (maximum != null) {
            range("rules.maximumSeniorityGap", maximum, -MAX_LEVELS, MAX_LEVELS);
        }
        if (minimum != null && maximum != null) {
            order("rules.minimumSeniorityGap", minimum, "rules.maximumSeniorityGap", maximum);
        }
    }

    private void order(String lowerField, int lower, String field, int value) {
        if (lower > value) {
            errors.add(new PolicyError(
                    field,
                    "BELOW_MINIMUM",
                    Parameters.of("minimumField", lowerField, "minimum", lower, "value", value),
                    field + " must not be below " + lowerField + "."));
        }
    }

    private void range(String field, long value, long minimum, long maximum) {
        if (value < minimum || value > maximum) {
            errors.add(new PolicyError(
                    field,
                    "OUT_OF_RANGE",
                    Parameters.of("minimum", minimum, "maximum", maximum, "value", value),
                    field + " must be between " + minimum + " and " + maximum + "."));
        }
    }
}
