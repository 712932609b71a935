package dev.tandem.matching.pairing;

import dev.tandem.matching.engine.Comparison;
import dev.tandem.matching.engine.CriterionCode;
import dev.tandem.matching.engine.DepartmentPreference;
import dev.tandem.matching.engine.MatchPolicy;
import dev.tandem.matching.engine.RuleCode;
import dev.tandem.matching.engine.StylePreference;
import dev.tandem.matching.pairing.MatchingCriterion.Kind;
import dev.tandem.matching.pairing.MatchingCriterion.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a policy may say, so that an editor of policies can be built from it. The defaults are read from the engine; that the
 * ranges are the engine's, a test makes sure.
 */
final class CriteriaCatalogue {

    private static final int MAX_WEIGHT = 100;
    private static final int ONE = 1_000_000;
    private static final int MAX_LEVELS = 1_000;
    private static final int MINUTES_A_WEEK = 10_080;
    private static final int MAX_KILOMETRES = 20_100;
    private static final String MILLIONTHS = "millionths";
    private static final MatchPolicy ENGINE = MatchPolicy.defaults();

    private CriteriaCatalogue() {}

    /** Criteria in the order of explanations, then rules in the order in which they are checked. */
    static List<MatchingCriterion> all() {
        List<MatchingCriterion> all = new ArrayList<>();
        Arrays.stream(CriterionCode.values()).map(CriteriaCatalogue::criterion).forEach(all::add);
        Arrays.stream(RuleCode.values()).map(CriteriaCatalogue::rule).forEach(all::add);
        return List.copyOf(all);
    }

    private static MatchingCriterion criterion(CriterionCode code) {
        return switch (code) {
            case SKILLS ->
                criterion(
                        code,
                        "Skills that the mentee wants against those that the mentor offers, related ones in part.",
                        "skills",
                        ENGINE.skills(),
                        integer(
                                "relatedCreditPercent",
                                "percent",
                                0,
                                100,
                                ENGINE.skills().relatedCreditPercent()),
                        integer("relatedSteps", "steps", 0, 10, ENGINE.skills().relatedSteps()));
            case GOALS ->
                criterion(code, "The part of the mentee's goals that the mentor shares.", "goals", ENGINE.goals());
            case INTERESTS ->
                criterion(
                        code, "Interests that both share, of those that either has.", "interests", ENGINE.interests());
            case AVAILABILITY ->
                criterion(
                        code,
                        "Time that both have in every week of the active phase.",
                        "availability",
                        ENGINE.availability(),
                        integer(
                                "targetMinutes",
                                "minutes",
                                1,
                                MINUTES_A_WEEK,
                                ENGINE.availability().targetMinutes()));
            case LANGUAGES ->
                criterion(
                        code,
                        "Languages that both speak.",
                        "languages",
                        ENGINE.languages(),
                        integer("fullAt", "languages", 1, 20, ENGINE.languages().fullAt()));
            case DEPARTMENT ->
                criterion(
                        code,
                        "One department or two.",
                        "department",
                        ENGINE.department(),
                        choice(
                                "preference",
                                DepartmentPreference.values(),
                                ENGINE.department().preference()));
            case SENIORITY ->
                criterion(
                        code,
                        "Levels by which the mentor is ahead of the mentee.",
                        "seniority",
                        ENGINE.seniority(),
                        integer(
                                "minimumGap",
                                "levels",
                                -MAX_LEVELS,
                                MAX_LEVELS,
                                ENGINE.seniority().minimumGap()),
                        integer(
                                "maximumGap",
                                "levels",
                                -MAX_LEVELS,
                                MAX_LEVELS,
                                ENGINE.seniority().maximumGap()),
                        integer(
                                "falloffLevels",
                                "levels",
                                1,
                                MAX_LEVELS,
                                ENGINE.seniority().falloffLevels()));
            case PROXIMITY -> proximity();
            case COMMITMENT ->
                criterion(
                        code,
                        "Hours a month that the mentee wants against those that the mentor offers.",
                        "commitment",
                        ENGINE.commitment(),
                        integer(
                                "toleranceHours",
                                "hours",
                                1,
                                744,
                                ENGINE.commitment().toleranceHours()));
            case MEETING_MODES ->
                criterion(
                        code,
                        "Ways to meet that both like, of those that either likes.",
                        "meetingModes",
                        ENGINE.meetingModes());
            case EXPERIENCE ->
                criterion(
                        code,
                        "Years in the profession by which the mentor is ahead of the mentee.",
                        "experience",
                        ENGINE.experience(),
                        integer(
                                "minimumLeadYears",
                                "years",
                                -100,
                                100,
                                ENGINE.experience().minimumLeadYears()),
                        integer(
                                "fullLeadYears",
                                "years",
                                -99,
                                101,
                                ENGINE.experience().fullLeadYears()));
            case COMMUNICATION_STYLE ->
                criterion(
                        code,
                        "Like or complementary styles of communication.",
                        "communicationStyle",
                        ENGINE.communicationStyle(),
                        choice(
                                "preference",
                                StylePreference.values(),
                                ENGINE.communicationStyle().preference()));
            case MUTUAL_PREFERENCE ->
                criterion(
                        code,
                        "How high each stands on the other's wish list.",
                        "mutualPreference",
                        ENGINE.mutualPreference(),
                        integer(
                                "ranks",
                                "ranks",
                                1,
                                100,
                                ENGINE.mutualPreference().ranks()));
            case AFFINITY ->
                criterion(
                        code,
                        "What both declared of themselves for this purpose; only the named attributes are looked at.",
                        "affinity",
                        ENGINE.affinity(),
                        new Parameter("attributes", MatchingCriterion.Type.TEXTS, null, null, null, null, List.of()));
            case QUESTION -> question();
        };
    }

    private static MatchingCriterion proximity() {
        MatchPolicy.Proximity engine = ENGINE.proximity();
        return criterion(
                CriterionCode.PROXIMITY,
                "How near both work: the best of a shared site, city or country and of the distance.",
                "proximity",
                engine,
                integer("sameSite", MILLIONTHS, 0, ONE, engine.sameSite()),
                integer("sameCity", MILLIONTHS, 0, ONE, engine.sameCity()),
                integer("sameCountry", MILLIONTHS, 0, ONE, engine.sameCountry()),
                integer("fullWithinKm", "kilometres", 0, MAX_KILOMETRES, engine.fullWithinKm()),
                integer("zeroBeyondKm", "kilometres", 1, MAX_KILOMETRES + 1, engine.zeroBeyondKm()));
    }

    private static MatchingCriterion question() {
        String item = "/questions/-";
        return new MatchingCriterion(
                Kind.CRITERION,
                CriterionCode.QUESTION.name(),
                "The answers of both to a question of the enrollment.",
                item + "/weight",
                true,
                false,
                new Parameter(item + "/weight", MatchingCriterion.Type.INTEGER, null, 0, MAX_WEIGHT, null, null),
                new Parameter(
                        item + "/neutral",
                        MatchingCriterion.Type.INTEGER,
                        MILLIONTHS,
                        0,
                        ONE,
                        null,
                        ENGINE.goals().neutral()),
                List.of(
                        new Parameter(item + "/key", MatchingCriterion.Type.TEXT, null, null, null, null, null),
                        new Parameter(
                                item + "/comparison",
                                MatchingCriterion.Type.CHOICE,
                                null,
                                null,
                                null,
                                names(Comparison.values()),
                                null),
                        new Parameter(
                                item + "/range",
                                MatchingCriterion.Type.INTEGER,
                                null,
                                1,
                                Integer.MAX_VALUE,
                                null,
                                null)));
    }

    private static MatchingCriterion rule(RuleCode code) {
        return switch (code) {
            case SAME_PERSON -> always(code, "Nobody mentors themselves.");
            case EXCLUSION -> always(code, "Either has excluded the other.");
            case FORBIDDEN_PAIR -> always(code, "A coordinator has forbidden the pair for a run.");
            case REPORTING_LINE ->
                rule(
                        code,
                        "One manages the other, directly or through any number of managers.",
                        flag("forbidReportingLine"));
            case PRIOR_PAIR -> rule(code, "They met before in these roles, or one declined.", flag("forbidPriorPairs"));
            case SENIORITY_GAP ->
                rule(
                        code,
                        "The mentor is ahead by too few or too many levels.",
                        ruleInteger("minimumSeniorityGap", "levels", -MAX_LEVELS, MAX_LEVELS),
                        ruleInteger("maximumSeniorityGap", "levels", -MAX_LEVELS, MAX_LEVELS),
                        flag("missingDataPasses"));
            case SHARED_LANGUAGE ->
                rule(code, "They speak no common language.", flag("requireSharedLanguage"), flag("missingDataPasses"));
            case MINIMUM_WEEKLY_OVERLAP ->
                rule(
                        code,
                        "In some week of the active phase they have too little time in common; 0 switches it off.",
                        ruleInteger("minWeeklyOverlapMinutes", "minutes", 0, MINUTES_A_WEEK),
                        flag("missingDataPasses"));
            case MINIMUM_SCORE ->
                rule(code, "The score is too low; 0 switches it off.", ruleInteger("minimumScore", MILLIONTHS, 0, ONE));
        };
    }

    private static MatchingCriterion criterion(
            CriterionCode code, String description, String name, MatchPolicy.Weighing engine, Parameter... parameters) {
        String pointer = "/weights/" + name;
        return new MatchingCriterion(
                Kind.CRITERION,
                code.name(),
                description,
                pointer,
                false,
                false,
                new Parameter(pointer, MatchingCriterion.Type.INTEGER, null, 0, MAX_WEIGHT, null, engine.weight()),
                new Parameter(
                        "/neutral/" + name, MatchingCriterion.Type.INTEGER, MILLIONTHS, 0, ONE, null, engine.neutral()),
                Stream.of(parameters)
                        .map(parameter -> under("/parameters/" + name + '/', parameter))
                        .toList());
    }

    private static MatchingCriterion always(RuleCode code, String description) {
        return new MatchingCriterion(Kind.RULE, code.name(), description, null, false, true, null, null, List.of());
    }

    private static MatchingCriterion rule(RuleCode code, String description, Parameter... parameters) {
        return new MatchingCriterion(
                Kind.RULE,
                code.name(),
                description,
                null,
                false,
                false,
                null,
                null,
                Stream.of(parameters)
                        .map(parameter -> under("/rules/", parameter))
                        .toList());
    }

    private static Parameter under(String prefix, Parameter parameter) {
        return new Parameter(
                prefix + parameter.pointer(),
                parameter.type(),
                parameter.unit(),
                parameter.minimum(),
                parameter.maximum(),
                parameter.options(),
                parameter.byDefault());
    }

    private static Parameter integer(String name, String unit, int minimum, int maximum, int byDefault) {
        return new Parameter(name, MatchingCriterion.Type.INTEGER, unit, minimum, maximum, null, byDefault);
    }

    /** Policies name their rules, so there is nothing that stands for one that is left out. */
    private static Parameter ruleInteger(String name, String unit, int minimum, int maximum) {
        return new Parameter(name, MatchingCriterion.Type.INTEGER, unit, minimum, maximum, null, null);
    }

    private static Parameter flag(String name) {
        return new Parameter(name, MatchingCriterion.Type.BOOLEAN, null, null, null, null, null);
    }

    private static Parameter choice(String name, Enum<?>[] options, @Nullable Enum<?> byDefault) {
        return new Parameter(
                name,
                MatchingCriterion.Type.CHOICE,
                null,
                null,
                null,
                names(options),
                byDefault == null ? null : byDefault.name());
    }

    private static List<String> names(Enum<?>[] options) {
        return Arrays.stream(options).map(Enum::name).toList();
    }
}
