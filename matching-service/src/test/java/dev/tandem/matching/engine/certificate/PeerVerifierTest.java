package dev.tandem.matching.engine.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.engine.graph.PeerProblem;
import dev.tandem.matching.engine.graph.PeerSolution;
import dev.tandem.matching.engine.graph.Peers;
import dev.tandem.matching.engine.graph.Peers.Edges;
import dev.tandem.matching.engine.graph.Peers.Shape;
import dev.tandem.matching.engine.solver.PeerMatcher;
import java.util.Arrays;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PeerVerifierTest {
    /** A triangle 0–2, which makes a blossom; a star with 3 in the middle and 4–6 around it; 7 and 8 locked. */
    private static final PeerProblem PROBLEM = problem();

    private static PeerProblem problem() {
        PeerProblem problem = PeerProblem.withoutLocks(new Edges()
                .edge(0, 1, 600_000)
                .edge(1, 2, 600_000)
                .edge(0, 2, 600_000)
                .edge(3, 4, 900_000)
                .edge(3, 5, 500_000)
                .edge(3, 6, 400_000)
                .edge(0, 7, 1_000_000)
                .graph(9));
        problem.lockedPartner()[7] = 8;
        problem.lockedPartner()[8] = 7;
        problem.lockedScore()[7] = 5;
        problem.lockedScore()[8] = 5;
        return problem;
    }

    private static PeerSolution sound() {
        return PeerMatcher.solve(PROBLEM, percent -> {});
    }

    private static Set<CheckCode> failed(PeerSolution solution) {
        return Failed.checks(PeerVerifier.verify(PROBLEM, solution, true));
    }

    private static PeerSolution paired(int a, int b) {
        PeerSolution solution = sound();
        solution.partner()[a] = b;
        solution.partner()[b] = a;
        return solution;
    }

    private static PeerSolution withBlossom(int... people) {
        PeerSolution sound = sound();
        return new PeerSolution(
                sound.partner(),
                sound.dual(),
                new int[][] {people},
                sound.blossomDual(),
                sound.barrier(),
                sound.bonus());
    }

    private static PeerSolution withBarrier(int... people) {
        PeerSolution sound = sound();
        return new PeerSolution(
                sound.partner(), sound.dual(), sound.blossom(), sound.blossomDual(), people, sound.bonus());
    }

    /** The person of the triangle who is left out. */
    private static int leftOut(PeerSolution solution) {
        return solution.partner()[0] == -1 ? 0 : solution.partner()[1] == -1 ? 1 : 2;
    }

    @Test
    void a_sound_solution_passes_every_check() {
        Certificate certificate = PeerVerifier.verify(PROBLEM, sound(), true);

        assertThat(Failed.checks(certificate)).isEmpty();
        assertThat(certificate.checks())
                .extracting(Certificate.Check::code)
                .containsExactly(
                        CheckCode.KNOWN_PARTICIPANTS,
                        CheckCode.ELIGIBLE_PAIRS,
                        CheckCode.LOCKS_KEPT,
                        CheckCode.PRICES_NOT_NEGATIVE,
                        CheckCode.DUAL_FEASIBLE,
                        CheckCode.CHOSEN_PAIRS_TIGHT,
                        CheckCode.UNMATCHED_IS_FREE,
                        CheckCode.NO_GAP,
                        CheckCode.PARTNERS_AGREE,
                        CheckCode.BLOSSOMS_ODD,
                        CheckCode.BLOSSOMS_FULL,
                        CheckCode.BARRIER);
        assertThat(certificate.cardinality()).isEqualTo(3);
        assertThat(certificate.cardinalityBound()).isEqualTo(3);
        assertThat(certificate.totalScore()).isEqualTo(600_000 + 900_000 + 5);
        assertThat(sound().blossom()).isDeepEqualTo(new int[][] {{0, 1, 2}});
        assertThat(sound().barrier()).containsExactly(3);
    }

    @Test
    void a_stranger_is_noticed() {
        PeerSolution beyond = sound();
        beyond.partner()[3] = 9;
        PeerSolution alone = sound();
        alone.partner()[3] = 3;

        assertThat(failed(beyond)).containsExactly(CheckCode.KNOWN_PARTICIPANTS);
        assertThat(failed(alone)).containsExactly(CheckCode.KNOWN_PARTICIPANTS);
        assertThat(failed(withBlossom(0, 1, 11))).containsExactly(CheckCode.KNOWN_PARTICIPANTS);
        assertThat(failed(withBarrier(7))).containsExactly(CheckCode.KNOWN_PARTICIPANTS);
    }

    @Test
    void a_partner_who_has_another_is_noticed() {
        PeerSolution solution = sound();
        solution.partner()[leftOut(solution)] = 3;

        assertThat(failed(solution)).contains(CheckCode.PARTNERS_AGREE);
    }

    @Test
    void a_pair_that_is_not_eligible_is_noticed() {
        assertThat(failed(paired(5, 6))).contains(CheckCode.ELIGIBLE_PAIRS);
    }

    @Test
    void a_lost_lock_is_noticed() {
        PeerSolution solution = sound();
        solution.partner()[7] = -1;
        solution.partner()[8] = -1;

        assertThat(failed(solution)).contains(CheckCode.LOCKS_KEPT);
    }

    @Test
    void a_negative_dual_is_noticed() {
        PeerSolution solution = sound();
        solution.dual()[5] = -1;

        assertThat(failed(solution)).contains(CheckCode.PRICES_NOT_NEGATIVE);
    }

    @Test
    void duals_too_low_for_an_edge_are_noticed() {
        PeerSolution vertex = sound();
        vertex.dual()[3] -= 1;
        PeerSolution blossom = sound();
        blossom.blossomDual()[0] -= 2;

        assertThat(failed(vertex)).contains(CheckCode.DUAL_FEASIBLE, CheckCode.NO_GAP);
        assertThat(failed(blossom)).contains(CheckCode.DUAL_FEASIBLE, CheckCode.NO_GAP);
    }

    @Test
    void duals_beyond_the_range_of_long_do_not_pass() {
        PeerSolution solution = sound();
        solution.dual()[3] = Long.MAX_VALUE;
        solution.dual()[4] = Long.MAX_VALUE;

        assertThat(failed(solution)).contains(CheckCode.DUAL_FEASIBLE, CheckCode.NO_GAP);
    }

    @Test
    void a_dual_too_high_for_a_pair_is_noticed() {
        PeerSolution solution = sound();
        solution.dual()[4] += 1;

        assertThat(failed(solution)).containsExactlyInAnyOrder(CheckCode.CHOSEN_PAIRS_TIGHT, CheckCode.NO_GAP);
    }

    @Test
    void a_dual_on_somebody_left_out_or_locked_is_noticed() {
        PeerSolution leftOut = sound();
        leftOut.dual()[6] += 1;
        PeerSolution locked = sound();
        locked.dual()[7] += 1;

        assertThat(failed(leftOut)).containsExactlyInAnyOrder(CheckCode.UNMATCHED_IS_FREE, CheckCode.NO_GAP);
        assertThat(failed(locked)).contains(CheckCode.UNMATCHED_IS_FREE);
    }

    @Test
    void an_even_or_idle_blossom_is_noticed() {
        PeerSolution idle = sound();
        idle.blossomDual()[0] = 0;

        assertThat(failed(withBlossom(0, 1, 2, 3))).contains(CheckCode.BLOSSOMS_ODD);
        assertThat(failed(withBlossom(0, 1, 1))).contains(CheckCode.BLOSSOMS_ODD);
        assertThat(failed(withBlossom(0, 1, 7))).contains(CheckCode.BLOSSOMS_ODD);
        assertThat(failed(idle)).contains(CheckCode.BLOSSOMS_ODD);
    }

    @Test
    void a_blossom_that_is_not_full_is_noticed() {
        assertThat(failed(withBlossom(0, 5, 6))).contains(CheckCode.BLOSSOMS_FULL);
    }

    @Test
    void a_worse_choice_of_as_many_pairs_leaves_a_gap() {
        PeerSolution worse = paired(3, 5);
        worse.partner()[4] = -1;

        assertThat(PeerVerifier.verify(PROBLEM, worse, true).gap()).isEqualTo(400_000);
        assertThat(failed(worse)).contains(CheckCode.NO_GAP);
    }

    @Test
    void a_barrier_that_proves_nothing_is_noticed() {
        assertThat(failed(withBarrier())).containsExactly(CheckCode.BARRIER);
        assertThat(failed(withBarrier(3, 0))).containsExactly(CheckCode.BARRIER);
    }

    @Test
    void too_few_pairs_have_no_barrier_even_with_duals_that_prove_them_for_their_bonus() {
        // For a bonus of 0 the one pair in the middle is as good as it and nothing else.
        PeerProblem problem = PeerProblem.withoutLocks(
                new Edges().edge(0, 1, 0).edge(1, 2, 1_000_000).edge(2, 3, 0).graph(4));
        PeerSolution greedy = new PeerSolution(
                new int[] {-1, 2, 1, -1},
                new long[] {0, 1_000_000, 1_000_000, 0},
                new int[0][],
                new long[0],
                new int[0],
                0);

        assertThat(Failed.checks(PeerVerifier.verify(problem, greedy, true))).containsExactly(CheckCode.BARRIER);
        assertThat(PeerVerifier.verify(problem, greedy, false).valid()).isTrue();
    }

    @Provide
    Arbitrary<Shape> shapes() {
        return Peers.shapes(25, 25);
    }

    @Property(tries = 300)
    void leaving_out_any_pair_is_noticed(@ForAll("shapes") Shape shape, @ForAll @IntRange(max = 1_000) int which) {
        PeerProblem problem = shape.problem();
        PeerSolution solution = PeerMatcher.solve(problem, percent -> {});
        int[] matched = Arrays.stream(solution.partner())
                .filter(partner -> partner != -1)
                .toArray();
        if (matched.length == 0) {
            return;
        }
        int person = matched[which % matched.length];
        solution.partner()[solution.partner()[person]] = -1;
        solution.partner()[person] = -1;

        assertThat(PeerVerifier.verify(problem, solution, true).valid()).isFalse();
    }

    @Property(tries = 300)
    void moving_any_dual_is_noticed(
            @ForAll("shapes") Shape shape, @ForAll @IntRange(max = 1_000) int which, @ForAll boolean up) {
        PeerProblem problem = shape.problem();
        PeerSolution solution = PeerMatcher.solve(problem, percent -> {});
        int people = solution.dual().length;
        if (people == 0) {
            return;
        }
        int blossoms = solution.blossomDual().length;
        if (blossoms > 0 && which % 2 == 0) {
            solution.blossomDual()[which % blossoms] += up ? 2 : -2;
        } else {
            solution.dual()[which % people] += up ? 1 : -1;
        }

        assertThat(PeerVerifier.verify(problem, solution, true).valid()).isFalse();
    }
}
