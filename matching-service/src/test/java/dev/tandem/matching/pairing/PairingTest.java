package dev.tandem.matching.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.matching.policy.PolicyVersion;
import dev.tandem.matching.policy.Rules;
import dev.tandem.matching.policy.Weights;
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
import org.junit.jupiter.api.Test;

class PairingTest {

    private static final UUID JAVA = Ids.next();

    private final Pairing pairing = new Pairing();
    private final List<PoolEntry> entries = new ArrayList<>();
    private final Map<UUID, Person> people = new HashMap<>();
    private final Map<UUID, UUID> managers = new HashMap<>();
    private final Set<PriorPairs.PersonPair> prior = new HashSet<>();

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
    void the_engine_stops_when_it_is_told_to() {
        add(PoolEntries.of(Role.MENTOR, 1));
        add(PoolEntries.of(Role.MENTEE, 1));

        assertThatThrownBy(() -> pairing.solve(pool(), policy(), RunOptions.optimal(1), progress(true)))
                .isInstanceOf(PairingStoppedException.class);
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
        return new PairingPool(cohort, entries, people, managers, List.of(new Skill(JAVA, "Java", null)), prior);
    }

    private static PolicyVersion policy() {
        return new PolicyVersion(
                Ids.next(),
                1,
                "Test",
                new Weights(40, 20, 10, 15, 5, 5, 10),
                new Rules(60, true, true, true, 0, false),
                Instant.EPOCH);
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
