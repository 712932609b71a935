package dev.tandem.matching.engine.certificate;

import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.Pairs;
import dev.tandem.matching.engine.graph.StableProblem;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Proves or refutes that pairs are stable, by looking at every edge: it must not be that mentee and mentor both prefer
 * each other to what they have. Once by scores alone (weak stability) and once with the lower index breaking ties.
 * Locked pairs cannot be broken and don't count as held; a mentor with room prefers anybody eligible to an empty place.
 */
public final class StableVerifier {
    private static final int NONE = -1;

    private final StableProblem stable;
    private final MatchGraph graph;
    private final Findings findings = new Findings(
            CheckCode.KNOWN_PARTICIPANTS,
            CheckCode.ONE_MENTOR_PER_MENTEE,
            CheckCode.CAPACITY,
            CheckCode.ELIGIBLE_PAIRS,
            CheckCode.LOCKS_KEPT,
            CheckCode.NO_BLOCKING_PAIR,
            CheckCode.NO_BLOCKING_PAIR_IN_ORDER);
    private final PairChecks pairs;
    /** Whom a full mentor would give up first, -1 for none. */
    private final int[] least;

    private StableVerifier(StableProblem stable) {
        this.stable = stable;
        graph = stable.problem().graph();
        pairs = new PairChecks(stable.problem(), findings);
        least = new int[graph.mentors()];
        Arrays.fill(least, NONE);
    }

    /** Checks pairs; each edge of a free mentee is examined. */
    public static Certificate verify(StableProblem problem, Pairs pairs) {
        return new StableVerifier(problem).certificate(pairs);
    }

    private Certificate certificate(Pairs solution) {
        if (!pairs.areKnown(solution)) {
            return findings.certificate(0, BigInteger.ZERO, BigInteger.ZERO, null);
        }
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            int edge = pairs.chosenEdge[mentee];
            if (edge != NONE) {
                int mentor = graph.mentor()[edge];
                if (least[mentor] == NONE || rankHeld(least[mentor], mentee, edge) > 0) {
                    least[mentor] = mentee;
                }
            }
        }
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            if (stable.problem().lockedMentor()[mentee] == NONE) {
                blockingPairs(mentee);
            }
        }
        return findings.certificate(
                solution.mentee().length, BigInteger.valueOf(pairs.totalScore), BigInteger.ZERO, null);
    }

    /** How a mentor ranks somebody held against another, above 0 for held: 2 or -2 by score, 1 or -1 by index alone. */
    private int rankHeld(int holding, int other, int otherEdge) {
        int held = stable.mentorScore()[pairs.chosenEdge[holding]];
        int score = stable.mentorScore()[otherEdge];
        return held != score ? 2 * Integer.compare(held, score) : Integer.compare(other, holding);
    }

    private void blockingPairs(int mentee) {
        int from = graph.rowStart()[mentee];
        int to = graph.rowStart()[mentee + 1];
        findings.examined(CheckCode.NO_BLOCKING_PAIR, to - from);
        findings.examined(CheckCode.NO_BLOCKING_PAIR_IN_ORDER, to - from);
        int own = pairs.chosenEdge[mentee];
        for (int edge = from; edge < to; edge++) {
            int mentor = graph.mentor()[edge];
            if (edge == own) {
                continue;
            }
            int mentees = 2;
            if (own != NONE) {
                int gain = Integer.compare(stable.menteeScore()[edge], stable.menteeScore()[own]);
                mentees = gain != 0 ? 2 * gain : Integer.compare(graph.mentor()[own], mentor);
            }
            if (mentees > 0) {
                int mentors = mentorsGain(mentor, mentee, edge);
                if (mentors > 0) {
                    findings.fail(
                            CheckCode.NO_BLOCKING_PAIR_IN_ORDER,
                            "Mentee %s and mentor %s would rather have each other, the order by index considered.",
                            mentee,
                            mentor);
                    if (mentees == 2 && mentors == 2) {
                        findings.fail(
                                CheckCode.NO_BLOCKING_PAIR,
                                "Mentee %s and mentor %s would rather have each other.",
                                mentee,
                                mentor);
                    }
                }
            }
        }
    }

    /** 2 when the mentor would gain score or fill an empty place, 1 when only the order by index speaks for it. */
    private int mentorsGain(int mentor, int mentee, int edge) {
        if (pairs.used[mentor] < graph.capacity()[mentor]) {
            return 2;
        }
        return least[mentor] == NONE ? 0 : -rankHeld(least[mentor], mentee, edge);
    }
}
