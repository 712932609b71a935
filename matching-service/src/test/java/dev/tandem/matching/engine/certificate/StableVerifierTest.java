package dev.tandem.matching.engine.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.MatchProblem;
import dev.tandem.matching.engine.graph.Pairs;
import dev.tandem.matching.engine.graph.StableProblem;
import dev.tandem.matching.engine.solver.StableMatcher;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StableVerifierTest {
    /** Mentees 0–2 all know mentor 0 (one place); 0 and 1 know mentor 1 (two), where 3 is locked. */
    private static final StableProblem PROBLEM = problem();

    private static StableProblem problem() {
        MatchGraph graph = new MatchGraph.Builder(new int[] {1, 2})
                .edge(0, 100)
                .edge(1, 200)
                .endRow()
                .edge(0, 300)
                .edge(1, 400)
                .endRow()
                .edge(0, 500)
                .endRow()
                .endRow()
                .build();
        MatchProblem problem = new MatchProblem(graph, new int[] {-1, -1, -1, 1}, new int[] {0, 0, 0, 9});
        return new StableProblem(problem, new int[] {8, 5, 8, 5, 8}, new int[] {5, 5, 7, 6, 5});
    }

    private static Set<CheckCode> failed(int[] mentees, int[] mentors) {
        return Failed.checks(StableVerifier.verify(PROBLEM, new Pairs(mentees, mentors)));
    }

    @Test
    void a_sound_pairing_passes_every_check_and_every_edge_is_examined() {
        Pairs pairs = StableMatcher.solve(PROBLEM, percent -> {});

        Certificate certificate = StableVerifier.verify(PROBLEM, pairs);

        assertThat(pairs.mentee()).containsExactly(0, 1, 3);
        assertThat(pairs.mentor()).containsExactly(1, 0, 1);
        assertThat(certificate.valid()).isTrue();
        assertThat(certificate.cardinality()).isEqualTo(3);
        assertThat(certificate.totalScore()).isEqualTo(200 + 300 + 9);
        assertThat(certificate.cardinalityBound()).isNull();
        assertThat(certificate.checks())
                .contains(
                        new Certificate.Check(CheckCode.NO_BLOCKING_PAIR, 5, 0),
                        new Certificate.Check(CheckCode.NO_BLOCKING_PAIR_IN_ORDER, 5, 0));
    }

    @Test
    void a_stranger_is_noticed() {
        assertThat(failed(new int[] {0, 1, 4}, new int[] {1, 0, 1})).containsExactly(CheckCode.KNOWN_PARTICIPANTS);
        assertThat(failed(new int[] {0, 1, 3}, new int[] {1, 2, 1})).containsExactly(CheckCode.KNOWN_PARTICIPANTS);
        assertThat(failed(new int[] {0, 1}, new int[] {1})).containsExactly(CheckCode.KNOWN_PARTICIPANTS);
    }

    @Test
    void a_mentee_with_two_mentors_is_noticed() {
        assertThat(failed(new int[] {1, 1, 3}, new int[] {0, 1, 1})).contains(CheckCode.ONE_MENTOR_PER_MENTEE);
    }

    @Test
    void a_mentor_over_capacity_is_noticed() {
        assertThat(failed(new int[] {0, 1, 2, 3}, new int[] {1, 0, 0, 1})).contains(CheckCode.CAPACITY);
    }

    @Test
    void a_pair_that_is_not_eligible_is_noticed() {
        assertThat(failed(new int[] {1, 2, 3}, new int[] {0, 1, 1})).contains(CheckCode.ELIGIBLE_PAIRS);
    }

    @Test
    void a_lost_lock_is_noticed() {
        assertThat(failed(new int[] {0, 1}, new int[] {1, 0})).contains(CheckCode.LOCKS_KEPT);
    }

    @Test
    void a_pair_who_would_rather_have_each_other_is_noticed() {
        // Mentor 0 scores mentee 1 higher than 2, and mentee 1 scores mentor 0 higher than 1.
        assertThat(failed(new int[] {1, 2, 3}, new int[] {1, 0, 1}))
                .containsExactlyInAnyOrder(CheckCode.NO_BLOCKING_PAIR, CheckCode.NO_BLOCKING_PAIR_IN_ORDER);
    }

    @Test
    void an_empty_place_that_somebody_wants_is_noticed() {
        assertThat(failed(new int[] {1, 3}, new int[] {0, 1}))
                .containsExactlyInAnyOrder(CheckCode.NO_BLOCKING_PAIR, CheckCode.NO_BLOCKING_PAIR_IN_ORDER);
    }

    @Test
    void the_wrong_one_of_two_equals_is_noticed_by_the_order_alone() {
        // Were it not for mentee 1, mentor 0 would score 0 and 2 the same; the lower index goes first.
        MatchGraph graph = new MatchGraph.Builder(new int[] {1})
                .edge(0, 1)
                .endRow()
                .edge(0, 1)
                .endRow()
                .build();
        StableProblem equals = new StableProblem(MatchProblem.withoutLocks(graph), new int[] {5, 5}, new int[] {5, 5});

        Certificate certificate = StableVerifier.verify(equals, new Pairs(new int[] {1}, new int[] {0}));

        assertThat(Failed.checks(certificate)).containsExactly(CheckCode.NO_BLOCKING_PAIR_IN_ORDER);
    }
}
