package dev.tandem.matching.engine;

import static dev.tandem.matching.engine.Someone.mentee;
import static dev.tandem.matching.engine.Someone.menteeId;
import static dev.tandem.matching.engine.Someone.mentor;
import static dev.tandem.matching.engine.Someone.mentorId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.matching.engine.certificate.Certificate;
import dev.tandem.matching.engine.certificate.CheckCode;
import dev.tandem.matching.engine.graph.MatchProblem;
import dev.tandem.matching.engine.graph.Solution;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StrategiesTest {
    private static final MatchingEngine ENGINE = new MatchingEngine();
    /** Never keeps all pairs, two candidates for each mentee, two more each round. */
    private static final MatchingEngine FRUGAL = new MatchingEngine(new EngineLimits(0, 2, 2, 1_000_000));

    private static final List<MatchOptions> ALL = List.of(
            MatchOptions.optimal(1),
            new MatchOptions(Strategy.OPTIMAL, 0L, 0, 1),
            new MatchOptions(Strategy.OPTIMAL, 250_000L, 0, 1),
            new MatchOptions(Strategy.OPTIMAL, null, 2, 1),
            MatchOptions.of(Strategy.STABLE, 1),
            MatchOptions.of(Strategy.FAIR, 1));

    private static MatchOutcome run(MatchInput input, MatchPolicy policy, MatchOptions options) {
        return ENGINE.run(input, policy, options, ProgressListener.NONE);
    }

    private static Certificate.Check check(MatchOutcome outcome, CheckCode code) {
        return outcome.certificate().checks().stream()
                .filter(check -> check.code() == code)
                .findFirst()
                .orElseThrow();
    }

    @Property(tries = 60)
    void every_strategy_is_certified_complete_and_the_same_in_any_order_of_input(
            @ForAll @IntRange(max = 18) int mentees,
            @ForAll @IntRange(min = 1, max = 12) int mentors,
            @ForAll long seed) {
        MatchInput input = RandomPools.mentoring(mentees, mentors, seed);
        MatchPolicy policy = RandomPools.policy(seed);
        for (MatchOptions options : ALL) {
            MatchOutcome outcome = run(input, policy, options);

            assertThat(outcome.certificate().violations()).as("%s", options).isEmpty();
            assertThat(outcome.certificate().valid()).as("%s", options).isTrue();
            assertThat(outcome.certificate().totalScore())
                    .isEqualTo(outcome.proposals().stream()
                            .mapToLong(Proposal::score)
                            .sum());
            assertThat(outcome.proposals().size()
                            + outcome.unmatched().stream()
                                    .filter(unmatched -> unmatched.side() == Side.MENTEE)
                                    .count())
                    .isEqualTo(mentees);
            for (Proposal proposal : outcome.proposals()) {
                assertThat(proposal.contributions().stream()
                                .mapToInt(Contribution::points)
                                .sum())
                        .isEqualTo(proposal.score());
            }
            MatchOutcome shuffled = run(RandomPools.shuffled(input, seed + 1), policy, options);
            assertThat(shuffled).isEqualTo(outcome);
            assertThat(shuffled.toString()).isEqualTo(outcome.toString());
        }
    }

    @Property(tries = 60)
    void peers_are_certified_and_the_same_in_any_order_of_input(
            @ForAll @IntRange(min = 2, max = 16) int peers, @ForAll long seed) {
        MatchInput input = RandomPools.peers(peers, seed);
        MatchPolicy policy = RandomPools.policy(seed);
        MatchOptions options = MatchOptions.of(Strategy.PEER, 1);

        MatchOutcome outcome = run(input, policy, options);

        assertThat(outcome.certificate().valid()).isTrue();
        assertThat(2 * outcome.proposals().size() + outcome.unmatched().size()).isEqualTo(peers);
        assertThat(outcome.proposals()).allMatch(proposal -> proposal.menteeId().compareTo(proposal.mentorId()) < 0);
        assertThat(run(RandomPools.shuffled(input, seed), policy, options)).isEqualTo(outcome);
    }

    @Property(tries = 200)
    void candidates_and_prices_reach_the_optimum_over_all_pairs(
            @ForAll @IntRange(max = 25) int mentees,
            @ForAll @IntRange(min = 1, max = 25) int mentors,
            @ForAll long seed) {
        MatchInput input = RandomPools.mentoring(mentees, mentors, seed);
        MatchPolicy policy = RandomPools.policy(seed);
        for (MatchOptions options : ALL.subList(0, 3)) {
            MatchOutcome dense = run(input, policy, options);
            MatchOutcome priced = FRUGAL.run(input, policy, options, ProgressListener.NONE);

            assertThat(priced.certificate().valid()).isTrue();
            if (options.pairBonus() == null) {
                assertThat(priced.certificate().cardinality())
                        .isEqualTo(dense.certificate().cardinality());
                assertThat(priced.certificate().totalScore())
                        .isEqualTo(dense.certificate().totalScore());
            } else {
                assertThat(value(priced, options)).isEqualTo(value(dense, options));
            }
            assertThat(check(priced, CheckCode.ALL_PAIRS_PRICED)).isEqualTo(check(dense, CheckCode.ALL_PAIRS_PRICED));
        }
    }

    private static long value(MatchOutcome outcome, MatchOptions options) {
        Long bonus = options.pairBonus();
        return outcome.certificate().totalScore()
                + (bonus == null ? 0 : bonus) * outcome.certificate().cardinality();
    }

    @Test
    void prices_that_are_too_low_for_any_pair_of_the_pool_are_found_out() {
        MatchInput input = RandomPools.mentoring(12, 12, 5);
        MatchPolicy policy = Inputs.lenient();
        PairEvaluator evaluator = new PairEvaluator(input, policy);
        MatchProblem places = MatchProblem.withoutLocks(PoolScan.placesOnly(
                12,
                evaluator.pool.mentors.stream()
                        .mapToInt(mentor -> mentor.participant.capacity())
                        .toArray()));
        PoolScan scan = new PoolScan(new PairKernel(evaluator, policy), places);
        Solution free = new Solution(new int[0], new int[0], new long[12], new long[12], 1);

        PoolScan.Violations violations = scan.violations(free, null, 3, done -> {});

        assertThat(violations.examined()).isPositive();
        assertThat(violations.underpriced()).isPositive();
    }

    @Test
    void a_kernel_that_disagrees_with_the_definition_is_found_out() {
        MatchInput input = RandomPools.mentoring(10, 10, 5);
        PairKernel other = new PairKernel(new PairEvaluator(input, Inputs.lenient()), Inputs.lenient());

        Certificate.Check check = KernelSample.check(new PairEvaluator(input, MatchPolicy.defaults()), other, 1);

        assertThat(check.examined()).isEqualTo(100);
        assertThat(check.failed()).isPositive();
    }

    @Test
    void a_bonus_per_pair_trades_pairs_for_score() {
        // Mentor 1 shares all of mentee 1's goals; mentee 2 could only have mentor 1, and mentee 1 mentor 2 as well.
        MatchInput input = Inputs.of(
                mentee(1).goals("a"),
                mentee(2).goals("x").excludes(Someone.mentorPerson(2)),
                mentor(1).goals("a"),
                mentor(2).goals("b"));
        MatchPolicy goalsOnly = MatchPolicy.builder()
                .skills(new MatchPolicy.Skills(0, null, 0, 50, 2))
                .goals(new MatchPolicy.Goals(1, null, 0))
                .interests(new MatchPolicy.Interests(0, null, 0))
                .availability(new MatchPolicy.Availability(0, null, 0, 60))
                .languages(new MatchPolicy.Languages(0, null, 0, 1))
                .department(new MatchPolicy.Department(0, null, 0, DepartmentPreference.SAME))
                .seniority(new MatchPolicy.Seniority(0, null, 0, 0, 1, 1))
                .rules(new MatchPolicy.HardRules(false, false, false, 0, 0, true))
                .build();

        MatchOutcome most = run(input, goalsOnly, MatchOptions.optimal(1));
        MatchOutcome best = run(input, goalsOnly, new MatchOptions(Strategy.OPTIMAL, 400_000L, 0, 1));

        assertThat(most.proposals()).hasSize(2);
        assertThat(best.proposals()).extracting(Proposal::menteeId).containsExactly(menteeId(1));
        assertThat(best.unmatched().getFirst().code()).isEqualTo(UnmatchedCode.NOT_WORTH_IT);
        Fix fix = best.unmatched().getFirst().fix();
        assertThat(fix).isNotNull().extracting(Fix::code).isEqualTo(FixCode.MOST_PAIRS_FIRST);
        assertThat(most.proposals()).extracting(Proposal::menteeId).contains(menteeId(2));
    }

    @Test
    void a_group_that_stays_too_small_is_named_and_smaller_groups_match() {
        MatchInput input = Inputs.of(mentee(1), mentor(1).places(3));

        MatchOutcome groups = run(input, Inputs.lenient(), new MatchOptions(Strategy.OPTIMAL, null, 2, 1));

        assertThat(groups.proposals()).isEmpty();
        Unmatched alone = groups.unmatched().getFirst();
        assertThat(alone.code()).isEqualTo(UnmatchedCode.GROUP_TOO_SMALL);
        assertThat(alone.fix()).isNotNull().satisfies(fix -> {
            assertThat(fix.code()).isEqualTo(FixCode.LOWER_GROUP_SIZE);
            assertThat(fix.parameters()).containsEntry("verified", true);
        });
        assertThat(run(input, Inputs.lenient(), MatchOptions.optimal(1)).proposals())
                .hasSize(1);
    }

    @Test
    void an_odd_peer_is_told_that_all_are_taken_and_a_blocked_one_why() {
        MatchInput odd = MatchInput.of(List.of(peer(1), peer(2), peer(3)), Inputs.PHASE);

        MatchOutcome outcome = run(odd, Inputs.lenient(), MatchOptions.of(Strategy.PEER, 1));

        assertThat(outcome.proposals()).hasSize(1);
        assertThat(outcome.unmatched()).extracting(Unmatched::code).containsExactly(UnmatchedCode.PEERS_TAKEN);

        MatchInput blocked = Inputs.forbidding(odd, new Pair(id(3), id(1)), new Pair(id(2), id(3)));
        assertThat(run(blocked, Inputs.lenient(), MatchOptions.of(Strategy.PEER, 1))
                        .unmatched()
                        .getFirst())
                .satisfies(unmatched -> {
                    assertThat(unmatched.participantId()).isEqualTo(id(3));
                    assertThat(unmatched.code()).isEqualTo(UnmatchedCode.NO_ELIGIBLE_PEER);
                    assertThat(unmatched.blockedBy()).containsEntry(RuleCode.FORBIDDEN_PAIR, 2);
                });
    }

    @Test
    void between_peers_each_criterion_is_the_mean_of_both_ways() {
        // One offers what the other wants (1), and the other way round half of the level.
        Participant a = Participant.builder(id(1), id(1), Side.PEER, 0)
                .skillsOffered(java.util.Map.of("java", 4))
                .skillsWanted(java.util.Map.of("sql", 4))
                .build();
        Participant b = Participant.builder(id(2), id(2), Side.PEER, 0)
                .skillsOffered(java.util.Map.of("sql", 2))
                .skillsWanted(java.util.Map.of("java", 4))
                .build();
        MatchInput input = MatchInput.of(List.of(b, a), Inputs.PHASE);

        Proposal pair = run(input, Inputs.lenient(), MatchOptions.of(Strategy.PEER, 1))
                .proposals()
                .getFirst();

        assertThat(pair.menteeId()).isEqualTo(id(1));
        assertThat(pair.contributions().getFirst().score()).isEqualTo(750_000);
        assertThat(pair.contributions().getFirst().explanation().code()).isEqualTo("BOTH_WAYS");
    }

    @Test
    void a_locked_pair_of_peers_is_kept() {
        MatchInput input = Inputs.locking(
                MatchInput.of(List.of(peer(1), peer(2), peer(3), peer(4)), Inputs.PHASE), new Pair(id(4), id(1)));

        MatchOutcome outcome = run(input, Inputs.lenient(), MatchOptions.of(Strategy.PEER, 1));

        assertThat(outcome.certificate().valid()).isTrue();
        assertThat(outcome.proposals())
                .extracting(Proposal::menteeId, Proposal::mentorId, Proposal::locked)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(id(1), id(4), true),
                        org.assertj.core.api.Assertions.tuple(id(2), id(3), false));
    }

    private static UUID id(int number) {
        return new UUID(3, number);
    }

    private static Participant peer(int number) {
        return Participant.bare(id(number), id(number), Side.PEER, 0);
    }

    @Test
    void sides_that_do_not_fit_the_strategy_are_refused() {
        assertThatThrownBy(() -> run(Inputs.of(mentee(1)), Inputs.lenient(), MatchOptions.of(Strategy.PEER, 1)))
                .extracting("code")
                .isEqualTo("SIDE_DOES_NOT_FIT_STRATEGY");
        assertThatThrownBy(() ->
                        run(MatchInput.of(List.of(peer(1)), Inputs.PHASE), Inputs.lenient(), MatchOptions.optimal(1)))
                .extracting("code")
                .isEqualTo("SIDE_DOES_NOT_FIT_STRATEGY");
        assertThatThrownBy(() -> new MatchOptions(Strategy.STABLE, 5L, 0, 1))
                .extracting("code")
                .isEqualTo("OPTION_WITHOUT_MEANING");
    }

    @Test
    void too_many_eligible_pairs_are_refused_by_strategies_that_keep_them_all() {
        MatchingEngine small = new MatchingEngine(new EngineLimits(0, 2, 2, 3));
        MatchInput input = Inputs.of(mentee(1), mentee(2), mentor(1), mentor(2));

        assertThatThrownBy(() ->
                        small.run(input, Inputs.lenient(), MatchOptions.of(Strategy.STABLE, 1), ProgressListener.NONE))
                .extracting("code")
                .isEqualTo("POOL_TOO_LARGE");
        assertThat(small.run(input, Inputs.lenient(), MatchOptions.optimal(1), ProgressListener.NONE)
                        .proposals())
                .hasSize(2);
    }

    @Test
    void mentors_without_places_pair_with_nobody_under_any_strategy() {
        MatchInput input = Inputs.of(mentee(1), mentor(1).places(0));
        for (MatchOptions options : ALL) {
            MatchOutcome outcome = run(input, Inputs.lenient(), options);
            assertThat(outcome.proposals()).isEmpty();
            assertThat(outcome.certificate().valid()).isTrue();
        }
        MatchOutcome frugal = FRUGAL.run(input, Inputs.lenient(), MatchOptions.optimal(1), ProgressListener.NONE);
        assertThat(frugal.unmatched().getFirst().code()).isEqualTo(UnmatchedCode.CAPACITY_EXHAUSTED);
        assertThat(frugal.unmatched().getFirst().fix())
                .isNotNull()
                .satisfies(fix -> assertThat(fix.parameters())
                        .containsEntry("mentorId", mentorId(1).toString()));
    }

    @Test
    void affinity_changes_the_digest_and_so_do_options() {
        MatchInput input = Inputs.of(mentee(1), mentor(1));
        String digest = run(input, Inputs.lenient(), MatchOptions.optimal(1)).inputDigest();

        for (MatchOptions options : ALL.subList(1, ALL.size())) {
            assertThat(run(input, Inputs.lenient(), options).inputDigest())
                    .as("%s", options)
                    .isNotEqualTo(digest);
        }
        MatchPolicy attributes = Inputs.lenient().toBuilder()
                .affinity(new MatchPolicy.Affinity(0, null, 0, Set.of("veteran")))
                .build();
        assertThat(run(input, attributes, MatchOptions.optimal(1)).inputDigest())
                .isNotEqualTo(digest);
    }
}
