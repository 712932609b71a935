package dev.tandem.matching.engine.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.matching.engine.certificate.Certificate;
import dev.tandem.matching.engine.certificate.PeerVerifier;
import dev.tandem.matching.engine.graph.Graphs;
import dev.tandem.matching.engine.graph.Graphs.Worth;
import dev.tandem.matching.engine.graph.PeerGraph;
import dev.tandem.matching.engine.graph.PeerProblem;
import dev.tandem.matching.engine.graph.PeerSolution;
import dev.tandem.matching.engine.graph.Peers;
import dev.tandem.matching.engine.graph.Peers.Edges;
import dev.tandem.matching.engine.graph.Peers.Shape;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jgrapht.Graph;
import org.jgrapht.alg.matching.blossom.v5.KolmogorovWeightedMatching;
import org.jgrapht.alg.matching.blossom.v5.ObjectiveSense;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;
import org.jgrapht.util.SupplierUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerMatcherTest {
    @Provide
    Arbitrary<Shape> tiny() {
        return Peers.shapes(9, 100);
    }

    /** Few edges and many triangles: that is where blossoms nest. */
    @Provide
    Arbitrary<Shape> medium() {
        return Peers.shapes(70, 12);
    }

    private static PeerSolution certified(PeerProblem problem) {
        PeerSolution solution = PeerMatcher.solve(problem, percent -> {});
        Certificate certificate = PeerVerifier.verify(problem, solution, true);
        assertThat(certificate.violations()).isEmpty();
        assertThat(certificate.valid()).isTrue();
        assertThat(certificate.gap()).isZero();
        assertThat(certificate.cardinalityBound()).isEqualTo(certificate.cardinality());
        Worth worth = Peers.worth(problem, solution);
        assertThat(certificate.cardinality()).isEqualTo(worth.pairs());
        assertThat(certificate.totalScore()).isEqualTo(worth.total());
        return solution;
    }

    @Property(tries = 2_000)
    void equals_the_best_of_all_pairings(@ForAll("tiny") Shape shape) {
        PeerProblem problem = shape.problem();

        Worth found = Peers.worth(problem, certified(problem));

        assertThat(found)
                .isEqualTo(Peers.bestOfAll(problem, PeerMatcher.lexicographicBonus(problem.graph()))
                        .worth());
    }

    @Property(tries = 1_000)
    void any_bonus_gives_the_best_of_all_pairings(
            @ForAll("tiny") Shape shape, @ForAll @IntRange(max = 2_000_000) int bonus) {
        PeerProblem problem = shape.problem();

        PeerSolution solution = PeerMatcher.solve(problem, bonus, percent -> {});

        assertThat(PeerVerifier.verify(problem, solution, false).violations()).isEmpty();
        Worth found = Peers.worth(problem, solution);
        assertThat((long) bonus * found.pairs() + found.total())
                .isEqualTo(Peers.bestOfAll(problem, bonus).value());
    }

    @Property(tries = 2_000)
    void odd_cycles_and_nested_blossoms_are_certified(@ForAll("medium") Shape shape) {
        certified(shape.problem());
    }

    @Property(tries = 500)
    void odd_cycles_and_nested_blossoms_are_certified_for_any_bonus(
            @ForAll("medium") Shape shape, @ForAll @IntRange(max = 2_000_000) int bonus) {
        PeerProblem problem = shape.problem();

        PeerSolution solution = PeerMatcher.solve(problem, bonus, percent -> {});

        assertThat(PeerVerifier.verify(problem, solution, false).violations()).isEmpty();
    }

    @Property(tries = 300)
    void another_order_of_people_is_worth_the_same(@ForAll("medium") Shape shape, @ForAll long seed) {
        PeerGraph graph = shape.graph();
        PeerProblem problem = PeerProblem.withoutLocks(graph);
        PeerProblem permuted = PeerProblem.withoutLocks(Peers.permuted(graph, Graphs.shuffled(graph.people(), seed)));

        assertThat(Peers.worth(permuted, certified(permuted))).isEqualTo(Peers.worth(problem, certified(problem)));
    }

    @ParameterizedTest
    @CsvSource({"200, 4, 1", "301, 6, 2", "600, 10, 3", "1001, 20, 4", "2000, 8, 5"})
    void large_sparse_pools_equal_blossom_v(int people, int degree, long seed) {
        PeerProblem problem = PeerProblem.withoutLocks(Peers.sparse(people, degree, seed));

        Worth found = Peers.worth(problem, certified(problem));

        assertThat(found).isEqualTo(blossomV(problem.graph()));
    }

    private static Worth blossomV(PeerGraph graph) {
        double bonus = PeerMatcher.lexicographicBonus(graph);
        Graph<Integer, DefaultWeightedEdge> reference = new SimpleWeightedGraph<>(
                SupplierUtil.createIntegerSupplier(graph.people()), SupplierUtil.createDefaultWeightedEdgeSupplier());
        for (int person = 0; person < graph.people(); person++) {
            reference.addVertex(person);
        }
        for (int person = 0; person < graph.people(); person++) {
            for (int half = graph.rowStart()[person]; half < graph.rowStart()[person + 1]; half++) {
                if (person < graph.neighbour()[half]) {
                    DefaultWeightedEdge edge = reference.addEdge(person, graph.neighbour()[half]);
                    reference.setEdgeWeight(edge, graph.score()[half] + bonus);
                }
            }
        }
        var matching = new KolmogorovWeightedMatching<>(reference, ObjectiveSense.MAXIMIZE).getMatching();
        double total = matching.getEdges().stream()
                .mapToDouble(edge -> reference.getEdgeWeight(edge) - bonus)
                .sum();
        return new Worth(matching.getEdges().size(), (long) total);
    }

    /** Triangles in a chain, each hanging on the last: blossoms inside blossoms, thousands deep. */
    @Test
    void deep_nests_of_blossoms_need_no_deep_stack() {
        int triangles = 2_000;
        Edges edges = new Edges();
        edges.edge(0, 1, 1_000_000).edge(1, 2, 1_000_000).edge(0, 2, 1_000_000);
        for (int i = 1; i < triangles; i++) {
            // Each new pair closes an odd cycle around all that came before, a little less dear.
            int a = 2 * i + 1;
            edges.edge(a, a + 1, 1_000_000 - 2 * i)
                    .edge(a - 1, a, 1_000_000 - 400 * i)
                    .edge(0, a + 1, 1_000_000 - 400 * i);
        }
        PeerProblem problem = PeerProblem.withoutLocks(edges.graph(2 * triangles + 1));

        PeerSolution solution = certified(problem);

        assertThat(Peers.worth(problem, solution).pairs()).isEqualTo(triangles);
    }

    @Test
    void more_pairs_beat_any_score() {
        PeerProblem problem = PeerProblem.withoutLocks(
                new Edges().edge(0, 1, 0).edge(1, 2, 1_000_000).edge(2, 3, 0).graph(4));

        assertThat(certified(problem).partner()).containsExactly(1, 0, 3, 2);
    }

    @Test
    void the_double_cover_would_promise_too_much_where_there_is_a_triangle() {
        PeerProblem problem = PeerProblem.withoutLocks(new Edges()
                .edge(0, 1, 600_000)
                .edge(1, 2, 600_000)
                .edge(0, 2, 600_000)
                .graph(3));

        PeerSolution solution = certified(problem);

        assertThat(Peers.worth(problem, solution)).isEqualTo(new Worth(1, 600_000));
        assertThat(solution.blossom()).isDeepEqualTo(new int[][] {{0, 1, 2}});
    }

    @Test
    void locked_pairs_stay_and_take_nobody_else() {
        PeerProblem problem = PeerProblem.withoutLocks(new Edges()
                .edge(0, 1, 900_000)
                .edge(1, 2, 100_000)
                .edge(0, 3, 1)
                .graph(4));
        Arrays.setAll(problem.lockedPartner(), person -> new int[] {-1, 2, 1, -1}[person]);
        Arrays.setAll(problem.lockedScore(), person -> new int[] {0, 77, 77, 0}[person]);

        PeerSolution solution = certified(problem);

        assertThat(solution.partner()).containsExactly(3, 2, 1, 0);
        assertThat(Peers.worth(problem, solution)).isEqualTo(new Worth(2, 78));
    }

    @Test
    void the_same_problem_gives_the_same_answer() {
        PeerProblem problem = new Shape(60, 10, 40, 2, 7).problem();

        assertThat(PeerMatcher.solve(problem, percent -> {}))
                .usingRecursiveComparison()
                .isEqualTo(PeerMatcher.solve(problem, percent -> {}));
    }

    @Test
    void no_edges_and_nobody_at_all_give_no_pairs() {
        assertThat(certified(PeerProblem.withoutLocks(new Edges().graph(0))).partner())
                .isEmpty();
        assertThat(certified(PeerProblem.withoutLocks(new Edges().graph(3))).partner())
                .containsExactly(-1, -1, -1);
    }

    /** Values of 10^17 and duals of 10^12. */
    @Test
    void many_people_do_not_overflow() {
        int people = 300_001;
        int[] from = new int[people];
        int[] to = new int[people];
        int[] score = new int[people];
        for (int i = 0; i < people; i++) {
            from[i] = i;
            to[i] = (i + 1) % people;
            score[i] = 1_000_000 - i % 2;
        }
        PeerProblem problem = PeerProblem.withoutLocks(PeerGraph.of(people, from, to, score));

        assertThat(Peers.worth(problem, certified(problem)).pairs()).isEqualTo(people / 2);
    }

    @Test
    void who_is_told_about_progress_may_stop_it() {
        PeerProblem problem = new Shape(60, 10, 40, 2, 7).problem();

        assertThatThrownBy(() -> PeerMatcher.solve(problem, percent -> {
                    throw new CancellationException();
                }))
                .isInstanceOf(CancellationException.class);
    }
}
