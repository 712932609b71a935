package dev.tandem.matching.engine;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PairKernelTest {
    /** Everything as tables, everything by lists and pair by pair, and a mixture. */
    private static final long[] TABLE_LIMITS = {1_000_000, 0, 60};

    @Property(tries = 300)
    void equals_the_definition_of_score_and_rules_for_every_pair(
            @ForAll @IntRange(min = 1, max = 16) int mentees,
            @ForAll @IntRange(min = 1, max = 16) int mentors,
            @ForAll long seed) {
        MatchInput input = RandomPools.mentoring(mentees, mentors, seed);
        MatchPolicy policy = RandomPools.policy(seed + 1);
        PairEvaluator evaluator = new PairEvaluator(input, policy);
        for (long limit : TABLE_LIMITS) {
            KernelRow row = new KernelRow(new PairKernel(evaluator, policy, limit));
            for (Profile mentee : evaluator.pool.mentees) {
                row.begin(mentee);
                for (Profile mentor : evaluator.pool.mentors) {
                    CandidatePair pair = evaluator.pair(mentee, mentor);
                    int expected = evaluator.rules.allows(pair) ? pair.score() : -1;
                    assertThat(row.score(mentor.index, 0))
                            .as("mentee %s, mentor %s, tables up to %s", mentee.index, mentor.index, limit)
                            .isEqualTo(expected);
                    if (expected >= 0) {
                        assertThat(row.score(mentor.index, expected)).isEqualTo(expected);
                        assertThat(row.score(mentor.index, expected + 1)).isEqualTo(-1);
                    }
                }
            }
        }
    }
}
