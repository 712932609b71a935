package dev.tandem.matching.engine.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.ortools.Loader;
import dev.tandem.matching.engine.certificate.Certificate;
import dev.tandem.matching.engine.certificate.FairVerifier;
import dev.tandem.matching.engine.graph.FairSolution;
import dev.tandem.matching.engine.graph.Graphs;
import dev.tandem.matching.engine.graph.Graphs.Shape;
import dev.tandem.matching.engine.graph.Graphs.Worth;
import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.MatchProblem;
import dev.tandem.matching.engine.graph.Pairings;
import java.util.concurrent.CancellationException;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FairMatcherTest {
    @Provide
    Arbitrary<Shape> tiny() {
        return Graphs.shapes(6, 5, 3);
    }

    @Provide
    Arbitrary<Shape> medium() {
        return Graphs.shapes(60, 40, 4);
    }

    /** Pairs first, then the worst pair, then the total. */
    private record Fairness(int pairs, int bottleneck, long total) {
        boolean isBetterThan(Fairness other) {
            if (pairs != other.pairs) {
                return pairs > other.pairs;
            }
            return bottleneck != other.bottleneck ? bottleneck > other.bottleneck : total > other.total;
        }
    }

    private static Fairness certified(MatchProblem problem) {
        FairSolution solution = FairMatcher.solve(problem, percent -> {});
        Certificate certificate = FairVerifier.verify(problem, solution);
        assertThat(certificate.violations()).isEmpty();
        assertThat(certificate.valid()).isTrue();
        assertThat(certificate.gap()).isZero();
        assertThat(certificate.cardinalityBound()).isEqualTo(certificate.cardinality());
        Worth worth = Graphs.worth(problem, solution.solution());
        assertThat(certificate.cardinality()).isEqualTo(worth.pairs());
        assertThat(certificate.totalScore()).isEqualTo(worth.total());
        assertThat(certificate.bottleneck())
                .isEqualTo(solution.bottleneck() == FairSolution.NO_FREE_PAIR ? null : solution.bottleneck());
        return new Fairness(worth.pairs(), solution.bottleneck(), worth.total());
    }

    @Property(tries = 1_000)
    void equals_the_fairest_of_all_pairings(@ForAll("tiny") Shape shape) {
        MatchProblem problem = shape.problem();
        Fairness[] best = {new Fairness(-1, 0, 0)};
        Pairings.forEach(problem, mentorOf -> {
            Worth worth = Pairings.worth(problem, mentorOf);
            Fairness other = new Fairness(worth.pairs(), Pairings.bottleneck(problem, mentorOf), worth.total());
            best[0] = other.isBetterThan(best[0]) ? other : best[0];
        });

        assertThat(certified(problem)).isEqualTo(best[0]);
    }

    @Property(tries = 300)
    void another_order_of_people_is_as_fair(@ForAll("medium") Shape shape, @ForAll long seed) {
        MatchGraph graph = shape.graph();
        MatchProblem problem = MatchProblem.withoutLocks(graph);
        MatchProblem permuted = MatchProblem.withoutLocks(Graphs.permuted(
                graph, Graphs.shuffled(graph.mentees(), seed), Graphs.shuffled(graph.mentors(), seed + 1)));

        assertThat(certified(permuted)).isEqualTo(certified(problem));
    }

    @Property(tries = 300)
    void has_as_many_pairs_as_the_optimum_and_every_solution_is_certified(@ForAll("medium") Shape shape) {
        MatchProblem problem = shape.problem();

        Fairness fair = certified(problem);

        Worth optimum = Graphs.worth(problem, OptimalMatcher.solve(problem));
        assertThat(fair.pairs()).isEqualTo(optimum.pairs());
        assertThat(fair.total()).isLessThanOrEqualTo(optimum.total());
    }

    /** The flow of an independent solver: as many pairs at θ*, fewer just above, and no more total at θ*. */
    @ParameterizedTest
    @CsvSource({"1500, 1500, 1", "1500, 300, 6", "1500, 300, 5", "1500, 300, 3"})
    void large_sparse_pools_agree_with_min_cost_flow_at_the_bottleneck_and_above(
            int mentees, int mentors, int capacity) {
        Loader.loadNativeLibraries();
        MatchGraph graph = Graphs.sparse(mentees, mentors, 20, capacity, 42);

        Fairness fair = certified(MatchProblem.withoutLocks(graph));

        Worth at = OptimalMatcherTest.minCostFlow(atLeast(graph, fair.bottleneck()));
        Worth above = OptimalMatcherTest.minCostFlow(atLeast(graph, fair.bottleneck() + 1));
        assertThat(at).isEqualTo(new Worth(fair.pairs(), fair.total()));
        assertThat(OptimalMatcherTest.minCostFlow(graph).pairs()).isEqualTo(fair.pairs());
        assertThat(above.pairs()).isLessThan(fair.pairs());
    }

    private static MatchGraph atLeast(MatchGraph graph, int threshold) {
        MatchGraph.Builder kept = new MatchGraph.Builder(graph.capacity());
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            for (int edge = graph.rowStart()[mentee]; edge < graph.rowStart()[mentee + 1]; edge++) {
                if (graph.score()[edge] >= threshold) {
                    kept.edge(graph.mentor()[edge], graph.score()[edge]);
                }
            }
            kept.endRow();
        }
        return kept.build();
    }

    @Test
    void the_worst_off_mentee_counts_more_than_the_total() {
        // 900 + 200 is the higher total, 500 + 500 is fairer.
        MatchGraph graph = new MatchGraph.Builder(new int[] {1, 1})
                .edge(0, 900_000)
                .edge(1, 500_000)
                .endRow()
                .edge(0, 500_000)
                .edge(1, 200_000)
                .endRow()
                .build();

        assertThat(certified(MatchProblem.withoutLocks(graph))).isEqualTo(new Fairness(2, 500_000, 1_000_000));
    }

    @Test
    void a_poor_locked_pair_is_not_the_bottleneck() {
        MatchGraph graph = new MatchGraph.Builder(new int[] {2})
                .edge(0, 700_000)
                .endRow()
                .endRow()
                .build();
        MatchProblem problem = new MatchProblem(graph, new int[] {-1, 0}, new int[] {0, 10});

        assertThat(certified(problem)).isEqualTo(new Fairness(2, 700_000, 700_010));
    }

    @Test
    void no_edges_no_places_and_nobody_at_all_give_no_pairs() {
        Fairness nothing = new Fairness(0, FairSolution.NO_FREE_PAIR, 0);

        assertThat(certified(new Shape(5, 5, 2, 0, 2, 1).problem()).bottleneck())
                .isEqualTo(FairSolution.NO_FREE_PAIR);
        assertThat(certified(new Shape(5, 5, 0, 100, 2, 1).problem())).isEqualTo(nothing);
        assertThat(certified(new Shape(0, 0, 0, 0, 2, 1).problem())).isEqualTo(nothing);
    }

    @Test
    void who_is_told_about_progress_may_stop_it() {
        MatchProblem problem = new Shape(5, 5, 2, 50, 2, 1).problem();

        assertThatThrownBy(() -> FairMatcher.solve(problem, percent -> {
                    throw new CancellationException();
                }))
                .isInstanceOf(CancellationException.class);
    }
}
