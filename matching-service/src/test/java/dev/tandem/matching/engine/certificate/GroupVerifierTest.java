package dev.tandem.matching.engine.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.engine.graph.GroupProblem;
import dev.tandem.matching.engine.graph.GroupSolution;
import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.MatchProblem;
import dev.tandem.matching.engine.graph.Pairs;
import dev.tandem.matching.engine.solver.GroupMatcher;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupVerifierTest {
    /** Mentee 2 likes mentor 1 best, who would need two; mentee 3 could come too, but is wanted elsewhere; 4 is locked. */
    private static final GroupProblem PROBLEM = problem();

    private static GroupProblem problem() {
        MatchGraph graph = new MatchGraph.Builder(new int[] {2, 3, 2})
                .edge(0, 800_000)
                .endRow()
                .edge(0, 800_000)
                .edge(2, 500_000)
                .endRow()
                .edge(0, 100_000)
                .edge(1, 900_000)
                .endRow()
                .edge(0, 950_000)
                .edge(1, 100_000)
                .endRow()
                .endRow()
                .build();
        MatchProblem problem = new MatchProblem(graph, new int[] {-1, -1, -1, -1, 2}, new int[] {0, 0, 0, 0, 9});
        return new GroupProblem(problem, new int[] {2, 2, 2});
    }

    private static GroupSolution sound() {
        return GroupMatcher.solve(PROBLEM, percent -> {});
    }

    private static Set<CheckCode> failed(GroupSolution solution) {
        return Failed.checks(GroupVerifier.verify(PROBLEM, solution));
    }

    private static Set<CheckCode> failed(int[] mentees, int[] mentors) {
        return failed(with(sound(), new Pairs(mentees, mentors), false));
    }

    private static GroupSolution with(GroupSolution like, Pairs pairs, boolean waived) {
        return new GroupSolution(
                pairs,
                waived,
                like.bonus(),
                like.askedMentor(),
                like.ifOpen(),
                like.ifClosed(),
                like.menteePrice(),
                like.mentorPrice());
    }

    /** The number of a last case. */
    private static int lastCase(GroupSolution solution) {
        return solution.cases() - 1;
    }

    @Test
    void a_sound_solution_passes_every_check() {
        Certificate certificate = GroupVerifier.verify(PROBLEM, sound());

        assertThat(Failed.checks(certificate)).isEmpty();
        assertThat(certificate.checks())
                .extracting(Certificate.Check::code)
                .containsExactly(
                        CheckCode.KNOWN_PARTICIPANTS,
                        CheckCode.ONE_MENTOR_PER_MENTEE,
                        CheckCode.CAPACITY,
                        CheckCode.ELIGIBLE_PAIRS,
                        CheckCode.LOCKS_KEPT,
                        CheckCode.PRICES_NOT_NEGATIVE,
                        CheckCode.DUAL_FEASIBLE,
                        CheckCode.MINIMUM_GROUP_SIZE,
                        CheckCode.WAIVER_NEEDED,
                        CheckCode.CASES_COMPLETE,
                        CheckCode.BOUND_ABOVE);
        assertThat(sound().cases()).isGreaterThan(1);
        assertThat(certificate.gap()).isZero();
        assertThat(certificate.cardinality()).isEqualTo(4);
        assertThat(certificate.totalScore()).isEqualTo(800_000 + 500_000 + 950_000 + 9);
    }

    @Test
    void a_stranger_is_noticed() {
        assertThat(failed(new int[] {0, 9}, new int[] {0, 2})).contains(CheckCode.KNOWN_PARTICIPANTS);
    }

    @Test
    void a_mentee_with_two_mentors_is_noticed() {
        assertThat(failed(new int[] {0, 1, 3, 3, 4}, new int[] {0, 2, 0, 1, 2}))
                .contains(CheckCode.ONE_MENTOR_PER_MENTEE);
    }

    @Test
    void a_mentor_over_capacity_is_noticed() {
        assertThat(failed(new int[] {0, 1, 2, 3, 4}, new int[] {0, 2, 0, 0, 2})).contains(CheckCode.CAPACITY);
    }

    @Test
    void a_pair_that_is_not_eligible_is_noticed() {
        assertThat(failed(new int[] {0, 1, 3, 4}, new int[] {1, 2, 1, 2})).contains(CheckCode.ELIGIBLE_PAIRS);
    }

    @Test
    void a_lost_lock_is_noticed() {
        assertThat(failed(new int[] {0, 3}, new int[] {0, 0})).contains(CheckCode.LOCKS_KEPT);
    }

    @Test
    void a_group_below_its_minimum_is_noticed() {
        assertThat(failed(new int[] {0, 1, 2, 3, 4}, new int[] {0, 2, 1, 0, 2})).contains(CheckCode.MINIMUM_GROUP_SIZE);
        assertThat(failed(new int[] {0, 3, 4}, new int[] {0, 0, 2})).contains(CheckCode.MINIMUM_GROUP_SIZE);
    }

    @Test
    void a_waiver_that_is_not_needed_is_noticed() {
        assertThat(failed(with(sound(), sound().pairs(), true))).contains(CheckCode.WAIVER_NEEDED);
    }

    @Test
    void a_negative_price_is_noticed() {
        GroupSolution mentee = sound();
        mentee.menteePrice()[lastCase(mentee)][0] = -1;
        GroupSolution undecided = sound();
        GroupProblem free = new GroupProblem(PROBLEM.problem(), new int[3]);
        GroupSolution mentor = GroupMatcher.solve(free, percent -> {});
        mentor.mentorPrice()[0][1] = -1;

        assertThat(failed(mentee)).contains(CheckCode.PRICES_NOT_NEGATIVE);
        assertThat(failed(undecided)).isEmpty();
        assertThat(Failed.checks(GroupVerifier.verify(free, mentor))).contains(CheckCode.PRICES_NOT_NEGATIVE);
    }

    @Test
    void prices_too_low_for_an_edge_are_noticed() {
        GroupSolution solution = sound();
        Arrays.fill(solution.menteePrice()[lastCase(solution)], 0);

        assertThat(failed(solution)).contains(CheckCode.DUAL_FEASIBLE);
    }

    @Test
    void a_bound_below_the_result_is_noticed() {
        GroupSolution solution = sound();
        for (int number = 0; number < solution.cases(); number++) {
            Arrays.fill(solution.menteePrice()[number], 0);
            Arrays.fill(solution.mentorPrice()[number], 0);
        }

        assertThat(failed(solution)).contains(CheckCode.BOUND_ABOVE, CheckCode.DUAL_FEASIBLE);
    }

    @Test
    void a_case_left_out_is_noticed() {
        GroupSolution twice = sound();
        twice.ifClosed()[0] = twice.ifOpen()[0];
        GroupSolution circle = sound();
        circle.ifOpen()[0] = 0;
        GroupSolution locked = sound();
        locked.askedMentor()[0] = 2;

        assertThat(failed(twice)).contains(CheckCode.CASES_COMPLETE);
        assertThat(failed(circle)).contains(CheckCode.CASES_COMPLETE);
        assertThat(failed(locked)).contains(CheckCode.CASES_COMPLETE);
    }

    @Test
    void a_bonus_that_a_total_can_outweigh_is_refused() {
        GroupSolution sound = sound();
        GroupSolution small = new GroupSolution(
                sound.pairs(),
                false,
                5_000_000,
                sound.askedMentor(),
                sound.ifOpen(),
                sound.ifClosed(),
                sound.menteePrice(),
                sound.mentorPrice());

        assertThat(failed(small)).contains(CheckCode.CASES_COMPLETE);
    }

    @Test
    void a_worse_result_is_valid_and_its_gap_says_so() {
        // Nobody at mentor 0: keeps every rule and has two pairs fewer.
        Pairs fewer = new Pairs(new int[] {1, 4}, new int[] {2, 2});

        Certificate certificate = GroupVerifier.verify(PROBLEM, with(sound(), fewer, false));

        assertThat(certificate.valid()).isTrue();
        assertThat(certificate.gap()).isPositive();
        assertThat(certificate.cardinalityBound()).isEqualTo(4);
        assertThat(certificate.cardinality()).isEqualTo(2);
    }
}
