package dev.tandem.matching.engine.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.matching.engine.certificate.Certificate;
import dev.tandem.matching.engine.certificate.StableVerifier;
import dev.tandem.matching.engine.graph.Graphs;
import dev.tandem.matching.engine.graph.Graphs.Shape;
import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.MatchProblem;
import dev.tandem.matching.engine.graph.Pairings;
import dev.tandem.matching.engine.graph.Pairs;
import dev.tandem.matching.engine.graph.StableProblem;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StableMatcherTest {
    @Provide
    Arbitrary<Shape> tiny() {
        return Graphs.shapes(6, 4, 3);
    }

    @Provide
    Arbitrary<Shape> medium() {
        return Graphs.shapes(60, 40, 4);
    }

    /** Each side with an opinion of its own. */
    private static StableProblem opinions(MatchProblem problem, int distinct, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int edges = problem.graph().edges();
        return new StableProblem(
                problem,
                random.ints(edges, 0, distinct).toArray(),
                random.ints(edges, 0, distinct).toArray());
    }

    private static Pairs certified(StableProblem problem) {
        Pairs pairs = StableMatcher.solve(problem, percent -> {});
        Certificate certificate = StableVerifier.verify(problem, pairs);
        assertThat(certificate.violations()).isEmpty();
        assertThat(certificate.valid()).isTrue();
        assertThat(certificate.cardinality()).isEqualTo(pairs.mentee().length);
        return pairs;
    }

    /** How good a mentee's place is: smaller is better, and nobody comes last. */
    private static int rank(StableProblem stable, int mentee, int mentor) {
        MatchGraph graph = stable.problem().graph();
        int rank = 0;
        int own = mentor == -1 ? -1 : Graphs.edge(graph, mentee, mentor);
        for (int edge = graph.rowStart()[mentee]; edge < graph.rowStart()[mentee + 1]; edge++) {
            boolean better = mentor == -1
                    || stable.menteeScore()[edge] > stable.menteeScore()[own]
                    || (stable.menteeScore()[edge] == stable.menteeScore()[own] && graph.mentor()[edge] < mentor);
            rank += better ? 1 : 0;
        }
        return rank;
    }

    @Property(tries = 1_000)
    void no_stable_pairing_is_better_for_any_mentee(
            @ForAll("tiny") Shape shape, @ForAll @IntRange(min = 1, max = 4) int distinct, @ForAll long seed) {
        StableProblem problem = opinions(shape.problem(), distinct, seed);

        int[] found = Pairings.mentorOf(problem.problem(), certified(problem));

        Pairings.forEach(problem.problem(), other -> {
            if (StableVerifier.verify(problem, Pairs.of(other)).valid()) {
                for (int mentee = 0; mentee < other.length; mentee++) {
                    if (problem.problem().lockedMentor()[mentee] == -1) {
                        assertThat(rank(problem, mentee, found[mentee]))
                                .isLessThanOrEqualTo(rank(problem, mentee, other[mentee]));
                    }
                }
            }
        });
    }

    @Property(tries = 500)
    void every_pairing_is_stable_also_with_locks_and_ties(
            @ForAll("medium") Shape shape, @ForAll @IntRange(min = 1, max = 50) int distinct, @ForAll long seed) {
        StableProblem problem = opinions(shape.problem(), distinct, seed);

        int[] found = Pairings.mentorOf(problem.problem(), certified(problem));

        for (int mentee = 0; mentee < found.length; mentee++) {
            int locked = problem.problem().lockedMentor()[mentee];
            assertThat(locked == -1 || locked == found[mentee]).isTrue();
        }
    }

    /** Without ties the pairing does not depend on any order, so it must be the very same one. */
    @Property(tries = 200)
    void another_order_of_people_gives_the_same_pairs(@ForAll("medium") Shape shape, @ForAll long seed) {
        MatchGraph graph = shape.graph();
        List<Integer> mentees = Graphs.shuffled(graph.mentees(), seed);
        List<Integer> mentors = Graphs.shuffled(graph.mentors(), seed + 1);
        MatchGraph permuted = Graphs.permuted(graph, mentees, mentors);
        StableProblem original = unique(graph, identity(graph.mentees()), identity(graph.mentors()));
        StableProblem other = unique(permuted, mentees, mentors);

        int[] found = Pairings.mentorOf(original.problem(), certified(original));
        int[] again = Pairings.mentorOf(other.problem(), certified(other));

        for (int mentee = 0; mentee < again.length; mentee++) {
            int mentor = again[mentee] == -1 ? -1 : mentors.get(again[mentee]);
            assertThat(mentor).isEqualTo(found[mentees.get(mentee)]);
        }
    }

    private static List<Integer> identity(int size) {
        return IntStream.range(0, size).boxed().toList();
    }

    /** Scores that differ and belong to the people, not to their places. */
    private static StableProblem unique(MatchGraph graph, List<Integer> mentees, List<Integer> mentors) {
        int[] menteeScore = new int[graph.edges()];
        int[] mentorScore = new int[graph.edges()];
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            for (int edge = graph.rowStart()[mentee]; edge < graph.rowStart()[mentee + 1]; edge++) {
                int a = mentees.get(mentee);
                int b = mentors.get(graph.mentor()[edge]);
                menteeScore[edge] = (a * 7 + b * 37) % 101;
                mentorScore[edge] = (a * 41 + b * 11) % 103;
            }
        }
        return new StableProblem(MatchProblem.withoutLocks(graph), menteeScore, mentorScore);
    }

    @Test
    void the_textbook_example_gives_mentees_their_best_stable_mentors() {
        // Gale and Shapley's three and three with cyclic wishes: each mentee gets their first choice.
        MatchGraph.Builder graph = new MatchGraph.Builder(new int[] {1, 1, 1});
        for (int mentee = 0; mentee < 3; mentee++) {
            graph.edge(0, 0).edge(1, 0).edge(2, 0).endRow();
        }
        StableProblem problem = new StableProblem(
                MatchProblem.withoutLocks(graph.build()),
                new int[] {3, 2, 1, 1, 3, 2, 2, 1, 3},
                new int[] {1, 2, 3, 3, 1, 2, 2, 3, 1});

        assertThat(certified(problem).mentor()).containsExactly(0, 1, 2);
    }

    @Test
    void equal_scores_go_to_the_lower_index_on_both_sides() {
        MatchGraph graph = new MatchGraph.Builder(new int[] {1, 1})
                .edge(0, 5)
                .edge(1, 5)
                .endRow()
                .edge(0, 5)
                .edge(1, 5)
                .endRow()
                .edge(0, 5)
                .edge(1, 5)
                .endRow()
                .build();
        int[] equal = new int[6];
        Arrays.fill(equal, 7);

        Pairs pairs = certified(new StableProblem(MatchProblem.withoutLocks(graph), equal, equal));

        assertThat(pairs.mentee()).containsExactly(0, 1);
        assertThat(pairs.mentor()).containsExactly(0, 1);
    }

    @Test
    void no_edges_no_places_and_nobody_at_all_give_no_pairs() {
        assertThat(certified(opinions(MatchProblem.withoutLocks(new Shape(5, 5, 2, 0, 2, 1).graph()), 3, 1))
                        .mentee())
                .isEmpty();
        assertThat(certified(opinions(MatchProblem.withoutLocks(new Shape(5, 5, 0, 100, 2, 1).graph()), 3, 1))
                        .mentee())
                .isEmpty();
        assertThat(certified(opinions(MatchProblem.withoutLocks(new Shape(0, 0, 0, 0, 2, 1).graph()), 3, 1))
                        .mentee())
                .isEmpty();
    }

    @Test
    void who_is_told_about_progress_may_stop_it() {
        StableProblem problem = opinions(new Shape(5, 5, 2, 50, 2, 1).problem(), 3, 1);

        assertThatThrownBy(() -> StableMatcher.solve(problem, percent -> {
                    throw new CancellationException();
                }))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void each_edge_needs_an_opinion_of_either_side() {
        MatchProblem problem = new Shape(5, 5, 2, 100, 2, 1).problem();

        assertThatThrownBy(() -> new StableProblem(problem, new int[3], new int[25]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
