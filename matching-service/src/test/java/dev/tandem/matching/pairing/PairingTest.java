package dev.tandem.matching.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.matching.policy.MentorWeights;
import dev.tandem.matching.policy.Parameters;
import dev.tandem.matching.policy.PolicyTerms;
import dev.tandem.matching.policy.PolicyVersion;
import dev.tandem.matching.policy.Question;
import dev.tandem.matching.policy.Rules;
import dev.tandem.matching.policy.Weights;
import dev.tandem.matching.pool.DeclarationPurpose;
import dev.tandem.matching.pool.PoolEntries;
import dev.tandem.matching.pool.PoolEntry;
import dev.tandem.matching.pool.Role;
import dev.tandem.matching.roster.Cohort;
import dev.tandem.matching.roster.CohortState;
import dev.tandem.matching.roster.Person;
import dev.tandem.matching.roster.Skill;
import dev.tandem.platform.web.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PairingTest {

    private static final UUID JAVA = Ids.next();
    private static final Rules RULES = new Rules(60, true, true, true, 0, false);

    private final Pairing pairing = new Pairing();
    private final List<PoolEntry> entries = new ArrayList<>();
    private final Map<UUID, Person> people = new HashMap<>();
    private final Map<UUID, UUID> managers = new HashMap<>();
    private final Set<PriorPairs.PersonPair> prior = new HashSet<>();
    private PolicyTerms terms =
            new PolicyTerms(new Weights(40, 20, 10, 15, 5, 5, 10), null, 50, null, null, List.of(), RULES);

    @Test
    void the_contributions_of_a_pair_add_up_to_its_score() {
        add(PoolEntries.of(Role.MENTOR, 1).offering(JAVA, 4));
        add(PoolEntries.of(Role.MENTEE, 1).wanting(JAVA, 3));

        PairingResult result = solve();

        PairingResult.ProposedPair pair = result.pairs().getFirst();
        assertThat(pair.criteria().stream()
                        .mapToInt(CriterionScore::contribution)
                        .sum())
                .isEqualTo(pair.score());
        assertThat(pair.criteria()).extracting(CriterionScore::code).contains("SKILLS", "SENIORITY");
        assertThat(result.summary().certificate().valid()).isTrue();
        assertThat(result.summary().meanScore()).isEqualTo(pair.score());
    }

    @Test
    void sentences_name_skills_and_not_their_ids() {
        add(PoolEntries.of(Role.MENTOR, 1).offering(JAVA, 4));
        add(PoolEntries.of(Role.MENTEE, 1).wanting(JAVA, 3));

        CriterionScore skills = solve().pairs().getFirst().criteria().getFirst();

        assertThat(skills.explanation().toString()).contains("Java").doesNotContain(JAVA.toString());
    }

    @Test
    void a_reporting_line_through_people_outside_of_the_pool_forbids_the_pair() {
        PoolEntry mentor = add(PoolEntries.of(Role.MENTOR, 1));
        PoolEntry mentee = add(PoolEntries.of(Role.MENTEE, 1));
        UUID between = Ids.next();
        managers.put(mentee.personId(), between);
        managers.put(between, mentor.personId());

        PairingResult result = solve();

        assertThat(result.pairs()).isEmpty();
        assertThat(result.unpaired().getFirst().reason().params().toString()).contains("REPORTING_LINE=1");
        assertThat(judge(mentor, mentee).brokenRules())
                .extracting(Statement::code)
                .containsExactly("REPORTING_LINE");
    }

    @Test
    void regional_variants_of_a_language_are_one_language() {
        PoolEntry mentor = add(PoolEntries.of(Role.MENTOR, 1).speaking("en-GB"));
        PoolEntry mentee = add(PoolEntries.of(Role.MENTEE, 1).speaking("EN-us"));

        assertThat(judge(mentor, mentee).brokenRules()).isEmpty();
    }

    @Test
    void languages_of_the_person_stand_in_for_those_not_given_with_the_enrollment() {
        PoolEntry mentor = add(PoolEntries.of(Role.MENTOR, 1).speaking());
        PoolEntry mentee = add(PoolEntries.of(Role.MENTEE, 1).speaking("en"));

        assertThat(judge(mentor, mentee).brokenRules()).isEmpty();
    }

    @Test
    void a_pair_that_met_before_is_not_proposed_again() {
        PoolEntry mentor = add(PoolEntries.of(Role.MENTOR, 1));
        PoolEntry mentee = add(PoolEntries.of(Role.MENTEE, 1));
        prior.add(new PriorPairs.PersonPair(mentee.personId(), mentor.personId()));

        assertThat(solve().pairs()).isEmpty();
    }

    @Test
    void only_the_places_that_are_left_are_given_away() {
        PoolEntry mentor = add(PoolEntries.of(Role.MENTOR, 2));
        add(PoolEntries.of(Role.MENTEE, 1));
        add(PoolEntries.of(Role.MENTEE, 1));
        add(PoolEntries.of(Role.MENTEE, 1));

        PairingResult result = solve();

        assertThat(result.pairs())
                .hasSize(2)
                .allSatisfy(pair -> assertThat(pair.mentorEnrollmentId()).isEqualTo(mentor.id()));
        assertThat(result.summary().unmatchedMentees()).isEqualTo(1);
        assertThat(result.unpaired()).anySatisfy(unpaired -> {
            assertThat(unpaired.reason().code()).isEqualTo("CAPACITY_EXHAUSTED");
            assertThat(unpaired.nearestFix()).isNotNull();
        });
    }

    @Test
    void the_order_of_the_pool_changes_nothing() {
        for (int i = 0; i < 5; i++) {
            add(PoolEntries.of(Role.MENTOR, 1).offering(JAVA, i % 3 + 1));
            add(PoolEntries.of(Role.MENTEE, 1).wanting(JAVA, i % 4 + 1));
        }
        PairingResult result = solve();

        Collections.reverse(entries);

        assertThat(solve()).isEqualTo(result);
    }

    @Test
    void a_time_zone_that_is_not_known_counts_as_no_availability() {
        PoolEntry mentor = add(PoolEntries.of(Role.MENTOR, 1).inZone("Mars/Olympus"));
        PoolEntry mentee = add(PoolEntries.of(Role.MENTEE, 1));

        assertThat(judge(mentor, mentee).brokenRules())
                .extracting(Statement::code)
                .containsExactly("MINIMUM_WEEKLY_OVERLAP");
    }

    @Test
    void affinity_counts_what_was_declared_for_it_and_nothing_else() {
        PoolEntry mentor = add(PoolEntries.of(Role.MENTOR, 1)
                .declaring("gender", "a-secret-value", DeclarationPurpose.AFFINITY, DeclarationPurpose.FAIRNESS));
        PoolEntry alike =
                add(PoolEntries.of(Role.MENTEE, 1).declaring("gender", "a-secret-value", DeclarationPurpose.AFFINITY));
        PoolEntry forFairness =
                add(PoolEntries.of(Role.MENTEE, 1).declaring("gender", "a-secret-value", DeclarationPurpose.FAIRNESS));
        PoolEntry otherwise =
                add(PoolEntries.of(Role.MENTEE, 1).declaring("origin", "a-secret-value", DeclarationPurpose.AFFINITY));

        terms = terms(weights(0, 40, 0), null, List.of());
        assertThat(criterion(mentor, alike, "AFFINITY").missing()).isFalse();
        assertThat(criterion(mentor, alike, "AFFINITY").score()).isEqualTo(1_000_000);
        assertThat(criterion(mentor, forFairness, "AFFINITY").missing()).isTrue();
        assertThat(criterion(mentor, otherwise, "AFFINITY").missing()).isTrue();
        assertThat(criterion(mentor, otherwise, "AFFINITY").score()).isEqualTo(500_000);
    }

    @Test
    void explanations_tell_neither_answers_nor_self_declarations() {
        add(PoolEntries.of(Role.MENTOR, 1)
                .answering("how-often", "a-secret-answer")
                .declaring("gender", "a-secret-value", DeclarationPurpose.AFFINITY));
        add(PoolEntries.of(Role.MENTEE, 1)
                .answering("how-often", "a-secret-answer")
                .declaring("gender", "a-secret-value", DeclarationPurpose.AFFINITY));
        terms = terms(
                weights(0, 40, 0),
                null,
                List.of(new Question("how-often", Question.Comparison.SAME, null, 10, null, null)));

        List<CriterionScore> criteria = solve().pairs().getFirst().criteria();

        assertThat(criteria).extracting(CriterionScore::code).contains("AFFINITY", "QUESTION");
        assertThat(criteria.toString()).doesNotContain("secret", "gender");
    }

    @Test
    void each_question_is_a_criterion_of_its_own() {
        PoolEntry mentor = add(PoolEntries.of(Role.MENTOR, 1).answering("remote-days", 2));
        PoolEntry mentee = add(PoolEntries.of(Role.MENTEE, 1).answering("remote-days", 3L));
        terms = terms(
                weights(0, 0, 0),
                null,
                List.of(
                        new Question("remote-days", Question.Comparison.DISTANCE, 4, 10, 20, null),
                        new Question("not-asked", Question.Comparison.OVERLAP, null, 10, null, 100_000)));

        List<CriterionScore> questions = judge(mentor, mentee).criteria().stream()
                .filter(criterion -> criterion.code().equals("QUESTION"))
                .toList();

        assertThat(questions).extracting(CriterionScore::question).containsExactly("remote-days", "not-asked");
        assertThat(questions.getFirst().score()).isEqualTo(750_000);
        assertThat(questions.getFirst().mentorWeight()).isEqualTo(20);
        assertThat(questions.getLast().missing()).isTrue();
        assertThat(questions.getLast().score()).isEqualTo(100_000);
        assertThat(questions.getLast().mentorWeight()).isNull();
    }

    @Test
    void with_weights_of_their_own_both_sides_still_add_up_to_the_score() {
        add(PoolEntries.of(Role.MENTOR, 1).offering(JAVA, 4).experienced(20, "DIRECT"));
        add(PoolEntries.of(Role.MENTEE, 1).wanting(JAVA, 3).experienced(2, "SUPPORTIVE"));
        terms = terms(
                weights(7, 0, 3),
                new MentorWeights(10, null, 0, null, null, null, null, 30, null, null, null, 25, null, null),
                List.of());

        PairingResult.ProposedPair pair = solve().pairs().getFirst();

        assertThat(pair.criteria().stream()
                        .mapToInt(CriterionScore::contribution)
                        .sum())
                .isEqualTo(pair.score());
        assertThat(pair.criteria())
                .filteredOn(criterion -> criterion.code().equals("SKILLS"))
                .singleElement()
                .satisfies(skills -> {
                    assertThat(skills.weight()).isEqualTo(40);
                    assertThat(skills.mentorWeight()).isEqualTo(10);
                });
    }

    @Test
    void a_place_of_work_counts_by_site_and_by_distance() {
        PoolEntry mentor = add(PoolEntries.of(Role.MENTOR, 1));
        PoolEntry near = add(PoolEntries.of(Role.MENTEE, 1));
        PoolEntry far = add(PoolEntries.of(Role.MENTEE, 1));
        PoolEntry unknown = add(PoolEntries.of(Role.MENTEE, 1));
        work(mentor, "HQ", "Zurich", "CH", 47.3769, 8.5417);
        work(near, "HQ", "Zurich", "CH", 47.3769, 8.5417);
        work(far, "Paulista", "São Paulo", "BR", -23.5614, -46.6559);
        terms = terms(weights(10, 0, 0), null, List.of());

        assertThat(criterion(mentor, near, "PROXIMITY").score()).isEqualTo(1_000_000);
        assertThat(criterion(mentor, far, "PROXIMITY").score()).isZero();
        assertThat(criterion(mentor, unknown, "PROXIMITY").missing()).isTrue();
    }

    @Test
    void figures_that_nobody_can_have_count_as_not_stated() {
        PoolEntry mentor = add(PoolEntries.of(Role.MENTOR, 1).experienced(400, "DIRECT"));
        PoolEntry mentee = add(PoolEntries.of(Role.MENTEE, 1).experienced(-1, "DIRECT"));
        terms = terms(weights(0, 0, 10), null, List.of());

        assertThat(criterion(mentor, mentee, "EXPERIENCE").missing()).isTrue();
    }

    @Test
    void the_engine_stops_when_it_is_told_to() {
        add(PoolEntries.of(Role.MENTOR, 1));
        add(PoolEntries.of(Role.MENTEE, 1));

        assertThatThrownBy(() -> pairing.solve(pool(), policy(), RunOptions.optimal(1), progress(true)))
                .isInstanceOf(PairingStoppedException.class);
    }

    private CriterionScore criterion(PoolEntry mentor, PoolEntry mentee, String code) {
        return judge(mentor, mentee).criteria().stream()
                .filter(criterion -> criterion.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private void work(PoolEntry entry, String site, String city, String country, double latitude, double longitude) {
        people.put(
                entry.personId(),
                new Person(
                        entry.personId(), 4, "Engineering", List.of("en"), site, city, country, latitude, longitude));
    }

    private static Weights weights(int proximity, int affinity, int experience) {
        return new Weights(40, 20, 10, 15, 5, 5, 10, proximity, 0, 0, experience, 0, 0, affinity);
    }

    private static PolicyTerms terms(Weights weights, @Nullable MentorWeights mentorWeights, List<Question> questions) {
        return new PolicyTerms(
                weights,
                mentorWeights,
                40,
                null,
                new Parameters(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        new Parameters.Affinity(List.of("gender"))),
                questions,
                RULES);
    }

    private PoolEntry add(PoolEntries entry) {
        PoolEntry made = entry.build();
        entries.add(made);
        people.put(made.personId(), new Person(made.personId(), 4, "Engineering", List.of("en")));
        return made;
    }

    private PairingResult solve() {
        return pairing.solve(pool(), policy(), RunOptions.optimal(1), progress(false));
    }

    private PairJudgement judge(PoolEntry mentor, PoolEntry mentee) {
        return pairing.judge(pool(), policy(), mentor.id(), mentee.id());
    }

    private PairingPool pool() {
        Cohort cohort = new Cohort(
                Ids.next(),
                Ids.next(),
                "Spring",
                CohortState.MATCHING,
                LocalDate.of(2026, 3, 1),
                LocalDate.of(2026, 8, 31));
        return new PairingPool(
                cohort, entries, people, managers, List.of(new Skill(JAVA, "Java", null)), prior, Map.of());
    }

    private PolicyVersion policy() {
        return new PolicyVersion(Ids.next(), 1, "Test", terms, Instant.EPOCH);
    }

    private static PairingProgress progress(boolean stopped) {
        return new PairingProgress() {
            @Override
            public void at(String phase, int percent) {
                assertThat(percent).isBetween(0, 100);
            }

            @Override
            public boolean stopped() {
                return stopped;
            }
        };
    }
}
