package dev.tandem.matching.pairing;

import dev.tandem.matching.engine.Comparison;
import dev.tandem.matching.engine.DepartmentPreference;
import dev.tandem.matching.engine.MatchPolicy;
import dev.tandem.matching.engine.StylePreference;
import dev.tandem.matching.policy.MentorWeights;
import dev.tandem.matching.policy.NeutralValues;
import dev.tandem.matching.policy.Parameters;
import dev.tandem.matching.policy.PolicyTerms;
import dev.tandem.matching.policy.Question;
import dev.tandem.matching.policy.Rules;
import dev.tandem.matching.policy.Weights;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A policy in the engine's terms; what it does not say stands at the engine's defaults. */
final class EnginePolicy {

    private static final MatchPolicy DEFAULTS = MatchPolicy.defaults();

    private final PolicyTerms terms;
    private final Weights weights;
    private final MentorWeights mentor;
    private final NeutralValues neutral;
    private final Parameters parameters;

    private EnginePolicy(PolicyTerms terms) {
        this.terms = terms;
        weights = terms.weights();
        mentor = Objects.requireNonNullElse(terms.mentorWeights(), MentorWeights.NONE);
        neutral = Objects.requireNonNullElse(terms.neutral(), NeutralValues.NONE);
        parameters = Objects.requireNonNullElse(terms.parameters(), Parameters.NONE);
    }

    static MatchPolicy of(PolicyTerms terms) {
        EnginePolicy policy = new EnginePolicy(terms);
        return MatchPolicy.builder()
                .skills(policy.skills())
                .goals(new MatchPolicy.Goals(
                        policy.weights.goals(),
                        policy.mentor.goals(),
                        or(policy.neutral.goals(), DEFAULTS.goals().neutral())))
                .interests(new MatchPolicy.Interests(
                        policy.weights.interests(),
                        policy.mentor.interests(),
                        or(policy.neutral.interests(), DEFAULTS.interests().neutral())))
                .availability(policy.availability())
                .languages(policy.languages())
                .department(policy.department())
                .seniority(policy.seniority())
                .proximity(policy.proximity())
                .commitment(policy.commitment())
                .meetingModes(new MatchPolicy.MeetingModes(
                        policy.weights.meetingModes(),
                        policy.mentor.meetingModes(),
                        or(
                                policy.neutral.meetingModes(),
                                DEFAULTS.meetingModes().neutral())))
                .experience(policy.experience())
                .communicationStyle(policy.communicationStyle())
                .mutualPreference(policy.mutualPreference())
                .affinity(policy.affinity())
                .questions(
                        terms.questions().stream().map(EnginePolicy::question).toList())
                .mentorShare(terms.mentorShare())
                .rules(policy.rules())
                .build();
    }

    private MatchPolicy.Skills skills() {
        Parameters.Skills given = parameters.skills();
        MatchPolicy.Skills otherwise = DEFAULTS.skills();
        return new MatchPolicy.Skills(
                weights.skills(),
                mentor.skills(),
                or(neutral.skills(), otherwise.neutral()),
                of(given, Parameters.Skills::relatedCreditPercent, otherwise.relatedCreditPercent()),
                of(given, Parameters.Skills::relatedSteps, otherwise.relatedSteps()));
    }

    private MatchPolicy.Availability availability() {
        MatchPolicy.Availability otherwise = DEFAULTS.availability();
        return new MatchPolicy.Availability(
                weights.availability(),
                mentor.availability(),
                or(neutral.availability(), otherwise.neutral()),
                of(parameters.availability(), Parameters.Availability::targetMinutes, otherwise.targetMinutes()));
    }

    private MatchPolicy.Languages languages() {
        MatchPolicy.Languages otherwise = DEFAULTS.languages();
        return new MatchPolicy.Languages(
                weights.languages(),
                mentor.languages(),
                or(neutral.languages(), otherwise.neutral()),
                of(parameters.languages(), Parameters.Languages::fullAt, otherwise.fullAt()));
    }

    private MatchPolicy.Department department() {
        MatchPolicy.Department otherwise = DEFAULTS.department();
        Parameters.Department given = parameters.department();
        Parameters.Department.Alikeness preference = given == null ? null : given.preference();
        return new MatchPolicy.Department(
                weights.department(),
                mentor.department(),
                or(neutral.department(), otherwise.neutral()),
                preference == null ? otherwise.preference() : DepartmentPreference.valueOf(preference.name()));
    }

    private MatchPolicy.Seniority seniority() {
        Parameters.Seniority given = parameters.seniority();
        MatchPolicy.Seniority otherwise = DEFAULTS.seniority();
        return new MatchPolicy.Seniority(
                weights.seniority(),
                mentor.seniority(),
                or(neutral.seniority(), otherwise.neutral()),
                of(given, Parameters.Seniority::minimumGap, otherwise.minimumGap()),
                of(given, Parameters.Seniority::maximumGap, otherwise.maximumGap()),
                of(given, Parameters.Seniority::falloffLevels, otherwise.falloffLevels()));
    }

    private MatchPolicy.Proximity proximity() {
        Parameters.Proximity given = parameters.proximity();
        MatchPolicy.Proximity otherwise = DEFAULTS.proximity();
        return new MatchPolicy.Proximity(
                weights.proximity(),
                mentor.proximity(),
                or(neutral.proximity(), otherwise.neutral()),
                of(given, Parameters.Proximity::sameSite, otherwise.sameSite()),
                of(given, Parameters.Proximity::sameCity, otherwise.sameCity()),
                of(given, Parameters.Proximity::sameCountry, otherwise.sameCountry()),
                of(given, Parameters.Proximity::fullWithinKm, otherwise.fullWithinKm()),
                of(given, Parameters.Proximity::zeroBeyondKm, otherwise.zeroBeyondKm()));
    }

    private MatchPolicy.Commitment commitment() {
        MatchPolicy.Commitment otherwise = DEFAULTS.commitment();
        return new MatchPolicy.Commitment(
                weights.commitment(),
                mentor.commitment(),
                or(neutral.commitment(), otherwise.neutral()),
                of(parameters.commitment(), Parameters.Commitment::toleranceHours, otherwise.toleranceHours()));
    }

    private MatchPolicy.Experience experience() {
        Parameters.Experience given = parameters.experience();
        MatchPolicy.Experience otherwise = DEFAULTS.experience();
        return new MatchPolicy.Experience(
                weights.experience(),
                mentor.experience(),
                or(neutral.experience(), otherwise.neutral()),
                of(given, Parameters.Experience::minimumLeadYears, otherwise.minimumLeadYears()),
                of(given, Parameters.Experience::fullLeadYears, otherwise.fullLeadYears()));
    }

    private MatchPolicy.CommunicationStyle communicationStyle() {
        MatchPolicy.CommunicationStyle otherwise = DEFAULTS.communicationStyle();
        Parameters.CommunicationStyle given = parameters.communicationStyle();
        Parameters.CommunicationStyle.Fit preference = given == null ? null : given.preference();
        return new MatchPolicy.CommunicationStyle(
                weights.communicationStyle(),
                mentor.communicationStyle(),
                or(neutral.communicationStyle(), otherwise.neutral()),
                preference == null ? otherwise.preference() : StylePreference.valueOf(preference.name()));
    }

    private MatchPolicy.MutualPreference mutualPreference() {
        MatchPolicy.MutualPreference otherwise = DEFAULTS.mutualPreference();
        return new MatchPolicy.MutualPreference(
                weights.mutualPreference(),
                mentor.mutualPreference(),
                or(neutral.mutualPreference(), otherwise.neutral()),
                of(parameters.mutualPreference(), Parameters.MutualPreference::ranks, otherwise.ranks()));
    }

    private MatchPolicy.Affinity affinity() {
        MatchPolicy.Affinity otherwise = DEFAULTS.affinity();
        Parameters.Affinity given = parameters.affinity();
        List<String> attributes = given == null ? null : given.attributes();
        return new MatchPolicy.Affinity(
                weights.affinity(),
                mentor.affinity(),
                or(neutral.affinity(), otherwise.neutral()),
                attributes == null
                        ? otherwise.attributes()
                        : Set.copyOf(attributes.stream().distinct().toList()));
    }

    private static MatchPolicy.Question question(Question question) {
        Integer range = question.range();
        return new MatchPolicy.Question(
                question.key(),
                Comparison.valueOf(question.comparison().name()),
                range == null ? 0 : range,
                question.weight(),
                question.mentorWeight(),
                or(question.neutral(), DEFAULTS.goals().neutral()));
    }

    private MatchPolicy.HardRules rules() {
        Rules rules = terms.rules();
        return new MatchPolicy.HardRules(
                rules.forbidReportingLine(),
                rules.forbidPriorPairs(),
                rules.requireSharedLanguage(),
                rules.minWeeklyOverlapMinutes(),
                rules.minimumScore(),
                rules.missingDataPasses(),
                rules.minimumSeniorityGap(),
                rules.maximumSeniorityGap());
    }

    private static <T> int of(@Nullable T given, Function<T, @Nullable Integer> value, int otherwise) {
        return given == null ? otherwise : or(value.apply(given), otherwise);
    }

    private static int or(@Nullable Integer given, int otherwise) {
        return given == null ? otherwise : given;
    }
}
