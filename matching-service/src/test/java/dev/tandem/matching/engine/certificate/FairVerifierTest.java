package dev.tandem.matching.engine.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.engine.graph.FairSolution;
import dev.tandem.matching.engine.graph.Graphs;
import dev.tandem.matching.engine.graph.Graphs.Shape;
import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.MatchProblem;
import dev.tandem.matching.engine.graph.Solution;
import dev.tandem.matching.engine.solver.FairMatcher;
import dev.tandem.matching.engine.solver.OptimalMatcher;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FairVerifierTest {
    /** The highest total is 900,000 + 200,000, the fairest 500,000 twice; mentee 2 is left out and 3 is locked. */
    private static final MatchProblem PROBLEM = problem();

    private static MatchProblem problem() {
        MatchGraph graph = new MatchGraph.Builder(new int[] {1, 1, 1, 2})
                .edge(0, 900_000)
                .edge(1, 500_000)
                .endRow()
                .edge(0, 500_000)
                .edge(1, 200_000)
                .endRow()
                .edge(0, 100_000)
                .endRow()
                .endRow()
                .build();
        return new MatchProblem(graph, new int[] {-1, -1, -1, 2}, new int[] {0, 0, 0, 7});
    }

    private static FairSolution sound() {
        return FairMatcher.solve(PROBLEM, percent -> {});
    }

    private static Set<CheckCode> failed(FairSolution solution) {
        return Failed.checks(FairVerifier.verify(PROBLEM, solution));
    }

    private static Set<CheckCode> failed(int[] mentees, int[] mentors) {
        Solution sound = sound().solution();
        return failed(new FairSolution(
                new Solution(mentees, mentors, sound.menteePrice(), sound.mentorPrice(), sound.bonus()),
                sound().bottleneck()));
    }

    @Test
    void a_sound_solution_passes_every_check() {
        Certificate certificate = FairVerifier.verify(PROBLEM, sound());

        assertThat(Failed.checks(certificate)).isEmpty();
        assertThat(certificate.checks())
                .extracting(Certificate.Check::code)
                .contains(
                        CheckCode.MOST_PAIRS,
                        CheckCode.BOTTLENECK_REACHED,
                        CheckCode.BOTTLENECK_BEST,
                        CheckCode.DUAL_FEASIBLE,
                        CheckCode.NO_GAP)
                .doesNotHaveDuplicates();
        assertThat(certificate.bottleneck()).isEqualTo(500_000);
        assertThat(certificate.cardinality()).isEqualTo(3);
        assertThat(certificate.totalScore()).isEqualTo(1_000_007);
    }

    @Test
    void a_stranger_is_noticed() {
        assertThat(failed(new int[] {0, 1, 9}, new int[] {1, 0, 2})).contains(CheckCode.KNOWN_PARTICIPANTS);
    }

    @Test
    void a_mentee_with_two_mentors_is_noticed() {
        assertThat(failed(new int[] {0, 0, 3}, new int[] {1, 0, 2})).contains(CheckCode.ONE_MENTOR_PER_MENTEE);
    }

    @Test
    void a_mentor_over_capacity_is_noticed() {
        assertThat(failed(new int[] {0, 1, 2, 3}, new int[] {1, 0, 0, 2})).contains(CheckCode.CAPACITY);
    }

    @Test
    void a_pair_that_is_not_eligible_is_noticed() {
        assertThat(failed(new int[] {0, 1, 2, 3}, new int[] {1, 0, 3, 2})).contains(CheckCode.ELIGIBLE_PAIRS);
    }

    @Test
    void a_lost_lock_is_noticed() {
        assertThat(failed(new int[] {0, 1}, new int[] {1, 0})).contains(CheckCode.LOCKS_KEPT);
    }

    @Test
    void a_damaged_price_is_noticed() {
        FairSolution negative = sound();
        negative.solution().mentorPrice()[3] = -1;
        FairSolution low = sound();
        low.solution().mentorPrice()[0] = 0;
        low.solution().menteePrice()[1] = 0;
        FairSolution high = sound();
        high.solution().menteePrice()[0]++;
        FairSolution unmatched = sound();
        unmatched.solution().menteePrice()[2]++;
        FairSolution room = sound();
        room.solution().mentorPrice()[3]++;

        assertThat(failed(negative)).contains(CheckCode.PRICES_NOT_NEGATIVE);
        assertThat(failed(low)).contains(CheckCode.DUAL_FEASIBLE, CheckCode.NO_GAP);
        assertThat(failed(high)).contains(CheckCode.CHOSEN_PAIRS_TIGHT, CheckCode.NO_GAP);
        assertThat(failed(unmatched)).contains(CheckCode.UNMATCHED_IS_FREE);
        assertThat(failed(room)).contains(CheckCode.ROOM_IS_FREE);
    }

    @Test
    void a_missing_pair_is_noticed() {
        assertThat(failed(new int[] {0, 3}, new int[] {1, 2})).contains(CheckCode.MOST_PAIRS);
    }

    @Test
    void a_bottleneck_that_no_pair_has_is_noticed() {
        assertThat(failed(new FairSolution(sound().solution(), 500_001))).contains(CheckCode.BOTTLENECK_REACHED);
        assertThat(failed(new FairSolution(sound().solution(), 499_999))).contains(CheckCode.BOTTLENECK_REACHED);
    }

    /** Sound in everything else: the optimum of the whole graph, and the lowest score that it really has. */
    @Test
    void a_bottleneck_that_could_be_higher_is_noticed() {
        MatchGraph graph = PROBLEM.graph();
        assertThat(Graphs.worth(PROBLEM, OptimalMatcher.solve(PROBLEM)).total()).isEqualTo(1_100_007);

        assertThat(graph.score()).contains(200_000);
        assertThat(failed(new FairSolution(OptimalMatcher.solve(PROBLEM), 200_000)))
                .containsExactly(CheckCode.BOTTLENECK_BEST);
    }

    @Provide
    Arbitrary<Shape> shapes() {
        return Graphs.shapes(20, 15, 3);
    }

    @Property(tries = 300)
    void leaving_out_any_pair_is_noticed(@ForAll("shapes") Shape shape, @ForAll @IntRange(max = 1_000) int which) {
        MatchProblem problem = shape.problem();
        FairSolution sound = FairMatcher.solve(problem, percent -> {});
        int pairs = sound.solution().pairMentee().length;
        if (pairs == 0) {
            return;
        }
        int[] kept =
                IntStream.range(0, pairs).filter(pair -> pair != which % pairs).toArray();
        Solution fewer = new Solution(
                IntStream.of(kept)
                        .map(pair -> sound.solution().pairMentee()[pair])
                        .toArray(),
                IntStream.of(kept)
                        .map(pair -> sound.solution().pairMentor()[pair])
                        .toArray(),
                sound.solution().menteePrice(),
                sound.solution().mentorPrice(),
                sound.solution().bonus());

        Certificate certificate = FairVerifier.verify(problem, new FairSolution(fewer, sound.bottleneck()));

        assertThat(certificate.valid()).isFalse();
    }
}
