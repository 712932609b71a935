package dev.tandem.matching.engine;

import dev.tandem.matching.engine.certificate.Certificate;
import java.util.List;

/**
 * What a run found. The same input, policy and seed give an equal outcome.
 *
 * @param inputDigest SHA-256 over input and policy in canonical form, lower-case hex
 * @param seed as given; OPTIMAL breaks ties by id and draws nothing at random
 * @param options of the run
 * @param mentees in the pool; peers, where everybody is one
 * @param eligiblePairs how many pairs no rule stood against, not counting people with a locked pair;
 *     {@value #NOT_COUNTED} in pools too large to keep them all
 * @param proposals the pairs, by id of the mentee or first peer
 * @param unmatched mentees and then mentors without a pair, by id
 * @param certificate the proof; a result whose certificate is not valid must not be used
 * @param distribution of the proposals' scores
 */
public record MatchOutcome(
        String inputDigest,
        long seed,
        MatchOptions options,
        int mentees,
        int mentors,
        long eligiblePairs,
        List<Proposal> proposals,
        List<Unmatched> unmatched,
        Certificate certificate,
        ScoreDistribution distribution) {

    /** Stands for a number of pairs that was not counted. */
    public static final long NOT_COUNTED = -1;
}
