package dev.tandem.matching.engine.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.ortools.Loader;
import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.graph.MinCostFlowBase;
import dev.tandem.matching.engine.certificate.Certificate;
import dev.tandem.matching.engine.certificate.CertificateVerifier;
import dev.tandem.matching.engine.graph.Graphs;
import dev.tandem.matching.engine.graph.Graphs.Shape;
import dev.tandem.matching.engine.graph.Graphs.Worth;
import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.MatchProblem;
import dev.tandem.matching.engine.graph.Solution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptimalMatcherTest {
    private static boolean loaded;

    private static void loadReference() {
        if (!loaded) {
            Loader.loadNativeLibraries();
            loaded = true;
        }
    }

    @BeforeContainer
    static void load() {
        loadReference();
    }

    @Provide
    Arbitrary<Shape> tiny() {
        return Graphs.shapes(6, 5, 3);
    }

    @Provide
    Arbitrary<Shape> medium() {
        return Graphs.shapes(60, 40, 4);
    }

    private static Solution certified(MatchProblem problem) {
        Solution solution = OptimalMatcher.solve(problem);
        Certificate certificate = CertificateVerifier.verify(problem, solution, true);
        assertThat(certificate.violations()).isEmpty();
        assertThat(certificate.valid()).isTrue();
        assertThat(certificate.gap()).isZero();
        Worth worth = Graphs.worth(problem, solution);
        assertThat(certificate.cardinality()).isEqualTo(worth.pairs());
        assertThat(certificate.totalScore()).isEqualTo(worth.total());
        return solution;
    }

    @Property(tries = 2_000)
    void equals_the_best_of_all_pairings(@ForAll("tiny") Shape shape) {
        MatchProblem problem = shape.problem();

        Worth found = Graphs.worth(problem, certified(problem));

        assertThat(found).isEqualTo(bestOfAll(problem, Comparator.naturalOrder()));
    }

    @Property(tries = 1_000)
    void with_a_bonus_equals_the_best_of_all_pairings_at_that_bonus(
            @ForAll("tiny") Shape shape, @ForAll("bonuses") long bonus) {
        MatchProblem problem = shape.problem();

        Solution solution = OptimalMatcher.solve(problem, bonus, done -> {});

        Certificate certificate = CertificateVerifier.verify(problem, solution, false);
        assertThat(certificate.violations()).isEmpty();
        assertThat(solution.bonus()).isEqualTo(bonus);
        assertThat(value(Graphs.worth(problem, solution), bonus)).isEqualTo(bestValue(problem, bonus));
    }

    @Provide
    Arbitrary<Long> bonuses() {
        return Arbitraries.of(0L, 1L, 250_000L, 500_000L, 999_999L);
    }

    @Property(tries = 500)
    void from_any_earlier_solution_it_finds_as_good_a_result(
            @ForAll("medium") Shape shape, @ForAll @IntRange(max = 4) int kept, @ForAll boolean pairsFirst) {
        MatchProblem problem = shape.problem();
        Solution earlier = OptimalMatcher.solve(
                new MatchProblem(thinned(problem.graph(), kept), problem.lockedMentor(), problem.lockedScore()));
        long bonus = pairsFirst ? OptimalMatcher.lexicographicBonus(problem.graph()) : 400_000;

        Solution again = OptimalMatcher.solveAgain(problem, bonus, earlier, done -> {});

        Solution most = OptimalMatcher.solveAgain(problem, earlier, done -> {});
        assertThat(CertificateVerifier.verify(problem, most, true).violations()).isEmpty();
        assertThat(again.bonus()).isEqualTo(bonus);
        assertThat(CertificateVerifier.verify(problem, again, pairsFirst).violations())
                .isEmpty();
        assertThat(CertificateVerifier.verify(problem, again, false).violations())
                .isEmpty();
    }

    @Test
    void stops_when_told_to_and_reports_rising_progress() {
        MatchProblem problem = MatchProblem.withoutLocks(Graphs.sparse(2_000, 400, 20, 5, 3));
        List<Integer> reports = new ArrayList<>();

        OptimalMatcher.solve(problem, reports::add);

        assertThat(reports).isSorted().hasSizeGreaterThan(10).allMatch(done -> done >= 0 && done <= 2_000);
        for (int stopAt : new int[] {1, reports.size() / 2, reports.size()}) {
            int[] calls = {0};
            assertThatThrownBy(() -> OptimalMatcher.solve(problem, done -> {
                        if (++calls[0] == stopAt) {
                            throw new CancellationException();
                        }
                    }))
                    .isInstanceOf(CancellationException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 11, 1_001})
    void many_equal_scores_in_large_pools_equal_min_cost_flow(int distinctScores) {
        loadReference();
        for (int capacity : new int[] {3, 5, 7}) {
            MatchProblem problem =
                    MatchProblem.withoutLocks(new Shape(1_500, 350, capacity + 2, 3, distinctScores, 11).graph());

            Worth found = Graphs.worth(problem, certified(problem));

            assertThat(found).isEqualTo(minCostFlow(problem.graph()));
        }
    }

    @Property(tries = 500)
    void equals_min_cost_flow(@ForAll("medium") Shape shape) {
        MatchProblem problem = MatchProblem.withoutLocks(shape.graph());

        Worth found = Graphs.worth(problem, certified(problem));

        assertThat(found).isEqualTo(minCostFlow(problem.graph()));
    }

    @Property(tries = 500)
    void every_solution_is_certified_also_with_locks(@ForAll("medium") Shape shape) {
        MatchProblem problem = shape.problem();

        Solution solution = certified(problem);

        for (int mentee = 0; mentee < problem.graph().mentees(); mentee++) {
            if (problem.lockedMentor()[mentee] != -1) {
                int at = Arrays.binarySearch(solution.pairMentee(), mentee);
                assertThat(solution.pairMentor()[at]).isEqualTo(problem.lockedMentor()[mentee]);
            }
        }
    }

    @Property(tries = 300)
    void another_order_of_people_is_worth_the_same(@ForAll("medium") Shape shape, @ForAll long seed) {
        MatchGraph graph = shape.graph();
        MatchProblem problem = MatchProblem.withoutLocks(graph);
        MatchProblem permuted = MatchProblem.withoutLocks(Graphs.permuted(
                graph, Graphs.shuffled(graph.mentees(), seed), Graphs.shuffled(graph.mentors(), seed + 1)));

        assertThat(Graphs.worth(permuted, certified(permuted))).isEqualTo(Graphs.worth(problem, certified(problem)));
    }

    @Property(tries = 300)
    void another_mentor_never_makes_the_result_worse(
            @ForAll("medium") Shape shape, @ForAll @IntRange(max = 3) int places) {
        MatchGraph all = shape.graph();
        int last = all.mentors() - 1;
        if (last < 0) {
            return;
        }
        int[] fewer = all.capacity().clone();
        fewer[last] = 0;
        int[] more = all.capacity().clone();
        more[last] = places;
        MatchProblem without = withCapacity(all, fewer);
        MatchProblem with = withCapacity(all, more);

        assertThat(Graphs.worth(with, certified(with)))
                .isGreaterThanOrEqualTo(Graphs.worth(without, certified(without)));
    }

    @Property(tries = 300)
    void any_bonus_is_certified_and_a_larger_one_never_gives_fewer_pairs(
            @ForAll("medium") Shape shape, @ForAll @IntRange(max = 2_000_000) int bonus) {
        MatchProblem problem = shape.problem();

        Solution some = OptimalMatcher.solve(problem, bonus, entered -> {});
        Solution more = OptimalMatcher.solve(problem, bonus + 500_000L, entered -> {});

        assertThat(CertificateVerifier.verify(problem, some, false).violations())
                .isEmpty();
        assertThat(CertificateVerifier.verify(problem, more, false).violations())
                .isEmpty();
        assertThat(more.pairMentee().length).isGreaterThanOrEqualTo(some.pairMentee().length);
    }

    @Test
    void the_same_problem_gives_the_same_pairs() {
        MatchProblem problem = MatchProblem.withoutLocks(new Shape(50, 30, 2, 40, 2, 7).graph());

        Solution first = OptimalMatcher.solve(problem);
        Solution second = OptimalMatcher.solve(problem);

        assertThat(second).usingRecursiveComparison().isEqualTo(first);
    }

    @Test
    void no_edges_and_nobody_at_all_give_no_pairs() {
        assertThat(certified(MatchProblem.withoutLocks(new Shape(5, 5, 2, 0, 2, 1).graph()))
                        .pairMentee())
                .isEmpty();
        assertThat(certified(MatchProblem.withoutLocks(new Shape(0, 0, 0, 0, 2, 1).graph()))
                        .pairMentee())
                .isEmpty();
    }

    @Test
    void more_pairs_beat_any_score() {
        // Mentee 0 could have a perfect score, but only by leaving mentee 1 without anybody.
        MatchGraph graph = new MatchGraph.Builder(new int[] {1, 1})
                .edge(0, 1_000_000)
                .edge(1, 0)
                .endRow()
                .edge(0, 0)
                .endRow()
                .build();
        MatchProblem problem = MatchProblem.withoutLocks(graph);

        Solution solution = certified(problem);

        assertThat(solution.pairMentor()).containsExactly(1, 0);
    }

    @Test
    void equal_scores_go_to_the_lowest_mentee() {
        MatchGraph graph = new MatchGraph.Builder(new int[] {1})
                .edge(0, 500_000)
                .endRow()
                .edge(0, 500_000)
                .endRow()
                .build();

        assertThat(certified(MatchProblem.withoutLocks(graph)).pairMentee()).containsExactly(0);
    }

    /** A million pairs and one mentee too many, each of whom could be the one who goes without. */
    @Test
    void a_million_pairs_do_not_overflow() {
        int people = 1_000_000;
        int[] capacity = new int[people];
        Arrays.fill(capacity, 1);
        MatchGraph.Builder graph = new MatchGraph.Builder(capacity);
        for (int mentee = 0; mentee < people; mentee++) {
            if (mentee > 0) {
                graph.edge(mentee - 1, 999_999);
            }
            graph.edge(mentee, 1_000_000).endRow();
        }
        MatchProblem problem = MatchProblem.withoutLocks(
                graph.edge(people - 1, 1_000_000).endRow().build());

        Solution solution = OptimalMatcher.solve(problem);
        Certificate certificate = CertificateVerifier.verify(problem, solution, true);

        assertThat(certificate.violations()).isEmpty();
        assertThat(certificate.cardinality()).isEqualTo(people);
        assertThat(certificate.totalScore()).isEqualTo(1_000_000L * people);
    }

    /** To seat everybody, each must take their worse place, and each exchange adds to the prices. */
    @Test
    void prices_that_add_up_along_a_long_chain_stay_exact() {
        int people = 3_000;
        int[] capacity = new int[people];
        Arrays.fill(capacity, 1);
        MatchGraph.Builder graph = new MatchGraph.Builder(capacity);
        for (int mentee = 0; mentee < people - 1; mentee++) {
            graph.edge(mentee, 1_000_000).edge(mentee + 1, 0).endRow();
        }
        MatchProblem problem =
                MatchProblem.withoutLocks(graph.edge(0, 1_000_000).endRow().build());

        assertThat(Graphs.worth(problem, certified(problem))).isEqualTo(new Worth(people, 1_000_000));
    }

    @ParameterizedTest
    @CsvSource({"3000, 3000, 1", "2000, 400, 6", "2000, 400, 5", "2000, 400, 3"})
    void large_sparse_pools_with_ample_tight_and_scarce_places_equal_min_cost_flow(
            int mentees, int mentors, int capacity) {
        loadReference();
        MatchProblem problem = MatchProblem.withoutLocks(Graphs.sparse(mentees, mentors, 20, capacity, 42));

        Worth found = Graphs.worth(problem, certified(problem));

        assertThat(found).isEqualTo(minCostFlow(problem.graph()));
    }

    private static MatchProblem withCapacity(MatchGraph graph, int[] capacity) {
        return MatchProblem.withoutLocks(new MatchGraph(graph.rowStart(), graph.mentor(), graph.score(), capacity));
    }

    private static MatchGraph thinned(MatchGraph graph, int kept) {
        MatchGraph.Builder fewer = new MatchGraph.Builder(graph.capacity());
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            for (int e = graph.rowStart()[mentee]; e < graph.rowStart()[mentee + 1]; e++) {
                if (e % 4 < kept) {
                    fewer.edge(graph.mentor()[e], graph.score()[e]);
                }
            }
            fewer.endRow();
        }
        return fewer.build();
    }

    private static long value(Worth worth, long bonus) {
        return worth.total() + worth.pairs() * bonus;
    }

    private static long bestValue(MatchProblem problem, long bonus) {
        return value(bestOfAll(problem, Comparator.comparingLong(worth -> value(worth, bonus))), bonus);
    }

    private static Worth bestOfAll(MatchProblem problem, Comparator<Worth> order) {
        int[] places = problem.graph().capacity().clone();
        int pairs = 0;
        long total = 0;
        for (int mentee = 0; mentee < problem.graph().mentees(); mentee++) {
            int locked = problem.lockedMentor()[mentee];
            if (locked != -1) {
                places[locked]--;
                pairs++;
                total += problem.lockedScore()[mentee];
            }
        }
        return bestFrom(problem, 0, places, new Worth(pairs, total), order);
    }

    private static Worth bestFrom(
            MatchProblem problem, int mentee, int[] places, Worth soFar, Comparator<Worth> order) {
        MatchGraph graph = problem.graph();
        if (mentee == graph.mentees()) {
            return soFar;
        }
        Worth best = bestFrom(problem, mentee + 1, places, soFar, order);
        if (problem.lockedMentor()[mentee] == -1) {
            for (int e = graph.rowStart()[mentee]; e < graph.rowStart()[mentee + 1]; e++) {
                int mentor = graph.mentor()[e];
                if (places[mentor] > 0) {
                    places[mentor]--;
                    Worth with = new Worth(soFar.pairs() + 1, soFar.total() + graph.score()[e]);
                    Worth found = bestFrom(problem, mentee + 1, places, with, order);
                    best = order.compare(found, best) > 0 ? found : best;
                    places[mentor]++;
                }
            }
        }
        return best;
    }

    /** OR-tools: maximum flow of minimum cost, so it needs no bonus of ours to prefer more pairs. */
    static Worth minCostFlow(MatchGraph graph) {
        MinCostFlow flow = new MinCostFlow();
        int mentees = graph.mentees();
        int source = mentees + graph.mentors();
        int sink = source + 1;
        for (int mentee = 0; mentee < mentees; mentee++) {
            flow.addArcWithCapacityAndUnitCost(source, mentee, 1, 0);
            for (int e = graph.rowStart()[mentee]; e < graph.rowStart()[mentee + 1]; e++) {
                flow.addArcWithCapacityAndUnitCost(mentee, mentees + graph.mentor()[e], 1, -graph.score()[e]);
            }
        }
        for (int mentor = 0; mentor < graph.mentors(); mentor++) {
            flow.addArcWithCapacityAndUnitCost(mentees + mentor, sink, graph.capacity()[mentor], 0);
        }
        flow.setNodeSupply(source, mentees);
        flow.setNodeSupply(sink, -mentees);
        assertThat(List.of(MinCostFlowBase.Status.OPTIMAL)).contains(flow.solveMaxFlowWithMinCost());
        return new Worth(Math.toIntExact(flow.getMaximumFlow()), -flow.getOptimalCost());
    }
}
