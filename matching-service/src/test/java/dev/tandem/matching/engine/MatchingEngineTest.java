package dev.tandem.matching.engine;

import static dev.tandem.matching.engine.Someone.mentee;
import static dev.tandem.matching.engine.Someone.menteeId;
import static dev.tandem.matching.engine.Someone.menteePerson;
import static dev.tandem.matching.engine.Someone.mentor;
import static dev.tandem.matching.engine.Someone.mentorId;
import static dev.tandem.matching.engine.Someone.mentorPerson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.matching.engine.certificate.Certificate;
import dev.tandem.matching.engine.graph.Graphs;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MatchingEngineTest {
    private static final MatchingEngine ENGINE = new MatchingEngine();

    /** A pool with everything in it: gaps in the data, managers, exclusions, people on both sides, locks, bans. */
    private static MatchInput pool(int mentees, int mentors, long seed) {
        Random random = new Random(seed);
        List<Participant> people = new ArrayList<>();
        Map<UUID, UUID> managers = new HashMap<>();
        for (int i = 0; i < mentees; i++) {
            people.add(someone(mentee(i), random)
                    .excludes(mentorPerson(random.nextInt(mentors + 1)))
                    .get());
            managers.put(menteePerson(i), mentorPerson(random.nextInt(mentors + 1)));
        }
        for (int i = 0; i < mentors; i++) {
            Someone mentor = someone(mentor(i), random).places(random.nextInt(4));
            people.add(
                    (random.nextInt(8) == 0 ? mentor.person(menteePerson(random.nextInt(mentees + 1))) : mentor).get());
            managers.put(mentorPerson(i), mentorPerson(random.nextInt(mentors + 1)));
        }
        Set<Pair> forbidden = new HashSet<>();
        Set<Pair> prior = new HashSet<>();
        for (int i = 0; i < mentees; i++) {
            forbidden.add(new Pair(menteeId(i), mentorId(random.nextInt(mentors + 1))));
            prior.add(new Pair(menteePerson(i), mentorPerson(random.nextInt(mentors + 1))));
        }
        Set<Pair> locked = new HashSet<>();
        people.stream()
                .filter(person -> person.side() == Side.MENTOR && person.capacity() > 0)
                .findFirst()
                .filter(person -> mentees > 0)
                .ifPresent(person -> locked.add(new Pair(menteeId(0), person.id())));
        SkillTaxonomy taxonomy = new SkillTaxonomy(Map.of("s0", "s1", "s1", "s2", "s3", "s2"));
        return new MatchInput(people, Inputs.PHASE, taxonomy, managers, forbidden, prior, locked);
    }

    private static Someone someone(Someone someone, Random random) {
        for (int i = 0; i < random.nextInt(4); i++) {
            someone.skill("s" + random.nextInt(6), 1 + random.nextInt(5));
        }
        someone.goals(some(random, "g")).interests(some(random, "i")).speaks(some(random, "l"));
        if (random.nextInt(5) > 0) {
            someone.in(
                    List.of("Europe/Berlin", "America/New_York", "Asia/Kolkata").get(random.nextInt(3)));
            for (DayOfWeek day : DayOfWeek.values()) {
                if (random.nextBoolean()) {
                    someone.free(
                            day,
                            "%02d:00".formatted(8 + random.nextInt(6)),
                            "%02d:30".formatted(15 + random.nextInt(7)));
                }
            }
        }
        if (random.nextInt(4) > 0) {
            someone.department("d" + random.nextInt(3)).level(random.nextInt(7));
        }
        return someone;
    }

    private static String[] some(Random random, String prefix) {
        return random.ints(random.nextInt(4), 0, 4)
                .distinct()
                .mapToObj(n -> prefix + n)
                .toArray(String[]::new);
    }

    private static MatchInput shuffled(MatchInput input, long seed) {
        List<Participant> people = new ArrayList<>(input.participants());
        Collections.shuffle(people, new Random(seed));
        List<UUID> keys = new ArrayList<>(input.managers().keySet());
        Collections.shuffle(keys, new Random(seed));
        Map<UUID, UUID> managers = new java.util.LinkedHashMap<>();
        keys.forEach(key -> managers.put(key, input.managers().getOrDefault(key, key)));
        return new MatchInput(
                people, input.phase(), input.taxonomy(), managers, input.forbidden(), input.prior(), input.locked());
    }

    @Property(tries = 100)
    void order_of_input_changes_nothing(
            @ForAll @IntRange(max = 25) int mentees,
            @ForAll @IntRange(min = 1, max = 15) int mentors,
            @ForAll long seed) {
        MatchInput input = pool(mentees, mentors, seed);

        MatchOutcome first = ENGINE.run(input, MatchPolicy.defaults(), 1);
        MatchOutcome second = ENGINE.run(shuffled(input, seed + 1), MatchPolicy.defaults(), 1);

        assertThat(second).isEqualTo(first);
        assertThat(second.toString()).isEqualTo(first.toString());
    }

    @Property(tries = 100)
    void every_run_is_certified_complete_and_consistent(
            @ForAll @IntRange(max = 25) int mentees,
            @ForAll @IntRange(min = 1, max = 15) int mentors,
            @ForAll long seed) {
        MatchInput input = pool(mentees, mentors, seed);

        MatchOutcome outcome = ENGINE.run(input, MatchPolicy.defaults(), 1);

        assertThat(outcome.certificate().violations()).isEmpty();
        assertThat(outcome.certificate().valid()).isTrue();
        assertThat(outcome.certificate().totalScore())
                .isEqualTo(
                        outcome.proposals().stream().mapToLong(Proposal::score).sum());
        assertThat(outcome.proposals()).hasSize(outcome.certificate().cardinality());
        assertThat(outcome.proposals().stream().filter(Proposal::locked).map(p -> new Pair(p.menteeId(), p.mentorId())))
                .containsExactlyInAnyOrderElementsOf(input.locked());
        for (Proposal proposal : outcome.proposals()) {
            assertThat(proposal.locked() || proposal.brokenRules().isEmpty()).isTrue();
            assertThat(proposal.score()).isEqualTo(recomputed(proposal.contributions()));
        }
        long unmatchedMentees = outcome.unmatched().stream()
                .filter(unmatched -> unmatched.side() == Side.MENTEE)
                .count();
        assertThat(outcome.proposals().size() + unmatchedMentees).isEqualTo(mentees);
        assertThat(outcome.distribution().histogram().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(outcome.proposals().size());
    }

    private static long recomputed(List<Contribution> contributions) {
        java.math.BigDecimal sum = java.math.BigDecimal.ZERO;
        long weights = 0;
        for (Contribution contribution : contributions) {
            sum = sum.add(java.math.BigDecimal.valueOf((long) contribution.weight() * contribution.score()));
            weights += contribution.weight();
        }
        return sum.divide(java.math.BigDecimal.valueOf(weights), 0, java.math.RoundingMode.HALF_UP)
                .longValueExact();
    }

    @Property(tries = 60)
    void another_mentor_never_makes_the_result_worse(
            @ForAll @IntRange(max = 20) int mentees,
            @ForAll @IntRange(min = 1, max = 10) int mentors,
            @ForAll long seed) {
        MatchInput input = pool(mentees, mentors, seed);
        Someone another = someone(mentor(999), new Random(seed)).places(2);

        Certificate without = ENGINE.run(input, MatchPolicy.defaults(), 1).certificate();
        Certificate with = ENGINE.run(Inputs.plus(input, another), MatchPolicy.defaults(), 1)
                .certificate();

        assertThat(new Graphs.Worth(with.cardinality(), with.totalScore()))
                .isGreaterThanOrEqualTo(new Graphs.Worth(without.cardinality(), without.totalScore()));
    }

    @Test
    void somebody_on_both_sides_can_be_in_two_pairs_but_not_in_one_with_themselves() {
        MatchInput input = Inputs.of(mentee(1), mentor(1).person(menteePerson(1)), mentee(2), mentor(2));

        MatchOutcome outcome = ENGINE.run(input, Inputs.lenient(), 0);

        assertThat(outcome.proposals())
                .extracting(Proposal::menteeId, Proposal::mentorId)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(menteeId(1), mentorId(2)),
                        org.assertj.core.api.Assertions.tuple(menteeId(2), mentorId(1)));
    }

    @Test
    void equal_scores_are_settled_by_id() {
        MatchOutcome outcome = ENGINE.run(Inputs.of(mentee(3), mentee(1), mentee(2), mentor(5)), Inputs.lenient(), 0);

        assertThat(outcome.proposals()).extracting(Proposal::menteeId).containsExactly(menteeId(1));
    }

    @Test
    void a_lock_overrides_rules_and_shows_them() {
        MatchInput input = Inputs.locking(
                Inputs.of(mentee(1).excludes(mentorPerson(1)), mentee(2), mentor(1)),
                new Pair(menteeId(1), mentorId(1)));

        MatchOutcome outcome = ENGINE.run(input, Inputs.lenient(), 0);

        assertThat(outcome.certificate().valid()).isTrue();
        assertThat(outcome.proposals()).singleElement().satisfies(proposal -> {
            assertThat(proposal.locked()).isTrue();
            assertThat(proposal.brokenRules()).extracting(BrokenRule::code).containsExactly(RuleCode.EXCLUSION);
        });
        assertThat(outcome.unmatched()).extracting(Unmatched::code).containsExactly(UnmatchedCode.CAPACITY_EXHAUSTED);
    }

    @Test
    void locks_that_cannot_be_kept_are_refused() {
        MatchInput pool = Inputs.of(mentee(1), mentee(2), mentor(1), mentor(2));

        assertThatThrownBy(() -> Inputs.locking(pool, new Pair(menteeId(9), mentorId(1))))
                .extracting("code")
                .isEqualTo("LOCK_OUTSIDE_POOL");
        assertThatThrownBy(() ->
                        Inputs.locking(pool, new Pair(menteeId(1), mentorId(1)), new Pair(menteeId(1), mentorId(2))))
                .extracting("code")
                .isEqualTo("MENTEE_LOCKED_TWICE");
        assertThatThrownBy(() ->
                        Inputs.locking(pool, new Pair(menteeId(1), mentorId(1)), new Pair(menteeId(2), mentorId(1))))
                .extracting("code")
                .isEqualTo("LOCKS_EXCEED_CAPACITY");
    }

    @Test
    void an_empty_pool_gives_an_empty_certified_outcome() {
        MatchOutcome outcome = ENGINE.run(Inputs.of(), MatchPolicy.defaults(), 0);

        assertThat(outcome.certificate().valid()).isTrue();
        assertThat(outcome.proposals()).isEmpty();
        assertThat(outcome.unmatched()).isEmpty();
        assertThat(outcome.distribution().count()).isZero();
    }

    @Test
    void the_digest_changes_with_anything_that_is_read_and_with_nothing_else() {
        MatchInput input = pool(10, 6, 5);
        MatchPolicy policy = MatchPolicy.defaults();
        String digest = ENGINE.run(input, policy, 1).inputDigest();

        assertThat(digest).matches("[0-9a-f]{64}");
        assertThat(ENGINE.run(input, policy, 2).inputDigest()).isEqualTo(digest);
        assertThat(ENGINE.run(input, Inputs.lenient(), 1).inputDigest()).isNotEqualTo(digest);
        assertThat(ENGINE.run(Inputs.plus(input, mentor(99)), policy, 1).inputDigest())
                .isNotEqualTo(digest);
        assertThat(ENGINE.run(Inputs.managed(input, Map.of()), policy, 1).inputDigest())
                .isNotEqualTo(digest);
        assertThat(ENGINE.run(Inputs.forbidding(input), policy, 1).inputDigest())
                .isNotEqualTo(digest);
        assertThat(ENGINE.run(Inputs.after(input), policy, 1).inputDigest()).isNotEqualTo(digest);
        assertThat(ENGINE.run(Inputs.locking(input), policy, 1).inputDigest()).isNotEqualTo(digest);
        assertThat(ENGINE.run(Inputs.with(input, SkillTaxonomy.flat()), policy, 1)
                        .inputDigest())
                .isNotEqualTo(digest);
    }

    @Test
    void progress_rises_through_all_phases_to_a_hundred() {
        List<Integer> percents = new ArrayList<>();
        List<ProgressListener.Phase> phases = new ArrayList<>();

        ENGINE.run(pool(300, 40, 3), MatchPolicy.defaults(), MatchOptions.optimal(1), (phase, percent) -> {
            percents.add(percent);
            phases.add(phase);
        });

        assertThat(percents).isSorted().doesNotHaveDuplicates().startsWith(0).endsWith(100);
        assertThat(Set.copyOf(phases)).isEqualTo(Set.copyOf(Arrays.asList(ProgressListener.Phase.values())));
    }

    @Test
    void a_cancelled_run_stops() {
        ProgressListener impatient = new ProgressListener() {
            private int percent;

            @Override
            public void progressed(Phase phase, int nowAt) {
                percent = nowAt;
            }

            @Override
            public boolean isCancelled() {
                return percent >= 30;
            }
        };

        assertThatThrownBy(
                        () -> ENGINE.run(pool(50, 20, 3), MatchPolicy.defaults(), MatchOptions.optimal(1), impatient))
                .isInstanceOf(MatchingCancelledException.class);
    }

    @Test
    void suggestions_are_the_best_eligible_mentors_with_room() {
        PairEvaluator evaluator = ENGINE.evaluator(
                Inputs.of(
                        mentee(1).goals("a", "b").excludes(mentorPerson(5)),
                        mentor(1).goals("a"),
                        mentor(2).goals("a", "b"),
                        mentor(3).goals("a", "b").places(0),
                        mentor(4).goals("x"),
                        mentor(5).goals("a", "b"),
                        mentor(6).goals("a")),
                Inputs.lenient());

        assertThat(evaluator.suggestMentors(menteeId(1), 3))
                .extracting(PairEvaluation::mentorId)
                .containsExactly(mentorId(2), mentorId(1), mentorId(6));
        assertThat(evaluator.suggestMentees(mentorId(5), 3)).isEmpty();
        assertThatThrownBy(() -> evaluator.evaluate(mentorId(1), mentorId(2)))
                .extracting("code")
                .isEqualTo("PARTICIPANT_OUTSIDE_POOL");
    }

    @Test
    void distribution_counts_ten_bins_and_rounds_half_up() {
        ScoreDistribution distribution =
                ScoreDistribution.of(java.util.stream.IntStream.of(1_000_000, 0, 99_999, 100_000));

        assertThat(distribution.histogram()).containsExactly(2, 1, 0, 0, 0, 0, 0, 0, 0, 1);
        assertThat(distribution.median()).isEqualTo(100_000);
        assertThat(distribution.mean()).isEqualTo(300_000);
        assertThat(distribution.minimum()).isZero();
        assertThat(distribution.maximum()).isEqualTo(1_000_000);
    }
}
