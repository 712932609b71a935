package dev.tandem.matching.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Applies the hard rules of a policy to pairs. */
final class HardRuleCheck {
    private static final RuleCode[] RULES = RuleCode.values();

    private final MatchPolicy.HardRules rules;

    HardRuleCheck(MatchPolicy.HardRules rules) {
        this.rules = rules;
    }

    /** Whether a pair may be proposed. Stops at the first broken rule. */
    boolean allows(CandidatePair pair) {
        for (RuleCode rule : RULES) {
            if (breaks(rule, pair)) {
                return false;
            }
        }
        return true;
    }

    /** All broken rules. */
    Set<RuleCode> broken(CandidatePair pair) {
        Set<RuleCode> broken = EnumSet.noneOf(RuleCode.class);
        for (RuleCode rule : RULES) {
            if (breaks(rule, pair)) {
                broken.add(rule);
            }
        }
        return broken;
    }

    /** All broken rules, explained. */
    List<BrokenRule> explain(CandidatePair pair) {
        List<BrokenRule> broken = new ArrayList<>();
        for (RuleCode rule : broken(pair)) {
            broken.add(explain(rule, pair));
        }
        return List.copyOf(broken);
    }

    boolean breaks(RuleCode rule, CandidatePair pair) {
        Profile mentee = pair.mentee();
        Profile mentor = pair.mentor();
        return switch (rule) {
            case SAME_PERSON -> mentee.person == mentor.person;
            case EXCLUSION ->
                Sets.contains(mentee.excludedPersons, mentor.person)
                        || Sets.contains(mentor.excludedPersons, mentee.person);
            case FORBIDDEN_PAIR -> Sets.contains(mentee.forbiddenMentors, mentor.index);
            case REPORTING_LINE ->
                rules.forbidReportingLine()
                        && (Sets.contains(mentee.managers, mentor.person)
                                || Sets.contains(mentor.managers, mentee.person));
            case PRIOR_PAIR -> rules.forbidPriorPairs() && Sets.contains(mentee.priorMentors, mentor.person);
            case SENIORITY_GAP -> rules.boundsSeniority() && !gapFits(pair);
            case SHARED_LANGUAGE -> rules.requireSharedLanguage() && !sharesLanguage(mentee, mentor);
            case MINIMUM_WEEKLY_OVERLAP -> rules.minimumWeeklyOverlapMinutes() > 0 && !hasTime(pair);
            case MINIMUM_SCORE -> rules.minimumScore() > 0 && pair.score() < rules.minimumScore();
        };
    }

    private boolean gapFits(CandidatePair pair) {
        Long gap = gap(pair);
        if (gap == null) {
            return rules.missingDataPasses();
        }
        Integer minimum = rules.minimumSeniorityGap();
        Integer maximum = rules.maximumSeniorityGap();
        return (minimum == null || gap >= minimum) && (maximum == null || gap <= maximum);
    }

    /** The mentor's lead in levels, between peers that of the higher one; null when either level is unknown. */
    private static @Nullable Long gap(CandidatePair pair) {
        Integer mentee = pair.mentee().participant.seniorityLevel();
        Integer mentor = pair.mentor().participant.seniorityLevel();
        if (mentee == null || mentor == null) {
            return null;
        }
        long gap = (long) mentor - mentee;
        return pair.ofPeers() ? Math.abs(gap) : gap;
    }

    private BrokenRule seniority(CandidatePair pair) {
        Long gap = gap(pair);
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("stated", gap != null);
        parameters.put("gap", gap == null ? 0L : gap);
        Integer minimum = rules.minimumSeniorityGap();
        Integer maximum = rules.maximumSeniorityGap();
        if (minimum != null) {
            parameters.put("minimum", minimum);
        }
        if (maximum != null) {
            parameters.put("maximum", maximum);
        }
        return new BrokenRule(
                RuleCode.SENIORITY_GAP,
                Collections.unmodifiableMap(parameters),
                gap == null
                        ? "The level of one of them is not known."
                        : "A lead of " + Sentences.count(gap, "level", "levels") + " is outside the admissible range.");
    }

    private boolean sharesLanguage(Profile mentee, Profile mentor) {
        if (mentee.languages.length == 0 || mentor.languages.length == 0) {
            return rules.missingDataPasses();
        }
        return Sets.shared(mentee.languages, mentor.languages) > 0;
    }

    private boolean hasTime(CandidatePair pair) {
        int minutes = pair.overlapMinutes();
        return minutes == Profile.NOT_STATED
                ? rules.missingDataPasses()
                : minutes >= rules.minimumWeeklyOverlapMinutes();
    }

    private BrokenRule explain(RuleCode rule, CandidatePair pair) {
        return switch (rule) {
            case SAME_PERSON -> broken(rule, "Nobody can mentor themselves.");
            case EXCLUSION -> broken(rule, "One of them has asked not to be paired with the other.");
            case FORBIDDEN_PAIR -> broken(rule, "A coordinator has ruled this pair out.");
            case REPORTING_LINE -> reportingLine(pair);
            case PRIOR_PAIR -> broken(rule, "They have already been mentee and mentor.");
            case SENIORITY_GAP -> seniority(pair);
            case SHARED_LANGUAGE -> sharedLanguage(pair);
            case MINIMUM_WEEKLY_OVERLAP -> overlap(pair);
            case MINIMUM_SCORE ->
                new BrokenRule(
                        rule,
                        Parameters.of("score", pair.score(), "minimum", rules.minimumScore()),
                        "The score of " + FixedPoint.text(pair.score()) + " is below the minimum of "
                                + FixedPoint.text(rules.minimumScore()) + ".");
        };
    }

    private static BrokenRule broken(RuleCode rule, String message) {
        return new BrokenRule(rule, Parameters.of(), message);
    }

    private static BrokenRule reportingLine(CandidatePair pair) {
        int mentorAbove = position(pair.mentee().managers, pair.mentor().person);
        boolean mentorManages = mentorAbove > 0;
        int steps = mentorManages ? mentorAbove : position(pair.mentor().managers, pair.mentee().person);
        return new BrokenRule(
                RuleCode.REPORTING_LINE,
                Parameters.of("manager", mentorManages ? "MENTOR" : "MENTEE", "steps", steps),
                "The " + (mentorManages ? "mentee reports to the mentor" : "mentor reports to the mentee")
                        + (steps == 1 ? " directly." : " at " + steps + " steps."));
    }

    /** 1 for the nearest, 0 for none. */
    private static int position(int[] managers, int person) {
        for (int i = 0; i < managers.length; i++) {
            if (managers[i] == person) {
                return i + 1;
            }
        }
        return 0;
    }

    private static BrokenRule sharedLanguage(CandidatePair pair) {
        boolean stated = pair.mentee().languages.length > 0 && pair.mentor().languages.length > 0;
        return new BrokenRule(
                RuleCode.SHARED_LANGUAGE,
                Parameters.of("stated", stated),
                stated ? "They share no language." : "One of them has not stated any language.");
    }

    private BrokenRule overlap(CandidatePair pair) {
        int minutes = pair.overlapMinutes();
        boolean stated = minutes != Profile.NOT_STATED;
        return new BrokenRule(
                RuleCode.MINIMUM_WEEKLY_OVERLAP,
                Parameters.of(
                        "stated",
                        stated,
                        "minutes",
                        stated ? minutes : 0,
                        "minimum",
                        rules.minimumWeeklyOverlapMinutes()),
                stated
                        ? "In some week they share only " + Sentences.count(minutes, "minute", "minutes") + "; "
                                + rules.minimumWeeklyOverlapMinutes() + " are required."
                        : "One of them has not stated when they are free.");
    }
}
