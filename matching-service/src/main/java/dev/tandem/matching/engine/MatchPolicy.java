package dev.tandem.matching.engine;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How pairs are judged: weighted criteria and hard rules.
 *
 * <p>Weights are relative integers 0…{@value #MAX_WEIGHT}; 0 leaves the criterion out of that side's score.
 * {@code mentorWeight} is the weight in the mentor's score, null for the same. {@code neutral} is the value, in
 * millionths, that a criterion takes when either side has not stated what it needs; its weight is kept. Records accept
 * any value so that {@link #validate()} can name every wrong field at once; the engine refuses an invalid policy.
 *
 * @param questions at most {@value #MAX_QUESTIONS}, with different keys
 * @param mentorShare how much the mentor's score counts in that of the pair, in percent
 */
public record MatchPolicy(
        Skills skills,
        Goals goals,
        Interests interests,
        Availability availability,
        Languages languages,
        Department department,
        Seniority seniority,
        Proximity proximity,
        Commitment commitment,
        MeetingModes meetingModes,
        Experience experience,
        CommunicationStyle communicationStyle,
        MutualPreference mutualPreference,
        Affinity affinity,
        List<Question> questions,
        int mentorShare,
        HardRules rules) {

    /** The largest weight of one criterion. */
    public static final int MAX_WEIGHT = 10_000;

    /** The largest number of questions. */
    public static final int MAX_QUESTIONS = 20;

    public MatchPolicy {
        questions = List.copyOf(questions);
    }

    /** What every criterion has. */
    public sealed interface Weighing {
        /** In the mentee's score, 0…{@value MatchPolicy#MAX_WEIGHT}. */
        int weight();

        /** In the mentor's score; null for the same. */
        @Nullable
        Integer mentorWeight();

        /** In millionths, for missing data. */
        int neutral();

        /** In the mentor's score, 0…{@value MatchPolicy#MAX_WEIGHT}. */
        default int weightForMentor() {
            Integer own = mentorWeight();
            return own == null ? weight() : own;
        }
    }

    /**
     * Skills the mentee wants against skills the mentor offers.
     *
     * @param relatedCreditPercent what is left of the credit for each step between a wanted skill and an offered ancestor or descendant, 0…100
     * @param relatedSteps how many steps still count as related, 0…10
     */
    public record Skills(
            int weight, @Nullable Integer mentorWeight, int neutral, int relatedCreditPercent, int relatedSteps)
            implements Weighing {}

    /**
     * The part of the mentee's goals that the mentor shares.
     */
    public record Goals(int weight, @Nullable Integer mentorWeight, int neutral) implements Weighing {}

    /**
     * Shared interests, by Jaccard index.
     */
    public record Interests(int weight, @Nullable Integer mentorWeight, int neutral) implements Weighing {}

    /**
     * Time both have free, in the worst week of the active phase.
     *
     * @param targetMinutes a week, from which on more gains nothing, 1…10,080
     */
    public record Availability(int weight, @Nullable Integer mentorWeight, int neutral, int targetMinutes)
            implements Weighing {}

    /**
     * Shared languages.
     *
     * @param fullAt how many shared languages give the full score, 1…20
     */
    public record Languages(int weight, @Nullable Integer mentorWeight, int neutral, int fullAt) implements Weighing {}

    /**
     * One department or two.
     */
    public record Department(int weight, @Nullable Integer mentorWeight, int neutral, DepartmentPreference preference)
            implements Weighing {}

    /**
     * Levels by which the mentor is ahead of the mentee.
     *
     * @param minimumGap the smallest preferred lead; may be negative for reverse mentoring
     * @param maximumGap the largest preferred lead
     * @param falloffLevels how many levels outside the preferred range the score takes to fall to 0, linearly
     */
    public record Seniority(
            int weight, @Nullable Integer mentorWeight, int neutral, int minimumGap, int maximumGap, int falloffLevels)
            implements Weighing {}

    /**
     * How near they work: the best of the shared site, city or country and of the distance.
     *
     * @param sameSite value of one site in one city, 0…1,000,000
     * @param sameCity value of one city in one country, at most {@code sameSite}
     * @param sameCountry value of one country, at most {@code sameCity}
     * @param fullWithinKm distance up to which the value is 1, 0…20,100
     * @param zeroBeyondKm distance from which on it is 0, above {@code fullWithinKm}; linear between
     */
    public record Proximity(
            int weight,
            @Nullable Integer mentorWeight,
            int neutral,
            int sameSite,
            int sameCity,
            int sameCountry,
            int fullWithinKm,
            int zeroBeyondKm)
            implements Weighing {}

    /**
     * Hours a month that the mentee wants against those that the mentor offers.
     *
     * @param toleranceHours how many missing hours it takes to fall to 0, linearly, 1…744
     */
    public record Commitment(int weight, @Nullable Integer mentorWeight, int neutral, int toleranceHours)
            implements Weighing {}

    /**
     * Shared ways to meet, by Jaccard index.
     */
    public record MeetingModes(int weight, @Nullable Integer mentorWeight, int neutral) implements Weighing {}

    /**
     * Years by which the mentor is ahead of the mentee.
     *
     * @param minimumLeadYears the lead up to which the value is 0, -100…100
     * @param fullLeadYears the lead from which on it is 1, above {@code minimumLeadYears}; linear between
     */
    public record Experience(
            int weight, @Nullable Integer mentorWeight, int neutral, int minimumLeadYears, int fullLeadYears)
            implements Weighing {}

    /**
     * Like or complementary styles of communication.
     */
    public record CommunicationStyle(
            int weight, @Nullable Integer mentorWeight, int neutral, StylePreference preference) implements Weighing {}

    /**
     * How high each stands on the other's wish list.
     *
     * @param ranks how many ranks count, 1…100: the first gives 1, each further one 1/ranks less
     */
    public record MutualPreference(int weight, @Nullable Integer mentorWeight, int neutral, int ranks)
            implements Weighing {}

    /**
     * What both have declared and opted to be matched by.
     *
     * @param attributes the attributes that are looked at; others are ignored
     */
    public record Affinity(int weight, @Nullable Integer mentorWeight, int neutral, Set<String> attributes)
            implements Weighing {
        public Affinity {
            attributes = Participant.sorted(attributes);
        }
    }

    /**
     * A question of the questionnaire.
     *
     * @param key as in {@link Participant#answers()}
     * @param range for {@link Comparison#DISTANCE}: the distance at which the value is 0, 1 or more; else ignored
     */
    public record Question(
            String key,
            Comparison comparison,
            long range,
            int weight,
            @Nullable Integer mentorWeight,
            int neutral) implements Weighing {}

    /**
     * What no score can make up for. Same person, exclusions and forbidden pairs always apply.
     *
     * @param minimumWeeklyOverlapMinutes in every week of the active phase; 0 switches the rule off
     * @param minimumScore in millionths; 0 switches the rule off
     * @param missingDataPasses whether somebody without stated languages, availability or level passes those rules; if
     *     not, nobody can be paired with them while the rule is on
     * @param minimumSeniorityGap the smallest admissible lead of the mentor in levels; null switches it off. Between
     *     peers the lead is that of the higher one
     * @param maximumSeniorityGap the largest admissible lead; null switches it off
     */
    public record HardRules(
            boolean forbidReportingLine,
            boolean forbidPriorPairs,
            boolean requireSharedLanguage,
            int minimumWeeklyOverlapMinutes,
            int minimumScore,
            boolean missingDataPasses,
            @Nullable Integer minimumSeniorityGap,
            @Nullable Integer maximumSeniorityGap) {

        /** Rules without bounds on the mentor's lead. */
        public HardRules(
                boolean forbidReportingLine,
                boolean forbidPriorPairs,
                boolean requireSharedLanguage,
                int minimumWeeklyOverlapMinutes,
                int minimumScore,
                boolean missingDataPasses) {
            this(
                    forbidReportingLine,
                    forbidPriorPairs,
                    requireSharedLanguage,
                    minimumWeeklyOverlapMinutes,
                    minimumScore,
                    missingDataPasses,
                    null,
                    null);
        }

        /** Whether the mentor's lead is bounded. */
        boolean boundsSeniority() {
            return minimumSeniorityGap != null || maximumSeniorityGap != null;
        }
    }

    /** A sensible start for one-on-one mentoring across departments. */
    public static MatchPolicy defaults() {
        return builder().build();
    }

    /** Starts from {@link #defaults()}. */
    public static MatchPolicyBuilder builder() {
        return new MatchPolicyBuilder();
    }

    /** Starts from this policy. */
    public MatchPolicyBuilder toBuilder() {
        return new MatchPolicyBuilder(this);
    }

    /** The same policy under other rules. */
    public MatchPolicy withRules(HardRules changed) {
        return toBuilder().rules(changed).build();
    }

    /** The weight of one criterion in the mentee's score; of {@link CriterionCode#QUESTION}: of all questions. */
    public int weight(CriterionCode criterion) {
        return criterion == CriterionCode.QUESTION
                ? questions.stream().mapToInt(Question::weight).sum()
                : weighing(criterion).weight();
    }

    /** Weights and neutral value of one criterion other than {@link CriterionCode#QUESTION}. */
    Weighing weighing(CriterionCode criterion) {
        return switch (criterion) {
            case SKILLS -> skills;
            case GOALS -> goals;
            case INTERESTS -> interests;
            case AVAILABILITY -> availability;
            case LANGUAGES -> languages;
            case DEPARTMENT -> department;
            case SENIORITY -> seniority;
            case PROXIMITY -> proximity;
            case COMMITMENT -> commitment;
            case MEETING_MODES -> meetingModes;
            case EXPERIENCE -> experience;
            case COMMUNICATION_STYLE -> communicationStyle;
            case MUTUAL_PREFERENCE -> mutualPreference;
            case AFFINITY -> affinity;
            case QUESTION -> throw new IllegalArgumentException("Questions are many.");
        };
    }

    /** Every field that is out of range; empty when the policy can be used. */
    public List<PolicyError> validate() {
        return new PolicyCheck(this).errors();
    }

    void requireValid() {
        List<PolicyError> errors = validate();
        if (!errors.isEmpty()) {
            throw new InvalidPolicyException(errors);
        }
    }
}
