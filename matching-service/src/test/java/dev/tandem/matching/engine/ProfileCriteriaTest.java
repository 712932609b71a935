package dev.tandem.matching.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values worked out by hand; the neutral value is 123,456 everywhere, which no datum can give. */
class ProfileCriteriaTest {
    private static final int NEUTRAL = 123_456;
    private static final UUID MENTEE = new UUID(9, 1);
    private static final UUID MENTOR = new UUID(9, 2);

    /** A policy in which nothing counts but what the caller adds. */
    private static MatchPolicyBuilder nothingElse() {
        return MatchPolicy.builder()
                .skills(new MatchPolicy.Skills(0, null, 0, 50, 2))
                .goals(new MatchPolicy.Goals(0, null, 0))
                .interests(new MatchPolicy.Interests(0, null, 0))
                .availability(new MatchPolicy.Availability(0, null, 0, 60))
                .languages(new MatchPolicy.Languages(0, null, 0, 1))
                .department(new MatchPolicy.Department(0, null, 0, DepartmentPreference.SAME))
                .seniority(new MatchPolicy.Seniority(0, null, 0, 0, 1, 1))
                .rules(new MatchPolicy.HardRules(false, false, false, 0, 0, true));
    }

    private static Contribution judged(
            MatchPolicyBuilder policy,
            UnaryOperator<ParticipantBuilder> mentee,
            UnaryOperator<ParticipantBuilder> mentor) {
        UUID menteeId = new UUID(1, 1);
        UUID mentorId = new UUID(2, 1);
        MatchInput input = MatchInput.of(
                List.of(
                        mentee.apply(Participant.builder(menteeId, MENTEE, Side.MENTEE, 0))
                                .build(),
                        mentor.apply(Participant.builder(mentorId, MENTOR, Side.MENTOR, 1))
                                .build()),
                Inputs.PHASE);
        PairEvaluation evaluation = new PairEvaluator(input, policy.build()).evaluate(menteeId, mentorId);
        assertThat(evaluation.contributions()).hasSize(1);
        Contribution contribution = evaluation.contributions().getFirst();
        assertThat(evaluation.score()).isEqualTo(contribution.score()).isEqualTo(contribution.points());
        return contribution;
    }

    private static void isMissing(Contribution contribution) {
        assertThat(contribution.missing()).isTrue();
        assertThat(contribution.score()).isEqualTo(NEUTRAL);
        assertThat(contribution.explanation().code()).isEqualTo("NOT_STATED");
    }

    private static Place place(@Nullable String site, @Nullable String city, @Nullable String country) {
        return new Place(site, city, country, null, null);
    }

    private static MatchPolicyBuilder proximity() {
        return nothingElse()
                .proximity(new MatchPolicy.Proximity(1, null, NEUTRAL, 1_000_000, 800_000, 300_000, 100, 500));
    }

    private static Contribution proximity(Place mentee, Place mentor) {
        return judged(proximity(), builder -> builder.place(mentee), builder -> builder.place(mentor));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "HQ, Berlin, DE, HQ, Berlin, DE, 1000000",
                "HQ, Berlin, DE, Lab, Berlin, DE, 800000",
                "HQ, Berlin, DE, HQ, Munich, DE, 300000",
                "HQ, Berlin, DE, HQ, Berlin, US, 0",
                "HQ, -, -, HQ, -, -, 1000000",
                "-, -, DE, -, -, DE, 300000",
                "-, Berlin, -, -, Munich, -, 0"
            })
    void places_earn_the_credit_of_the_smallest_part_they_share(
            @Nullable String site,
            @Nullable String city,
            @Nullable String country,
            @Nullable String otherSite,
            @Nullable String otherCity,
            @Nullable String otherCountry,
            int expected) {
        assertThat(proximity(place(site, city, country), place(otherSite, otherCity, otherCountry))
                        .score())
                .isEqualTo(expected);
    }

    @Test
    void distance_is_linear_between_full_and_zero_and_the_best_of_both_counts() {
        // Berlin to Hamburg: 255 km, so (500 - 255) / 400.
        Place berlin = new Place(null, "Berlin", "DE", 52.5200, 13.4050);
        Place hamburg = new Place(null, "Hamburg", "DE", 53.5511, 9.9937);
        Place newYork = new Place(null, "New York", "US", 40.7128, -74.0060);

        assertThat(proximity(berlin, hamburg).score()).isEqualTo(612_500);
        assertThat(proximity(berlin, hamburg).explanation().parameters()).containsEntry("kilometres", 255);
        assertThat(proximity(berlin, berlin).score()).isEqualTo(1_000_000);
        assertThat(proximity(berlin, newYork).score()).isZero();
        assertThat(Distance.kilometres(Distance.position(berlin), Distance.position(newYork)))
                .isEqualTo(6_385);
        assertThat(Distance.kilometres(
                        Distance.position(new Place(null, null, null, 0.0, 0.0)),
                        Distance.position(new Place(null, null, null, 0.0, 180.0))))
                .isEqualTo(20_015);
    }

    @Test
    void places_without_a_part_in_common_are_missing_data() {
        isMissing(proximity(place(null, "Berlin", null), place(null, null, "DE")));
        isMissing(proximity(Place.UNKNOWN, place("HQ", "Berlin", "DE")));
    }

    @ParameterizedTest
    @CsvSource({"4, 4, 1000000", "4, 9, 1000000", "6, 4, 500000", "7, 4, 250000", "8, 4, 0", "20, 0, 0"})
    void missing_hours_cost_in_proportion_to_the_tolerance(int wanted, int offered, int expected) {
        assertThat(judged(
                                nothingElse().commitment(new MatchPolicy.Commitment(1, null, NEUTRAL, 4)),
                                mentee -> mentee.commitmentHoursPerMonth(wanted),
                                mentor -> mentor.commitmentHoursPerMonth(offered))
                        .score())
                .isEqualTo(expected);
    }

    @Test
    void unstated_hours_are_missing_data() {
        isMissing(judged(
                nothingElse().commitment(new MatchPolicy.Commitment(1, null, NEUTRAL, 4)),
                mentee -> mentee.commitmentHoursPerMonth(4),
                mentor -> mentor));
    }

    @Test
    void meeting_modes_are_shared_over_all() {
        MatchPolicyBuilder policy = nothingElse().meetingModes(new MatchPolicy.MeetingModes(1, null, NEUTRAL));

        assertThat(judged(
                                policy,
                                mentee -> mentee.meetingModes(Set.of("VIDEO", "IN_PERSON")),
                                mentor -> mentor.meetingModes(Set.of("VIDEO", "PHONE")))
                        .score())
                .isEqualTo(333_333);
        isMissing(judged(policy, mentee -> mentee, mentor -> mentor.meetingModes(Set.of("VIDEO"))));
    }

    @ParameterizedTest
    @CsvSource({"5, 5, 0", "5, 7, 0", "5, 9, 400000", "5, 12, 1000000", "5, 40, 1000000", "20, 3, 0"})
    void experience_grows_from_the_least_to_the_full_lead(int mentee, int mentor, int expected) {
        assertThat(judged(
                                nothingElse().experience(new MatchPolicy.Experience(1, null, NEUTRAL, 2, 7)),
                                builder -> builder.experienceYears(mentee),
                                builder -> builder.experienceYears(mentor))
                        .score())
                .isEqualTo(expected);
    }

    @Test
    void unstated_experience_is_missing_data() {
        isMissing(judged(
                nothingElse().experience(new MatchPolicy.Experience(1, null, NEUTRAL, 2, 7)),
                mentee -> mentee,
                mentor -> mentor.experienceYears(3)));
    }

    @ParameterizedTest
    @CsvSource({
        "DIRECT, DIRECT, 1000000, 0",
        "DIRECT, EXPRESSIVE, 500000, 500000",
        "DIRECT, ANALYTICAL, 500000, 500000",
        "DIRECT, SUPPORTIVE, 0, 1000000",
        "ANALYTICAL, EXPRESSIVE, 0, 1000000",
        "SUPPORTIVE, DIRECT, 0, 1000000",
        "CALM, DIRECT, 500000, 500000",
        "CALM, CALM, 1000000, 0"
    })
    void styles_are_similar_or_complement_each_other(String mentee, String mentor, int similar, int complementary) {
        for (StylePreference preference : StylePreference.values()) {
            assertThat(judged(
                                    nothingElse()
                                            .communicationStyle(
                                                    new MatchPolicy.CommunicationStyle(1, null, NEUTRAL, preference)),
                                    builder -> builder.communicationStyle(mentee),
                                    builder -> builder.communicationStyle(mentor))
                            .score())
                    .isEqualTo(preference == StylePreference.SIMILAR ? similar : complementary);
        }
    }

    @Test
    void an_unstated_style_is_missing_data() {
        isMissing(judged(
                nothingElse()
                        .communicationStyle(
                                new MatchPolicy.CommunicationStyle(1, null, NEUTRAL, StylePreference.SIMILAR)),
                mentee -> mentee.communicationStyle("DIRECT"),
                mentor -> mentor));
    }

    private static Contribution wishes(List<UUID> mentee, List<UUID> mentor) {
        return judged(
                nothingElse().mutualPreference(new MatchPolicy.MutualPreference(1, null, NEUTRAL, 4)),
                builder -> builder.wishes(mentee),
                builder -> builder.wishes(mentor));
    }

    @Test
    void wishes_of_both_sides_are_averaged_and_fall_with_rank() {
        UUID somebody = new UUID(9, 7);

        assertThat(wishes(List.of(MENTOR), List.of(MENTEE)).score()).isEqualTo(1_000_000);
        assertThat(wishes(List.of(somebody, MENTOR), List.of(MENTEE)).score()).isEqualTo(875_000);
        assertThat(wishes(List.of(somebody), List.of(MENTEE)).score()).isEqualTo(500_000);
        assertThat(wishes(List.of(somebody), List.of(somebody)).score()).isZero();
        assertThat(wishes(List.of(somebody, new UUID(9, 8), new UUID(9, 11), new UUID(9, 12), MENTOR), List.of(MENTEE))
                        .score())
                .isEqualTo(500_000);
    }

    @Test
    void without_a_wish_list_a_side_is_neutral_and_without_any_the_datum_is_missing() {
        assertThat(wishes(List.of(MENTOR), List.of()).score()).isEqualTo((1_000_000 + NEUTRAL) / 2);
        isMissing(wishes(List.of(), List.of()));
    }

    @Test
    void affinity_counts_attributes_both_opted_in_and_never_tells_a_value() {
        MatchPolicyBuilder policy = nothingElse()
                .affinity(new MatchPolicy.Affinity(1, null, NEUTRAL, Set.of("heritage", "parenthood", "veteran")));

        Contribution shared = judged(
                policy,
                mentee -> mentee.affinity(
                        Map.of("heritage", Set.of("x", "y"), "parenthood", Set.of("twins"), "hobby", Set.of("z"))),
                mentor -> mentor.affinity(
                        Map.of("heritage", Set.of("y"), "parenthood", Set.of("one"), "hobby", Set.of("z"))));

        assertThat(shared.score()).isEqualTo(500_000);
        assertThat(shared.explanation().parameters())
                .containsEntry("compared", List.of("heritage", "parenthood"))
                .containsEntry("shared", List.of("heritage"));
        assertThat(shared.explanation().toString()).doesNotContain("twins", "=y", "y]", "one");
        isMissing(judged(policy, mentee -> mentee.affinity(Map.of("heritage", Set.of("x"))), mentor -> mentor));
    }

    private static Contribution question(Comparison comparison, @Nullable Answer mentee, @Nullable Answer mentor) {
        return judged(
                nothingElse().questions(List.of(new MatchPolicy.Question("pace", comparison, 8, 1, null, NEUTRAL))),
                builder -> mentee == null ? builder : builder.answers(Map.of("pace", mentee)),
                builder -> mentor == null ? builder : builder.answers(Map.of("pace", mentor)));
    }

    private static Answer choices(String... values) {
        return new Answer.Choices(Set.of(values));
    }

    @Test
    void questions_compare_for_equality_overlap_and_distance() {
        assertThat(question(Comparison.SAME, choices("a", "b"), choices("b", "a"))
                        .score())
                .isEqualTo(1_000_000);
        assertThat(question(Comparison.SAME, new Answer.Quantity(3), new Answer.Quantity(4))
                        .score())
                .isZero();
        assertThat(question(Comparison.OVERLAP, choices("a", "b"), choices("b", "c", "d"))
                        .score())
                .isEqualTo(250_000);
        assertThat(question(Comparison.DISTANCE, new Answer.Quantity(1), new Answer.Quantity(4))
                        .score())
                .isEqualTo(625_000);
        assertThat(question(
                                Comparison.DISTANCE,
                                new Answer.Quantity(Long.MIN_VALUE),
                                new Answer.Quantity(Long.MAX_VALUE))
                        .score())
                .isZero();
        assertThat(question(Comparison.SAME, choices("a"), choices("a")).question())
                .isEqualTo("pace");
    }

    @Test
    void unanswered_questions_and_answers_of_the_wrong_kind_are_missing_data() {
        isMissing(question(Comparison.SAME, null, choices("a")));
        isMissing(question(Comparison.OVERLAP, choices(), choices("a")));
        isMissing(question(Comparison.OVERLAP, new Answer.Quantity(1), choices("a")));
        isMissing(question(Comparison.DISTANCE, new Answer.Quantity(1), choices("a")));
    }

    @Test
    void each_side_weighs_for_itself_and_the_pair_gets_the_mean_by_share() {
        // Modes 1, style 0. Mentee: 3 to 1; mentor: 1 to 4; share of the mentor 30 %.
        MatchPolicy policy = nothingElse()
                .meetingModes(new MatchPolicy.MeetingModes(3, 1, NEUTRAL))
                .communicationStyle(new MatchPolicy.CommunicationStyle(1, 4, NEUTRAL, StylePreference.SIMILAR))
                .mentorShare(30)
                .build();
        MatchInput input = MatchInput.of(
                List.of(
                        Participant.builder(new UUID(1, 1), MENTEE, Side.MENTEE, 0)
                                .meetingModes(Set.of("VIDEO"))
                                .communicationStyle("DIRECT")
                                .build(),
                        Participant.builder(new UUID(2, 1), MENTOR, Side.MENTOR, 1)
                                .meetingModes(Set.of("VIDEO"))
                                .communicationStyle("SUPPORTIVE")
                                .build()),
                Inputs.PHASE);

        PairEvaluation evaluation = new PairEvaluator(input, policy).evaluate(new UUID(1, 1), new UUID(2, 1));

        assertThat(evaluation.menteeScore()).isEqualTo(750_000);
        assertThat(evaluation.mentorScore()).isEqualTo(200_000);
        assertThat(evaluation.score()).isEqualTo(585_000);
        assertThat(evaluation.contributions()).extracting(Contribution::points).containsExactly(585_000, 0);
    }

    @ParameterizedTest
    @CsvSource({"3, 4, true", "3, 6, true", "3, 3, false", "3, 7, false", "4, 3, false"})
    void a_lead_outside_the_admissible_range_is_a_broken_rule(int mentee, int mentor, boolean admissible) {
        MatchPolicy policy =
                Inputs.lenient().withRules(new MatchPolicy.HardRules(false, false, false, 0, 0, false, 1, 3));

        PairEvaluation evaluation = Inputs.judged(
                Inputs.of(Someone.mentee(1).level(mentee), Someone.mentor(1).level(mentor)), policy);

        assertThat(evaluation.eligible()).isEqualTo(admissible);
        assertThat(evaluation.brokenRules())
                .extracting(BrokenRule::code)
                .isEqualTo(admissible ? List.of() : List.of(RuleCode.SENIORITY_GAP));
    }

    @Test
    void an_unknown_level_passes_the_rule_only_where_missing_data_passes() {
        MatchInput input = Inputs.of(Someone.mentee(1), Someone.mentor(1).level(3));

        assertThat(Inputs.judged(
                                input,
                                Inputs.lenient()
                                        .withRules(
                                                new MatchPolicy.HardRules(false, false, false, 0, 0, false, null, 3)))
                        .eligible())
                .isFalse();
        assertThat(Inputs.judged(
                                input,
                                Inputs.lenient()
                                        .withRules(new MatchPolicy.HardRules(false, false, false, 0, 0, true, null, 3)))
                        .eligible())
                .isTrue();
    }
}
