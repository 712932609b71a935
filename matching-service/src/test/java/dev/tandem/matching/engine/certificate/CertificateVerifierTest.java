package dev.tandem.matching.engine.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.engine.graph.Graphs;
import dev.tandem.matching.engine.graph.Graphs.Shape;
import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.MatchProblem;
import dev.tandem.matching.engine.graph.Solution;
import dev.tandem.matching.engine.solver.OptimalMatcher;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Each check is made to fail by damaging a sound solution in the one way it guards against. */
class CertificateVerifierTest {
    /** Mentees 0–2 compete for mentor 0 (one place); mentor 1 has room; mentor 2 has no place; 3 is locked to 1. */
    private static final MatchProblem PROBLEM = problem();

    private static MatchProblem problem() {
        MatchGraph graph = new MatchGraph.Builder(new int[] {1, 3, 0})
                .edge(0, 900_000)
                .edge(1, 400_000)
                .endRow()
                .edge(0, 800_000)
                .edge(2, 700_000)
                .endRow()
                .edge(0, 700_000)
                .endRow()
                .endRow()
                .build();
        return new MatchProblem(graph, new int[] {-1, -1, -1, 1}, new int[] {0, 0, 0, 123_456});
    }

    private static Solution sound() {
        return OptimalMatcher.solve(PROBLEM);
    }

    private static Solution pairs(Solution like, int[] mentees, int[] mentors) {
        return new Solution(mentees, mentors, like.menteePrice(), like.mentorPrice(), like.bonus());
    }

    private static Set<CheckCode> failed(Solution solution) {
        Certificate certificate = CertificateVerifier.verify(PROBLEM, solution, true);
        Set<CheckCode> failed = certificate.checks().stream()
                .filter(check -> !check.passed())
                .map(Certificate.Check::code)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CheckCode.class)));
        assertThat(certificate.valid()).isEqualTo(failed.isEmpty());
        Set<CheckCode> listed = EnumSet.noneOf(CheckCode.class);
        certificate.violations().forEach(violation -> listed.add(violation.check()));
        assertThat(listed).isEqualTo(failed);
        return failed;
    }

    @Test
    void a_sound_solution_passes_every_check() {
        Certificate certificate = CertificateVerifier.verify(PROBLEM, sound(), true);

        assertThat(certificate.valid()).isTrue();
        assertThat(certificate.checks())
                .extracting(Certificate.Check::code)
                .containsExactlyElementsOf(EnumSet.range(CheckCode.KNOWN_PARTICIPANTS, CheckCode.MOST_PAIRS));
        assertThat(certificate.cardinality()).isEqualTo(3);
        assertThat(certificate.totalScore()).isEqualTo(400_000 + 800_000 + 123_456);
        assertThat(certificate.dualBound()).isEqualTo(certificate.totalScore());
        assertThat(sound().pairMentee()).containsExactly(0, 1, 3);
        assertThat(sound().pairMentor()).containsExactly(1, 0, 1);
    }

    @Test
    void a_stranger_is_noticed() {
        assertThat(failed(pairs(sound(), new int[] {0, 1, 7}, new int[] {1, 0, 1})))
                .contains(CheckCode.KNOWN_PARTICIPANTS);
        assertThat(failed(pairs(sound(), new int[] {0, 1, 3}, new int[] {1, -1, 1})))
                .contains(CheckCode.KNOWN_PARTICIPANTS);
        assertThat(failed(pairs(sound(), new int[] {0, 1}, new int[] {1, 0, 1})))
                .contains(CheckCode.KNOWN_PARTICIPANTS);
    }

    @Test
    void a_mentee_with_two_mentors_is_noticed() {
        assertThat(failed(pairs(sound(), new int[] {0, 0, 3}, new int[] {1, 0, 1})))
                .contains(CheckCode.ONE_MENTOR_PER_MENTEE);
    }

    @Test
    void a_mentor_over_capacity_is_noticed() {
        assertThat(failed(pairs(sound(), new int[] {0, 1, 2, 3}, new int[] {1, 0, 0, 1})))
                .contains(CheckCode.CAPACITY);
    }

    @Test
    void a_pair_that_is_not_eligible_is_noticed() {
        assertThat(failed(pairs(sound(), new int[] {0, 1, 2, 3}, new int[] {1, 0, 1, 1})))
                .contains(CheckCode.ELIGIBLE_PAIRS);
    }

    @Test
    void a_lost_lock_is_noticed() {
        assertThat(failed(pairs(sound(), new int[] {0, 1}, new int[] {1, 0}))).contains(CheckCode.LOCKS_KEPT);
        assertThat(failed(pairs(sound(), new int[] {0, 1, 3}, new int[] {1, 0, 2})))
                .contains(CheckCode.LOCKS_KEPT);
    }

    @Test
    void negative_prices_are_noticed() {
        Solution mentee = sound();
        mentee.menteePrice()[2] = -1;
        Solution mentor = sound();
        mentor.mentorPrice()[1] = -1;

        assertThat(failed(mentee)).contains(CheckCode.PRICES_NOT_NEGATIVE);
        assertThat(failed(mentor)).contains(CheckCode.PRICES_NOT_NEGATIVE);
    }

    @Test
    void a_price_too_low_for_an_edge_is_noticed() {
        Solution solution = sound();
        solution.mentorPrice()[0] -= 1;

        assertThat(failed(solution)).contains(CheckCode.DUAL_FEASIBLE, CheckCode.NO_GAP);
    }

    @Test
    void a_price_too_high_for_a_chosen_pair_is_noticed() {
        Solution solution = sound();
        solution.menteePrice()[1] += 1;

        assertThat(failed(solution)).containsExactlyInAnyOrder(CheckCode.CHOSEN_PAIRS_TIGHT, CheckCode.NO_GAP);
    }

    @Test
    void a_price_on_a_mentor_with_room_is_noticed() {
        Solution solution = sound();
        solution.mentorPrice()[1] += 5;
        solution.menteePrice()[0] -= 5;

        assertThat(failed(solution)).contains(CheckCode.ROOM_IS_FREE, CheckCode.NO_GAP);
    }

    @Test
    void a_price_on_an_unmatched_mentee_is_noticed() {
        Solution solution = sound();
        solution.menteePrice()[2] += 1;

        assertThat(failed(solution)).containsExactlyInAnyOrder(CheckCode.UNMATCHED_IS_FREE, CheckCode.NO_GAP);
    }

    @Test
    void a_worse_choice_of_as_many_pairs_leaves_a_gap() {
        // Mentee 2 instead of 1 at mentor 0 loses 100,000.
        Solution worse = pairs(sound(), new int[] {0, 2, 3}, new int[] {1, 0, 1});

        Certificate certificate = CertificateVerifier.verify(PROBLEM, worse, true);

        assertThat(certificate.gap()).isEqualTo(100_000);
        assertThat(failed(worse)).contains(CheckCode.NO_GAP).doesNotContain(CheckCode.MOST_PAIRS);
    }

    @Test
    void a_pairing_with_too_few_pairs_fails_even_with_prices_that_prove_it_for_its_bonus() {
        // For a bonus of 0 one pair of 900,000 is as good as that and another of 0: the prices are sound.
        MatchGraph graph = new MatchGraph.Builder(new int[] {1, 1})
                .edge(0, 900_000)
                .edge(1, 0)
                .endRow()
                .edge(0, 900_000)
                .endRow()
                .build();
        MatchProblem problem = MatchProblem.withoutLocks(graph);
        Solution greedy = new Solution(new int[] {0}, new int[] {0}, new long[] {0, 0}, new long[] {900_000, 0}, 0);

        Certificate certificate = CertificateVerifier.verify(problem, greedy, true);

        assertThat(certificate.checks())
                .filteredOn(check -> !check.passed())
                .extracting(Certificate.Check::code)
                .containsExactly(CheckCode.MOST_PAIRS);
        assertThat(CertificateVerifier.verify(problem, greedy, false).valid()).isTrue();
    }

    @Test
    void a_negative_bonus_passes_only_where_most_pairs_are_claimed_and_proven() {
        // Without the bonus, the price of 900,000 has to be paid by somebody; with −900,000 nothing is left to pay.
        MatchGraph graph =
                new MatchGraph.Builder(new int[] {1}).edge(0, 900_000).endRow().build();
        MatchProblem problem = MatchProblem.withoutLocks(graph);
        Solution all = new Solution(new int[] {0}, new int[] {0}, new long[] {0}, new long[] {0}, -900_000);
        Solution none = new Solution(new int[0], new int[0], new long[] {0}, new long[] {0}, -900_000);

        assertThat(CertificateVerifier.verify(problem, all, true).valid()).isTrue();
        assertThat(CertificateVerifier.verify(problem, all, false).violations())
                .extracting(Certificate.Violation::check)
                .containsExactly(CheckCode.KNOWN_PARTICIPANTS);
        assertThat(CertificateVerifier.verify(problem, none, true).violations())
                .extracting(Certificate.Violation::check)
                .contains(CheckCode.MOST_PAIRS);
    }

    @Test
    void a_bonus_beyond_all_need_does_not_pass() {
        Solution solution = sound();
        Solution damaged = new Solution(
                solution.pairMentee(),
                solution.pairMentor(),
                solution.menteePrice(),
                solution.mentorPrice(),
                Long.MAX_VALUE);

        assertThat(failed(damaged)).containsExactly(CheckCode.KNOWN_PARTICIPANTS);
    }

    @Test
    void prices_beyond_the_range_of_long_do_not_pass() {
        Solution solution = sound();
        solution.mentorPrice()[0] = Long.MAX_VALUE;
        solution.menteePrice()[1] = Long.MAX_VALUE;

        Certificate certificate = CertificateVerifier.verify(PROBLEM, solution, true);

        assertThat(certificate.valid()).isFalse();
        assertThat(certificate.gap()).isEqualTo(Long.MAX_VALUE);
    }

    @Provide
    Arbitrary<Shape> shapes() {
        return Graphs.shapes(20, 15, 3);
    }

    @Property(tries = 500)
    void leaving_out_any_pair_is_noticed(@ForAll("shapes") Shape shape, @ForAll @IntRange(max = 1_000) int which) {
        MatchProblem problem = shape.problem();
        Solution sound = OptimalMatcher.solve(problem);
        int pairs = sound.pairMentee().length;
        if (pairs == 0) {
            return;
        }

        Certificate certificate = CertificateVerifier.verify(
                problem,
                pairs(sound, without(sound.pairMentee(), which % pairs), without(sound.pairMentor(), which % pairs)),
                true);

        assertThat(certificate.valid()).isFalse();
    }

    @Property(tries = 500)
    void moving_any_price_is_noticed(
            @ForAll("shapes") Shape shape, @ForAll @IntRange(max = 1_000) int which, @ForAll boolean up) {
        MatchProblem problem = shape.problem();
        Solution solution = OptimalMatcher.solve(problem);
        int mentees = problem.graph().mentees();
        if (mentees == 0 || problem.lockedMentor()[which % mentees] != -1) {
            return;
        }

        solution.menteePrice()[which % mentees] += up ? 1 : -1;

        assertThat(CertificateVerifier.verify(problem, solution, true).valid()).isFalse();
    }

    private static int[] without(int[] values, int index) {
        int[] fewer = new int[values.length - 1];
        System.arraycopy(values, 0, fewer, 0, index);
        System.arraycopy(values, index + 1, fewer, index, fewer.length - index);
        return fewer;
    }
}
