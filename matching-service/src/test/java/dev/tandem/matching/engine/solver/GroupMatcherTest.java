package dev.tandem.matching.engine.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.matching.engine.certificate.Certificate;
import dev.tandem.matching.engine.certificate.GroupVerifier;
import dev.tandem.matching.engine.graph.Graphs;
import dev.tandem.matching.engine.graph.Graphs.Shape;
import dev.tandem.matching.engine.graph.Graphs.Worth;
import dev.tandem.matching.engine.graph.GroupProblem;
import dev.tandem.matching.engine.graph.GroupSolution;
import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.MatchProblem;
import dev.tandem.matching.engine.graph.Pairings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupMatcherTest {
    @Provide
    Arbitrary<Shape> tiny() {
        return Graphs.shapes(7, 4, 5);
    }

    @Provide
    Arbitrary<Shape> medium() {
        return Graphs.shapes(40, 12, 8);
    }

    private static GroupProblem groups(MatchProblem problem, int most, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return new GroupProblem(
                problem, random.ints(problem.graph().mentors(), 0, most + 1).toArray());
    }

    private static Certificate certificate(GroupProblem problem, GroupSolution solution) {
        Certificate certificate = GroupVerifier.verify(problem, solution);
        assertThat(certificate.violations()).isEmpty();
        assertThat(certificate.valid()).isTrue();
        assertThat(certificate.gap()).isNotNegative();
        assertThat(certificate.cardinalityBound()).isGreaterThanOrEqualTo(certificate.cardinality());
        return certificate;
    }

    private static Certificate optimal(GroupProblem problem) {
        Certificate certificate = certificate(problem, GroupMatcher.solve(problem, percent -> {}));
        assertThat(certificate.gap()).isZero();
        assertThat(certificate.cardinalityBound()).isEqualTo(certificate.cardinality());
        return certificate;
    }

    private static Worth worth(Certificate certificate) {
        return new Worth(certificate.cardinality(), certificate.totalScore());
    }

    /** The best pairing with all groups large enough; those with locks only if they must be. */
    private static List<Worth> bestOfAll(GroupProblem groups, boolean waived) {
        MatchProblem problem = groups.problem();
        int[] locked = Pairings.sizes(problem, problem.lockedMentor());
        List<Worth> best = new ArrayList<>();
        Pairings.forEach(problem, mentorOf -> {
            int[] sizes = Pairings.sizes(problem, mentorOf);
            for (int mentor = 0; mentor < sizes.length; mentor++) {
                boolean small = sizes[mentor] > 0 && sizes[mentor] < groups.minimumSize()[mentor];
                if (small && !(waived && locked[mentor] > 0)) {
                    return;
                }
            }
            Worth worth = Pairings.worth(problem, mentorOf);
            if (best.isEmpty() || worth.compareTo(best.getFirst()) > 0) {
                best.clear();
                best.add(worth);
            }
        });
        return best;
    }

    @Property(tries = 1_000)
    void equals_the_best_of_all_pairings_that_keep_the_minimums(
            @ForAll("tiny") Shape shape, @ForAll @IntRange(min = 1, max = 5) int most, @ForAll long seed) {
        GroupProblem problem = groups(shape.problem(), most, seed);
        List<Worth> best = bestOfAll(problem, false);
        boolean impossible = best.isEmpty();

        GroupSolution solution = GroupMatcher.solve(problem, percent -> {});

        assertThat(solution.waived()).isEqualTo(impossible);
        Certificate certificate = certificate(problem, solution);
        assertThat(certificate.gap()).isZero();
        assertThat(List.of(worth(certificate))).isEqualTo(impossible ? bestOfAll(problem, true) : best);
    }

    @Property(tries = 300)
    void a_dozen_mentors_are_solved_to_the_end(
            @ForAll("medium") Shape shape, @ForAll @IntRange(min = 2, max = 6) int most, @ForAll long seed) {
        optimal(groups(shape.problem(), most, seed));
    }

    @Property(tries = 300)
    void without_minimums_it_is_the_optimum(@ForAll("medium") Shape shape, @ForAll @IntRange(max = 1) int minimum) {
        MatchProblem problem = shape.problem();
        int[] minimums = new int[problem.graph().mentors()];
        Arrays.fill(minimums, minimum);

        Certificate certificate = optimal(new GroupProblem(problem, minimums));

        assertThat(worth(certificate)).isEqualTo(Graphs.worth(problem, OptimalMatcher.solve(problem)));
    }

    @Property(tries = 100)
    void another_order_of_people_is_worth_the_same(@ForAll("medium") Shape shape, @ForAll long seed) {
        MatchGraph graph = shape.graph();
        List<Integer> mentors = Graphs.shuffled(graph.mentors(), seed + 1);
        MatchGraph permuted = Graphs.permuted(graph, Graphs.shuffled(graph.mentees(), seed), mentors);
        GroupProblem problem = groups(MatchProblem.withoutLocks(graph), 4, seed);
        int[] moved = mentors.stream()
                .mapToInt(mentor -> problem.minimumSize()[mentor])
                .toArray();

        Certificate other = optimal(new GroupProblem(MatchProblem.withoutLocks(permuted), moved));

        assertThat(worth(other)).isEqualTo(worth(optimal(problem)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void many_mentors_keep_their_minimums_and_the_bound_is_close(long seed) {
        GroupProblem problem = groups(MatchProblem.withoutLocks(Graphs.sparse(240, 60, 12, 6, seed)), 5, seed);

        Certificate certificate = certificate(problem, GroupMatcher.solve(problem, percent -> {}));

        assertThat(certificate.cardinalityBound()).isLessThanOrEqualTo(certificate.cardinality() + 2);
    }

    @Test
    void a_group_that_would_stay_too_small_is_not_opened() {
        // Mentee 2 likes mentor 1 best, but nobody else would come there.
        MatchGraph graph = new MatchGraph.Builder(new int[] {3, 3})
                .edge(0, 800_000)
                .endRow()
                .edge(0, 800_000)
                .endRow()
                .edge(0, 100_000)
                .edge(1, 900_000)
                .endRow()
                .build();
        GroupProblem problem = new GroupProblem(MatchProblem.withoutLocks(graph), new int[] {2, 2});

        assertThat(worth(optimal(problem))).isEqualTo(new Worth(3, 1_700_000));
    }

    @Test
    void a_group_is_filled_from_a_larger_one_when_that_makes_room_for_more_pairs() {
        // Mentee 3 can only go to mentor 1, whose group of two needs somebody from mentor 0.
        MatchGraph graph = new MatchGraph.Builder(new int[] {3, 3})
                .edge(0, 800_000)
                .endRow()
                .edge(0, 800_000)
                .endRow()
                .edge(0, 800_000)
                .edge(1, 100_000)
                .endRow()
                .edge(1, 100_000)
                .endRow()
                .build();
        GroupProblem problem = new GroupProblem(MatchProblem.withoutLocks(graph), new int[] {2, 2});

        assertThat(worth(optimal(problem))).isEqualTo(new Worth(4, 1_800_000));
    }

    @Test
    void locked_pairs_count_for_their_group_and_draw_others_to_it() {
        MatchGraph graph = new MatchGraph.Builder(new int[] {3, 3})
                .endRow()
                .edge(0, 100_000)
                .edge(1, 900_000)
                .endRow()
                .build();
        GroupProblem problem =
                new GroupProblem(new MatchProblem(graph, new int[] {0, -1}, new int[] {5, 0}), new int[] {2, 0});

        GroupSolution solution = GroupMatcher.solve(problem, percent -> {});

        assertThat(worth(certificate(problem, solution))).isEqualTo(new Worth(2, 100_005));
        assertThat(solution.waived()).isFalse();
    }

    @Test
    void a_lock_that_can_never_have_company_stays_all_the_same() {
        MatchGraph graph = new MatchGraph.Builder(new int[] {3}).endRow().build();
        GroupProblem problem = new GroupProblem(new MatchProblem(graph, new int[] {0}, new int[] {5}), new int[] {2});

        GroupSolution solution = GroupMatcher.solve(problem, percent -> {});

        assertThat(worth(certificate(problem, solution))).isEqualTo(new Worth(1, 5));
        assertThat(solution.waived()).isTrue();
    }

    @Test
    void no_edges_no_places_and_nobody_at_all_give_no_pairs() {
        assertThat(optimal(groups(MatchProblem.withoutLocks(new Shape(5, 5, 3, 0, 2, 1).graph()), 3, 1))
                        .cardinality())
                .isZero();
        assertThat(optimal(groups(MatchProblem.withoutLocks(new Shape(5, 5, 0, 100, 2, 1).graph()), 3, 1))
                        .cardinality())
                .isZero();
        assertThat(optimal(groups(MatchProblem.withoutLocks(new Shape(0, 0, 0, 0, 2, 1).graph()), 3, 1))
                        .cardinality())
                .isZero();
    }

    @Test
    void who_is_told_about_progress_may_stop_it() {
        GroupProblem problem = groups(new Shape(5, 5, 2, 50, 2, 1).problem(), 3, 1);

        assertThatThrownBy(() -> GroupMatcher.solve(problem, percent -> {
                    throw new CancellationException();
                }))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void each_mentor_needs_a_minimum() {
        MatchProblem problem = new Shape(5, 5, 2, 50, 2, 1).problem();

        assertThatThrownBy(() -> new GroupProblem(problem, new int[4])).isInstanceOf(IllegalArgumentException.class);
    }
}
