package dev.tandem.matching.engine;

import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.MatchProblem;
import dev.tandem.matching.engine.graph.Pairs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says of everybody without a pair why that is so: mentees first, each side by id. */
final class UnmatchedReasons {
    /** Pairs that are looked at in full; when they are used up, each person's obstacles are counted on a sample. */
    private static final long FULL_COUNTS = 5_000_000;

    private static final int SAMPLE = 200;

    private final PairEvaluator evaluator;
    private final Pool pool;
    private final MatchGraph graph;
    private final MatchOptions options;
    private final boolean[] matched;
    private final int[] used;
    private final NearestFix fixes;
    private long fullCounts = FULL_COUNTS;

    /**
     * What is explained.
     *
     * @param complete whether the graph has every eligible pair, and not only candidates
     */
    record Result(MatchProblem problem, Pairs pairs, MatchOptions options, boolean complete) {}

    UnmatchedReasons(PairEvaluator evaluator, MatchPolicy policy, Result result, NearestFix.Solver solver) {
        this.evaluator = evaluator;
        this.pool = evaluator.pool;
        this.graph = result.problem().graph();
        this.options = result.options();
        matched = new boolean[graph.mentees()];
        used = new int[graph.mentors()];
        for (int pair = 0; pair < result.pairs().mentee().length; pair++) {
            matched[result.pairs().mentee()[pair]] = true;
            used[result.pairs().mentor()[pair]]++;
        }
        fixes = new NearestFix(pool, result, matched, policy, solver);
    }

    List<Unmatched> all(Runnable afterEach) {
        List<Unmatched> unmatched = new ArrayList<>();
        for (Profile mentee : pool.mentees) {
            if (!matched[mentee.index]) {
                unmatched.add(mentee(mentee));
            }
            afterEach.run();
        }
        int[] eligibleMentees = new int[graph.mentors()];
        for (int edge = 0; edge < graph.edges(); edge++) {
            eligibleMentees[graph.mentor()[edge]]++;
        }
        for (Profile mentor : pool.mentors) {
            if (used[mentor.index] == 0) {
                unmatched.add(mentor(mentor, eligibleMentees[mentor.index]));
            }
            afterEach.run();
        }
        return List.copyOf(unmatched);
    }

    private Unmatched mentee(Profile mentee) {
        int eligible = graph.rowStart()[mentee.index + 1] - graph.rowStart()[mentee.index];
        if (eligible == 0) {
            return withoutEligible(mentee);
        }
        boolean room = false;
        for (int edge = graph.rowStart()[mentee.index]; edge < graph.rowStart()[mentee.index + 1]; edge++) {
            room |= hasRoom(graph.mentor()[edge]);
        }
        int candidates = pool.mentors.size();
        Map<String, Object> parameters = Parameters.of("eligible", eligible);
        if (options.minimumGroupSize() > 1 && room) {
            return Unmatched.of(
                    mentee.participant,
                    UnmatchedCode.GROUP_TOO_SMALL,
                    candidates,
                    eligible,
                    Map.of(),
                    parameters,
                    "At the eligible mentors with a free place, no group of at least " + options.minimumGroupSize()
                            + " could be formed.",
                    fixes.smallerGroups(mentee.index));
        }
        if (options.pairBonus() != null && (room || fixes.matchedWithMostPairsFirst(mentee.index))) {
            return Unmatched.of(
                    mentee.participant,
                    UnmatchedCode.NOT_WORTH_IT,
                    candidates,
                    eligible,
                    Map.of(),
                    parameters,
                    "A pair with this mentee would cost more score elsewhere than it is worth under the bonus.",
                    fixes.mostPairsFirst());
        }
        return Unmatched.of(
                mentee.participant,
                UnmatchedCode.CAPACITY_EXHAUSTED,
                candidates,
                eligible,
                Map.of(),
                parameters,
                "All places of the " + Sentences.count(eligible, "eligible mentor", "eligible mentors") + " are taken.",
                fixes.raiseCapacity(mentee.index));
    }

    private boolean hasRoom(int mentor) {
        return used[mentor] < graph.capacity()[mentor];
    }

    private Unmatched withoutEligible(Profile mentee) {
        ObstacleCount obstacles = new ObstacleCount();
        int candidates = pool.mentors.size();
        int step = step(candidates);
        int examined = 0;
        Profile full = null;
        int fullScore = 0;
        int bestScore = 0;
        for (int i = 0; i < candidates; i += step) {
            Profile mentor = pool.mentors.get(i);
            CandidatePair pair = evaluator.pair(mentee, mentor);
            Set<RuleCode> broken = evaluator.rules.broken(pair);
            examined++;
            obstacles.add(pair, broken, hasRoom(mentor.index));
            if (broken.isEmpty() && (full == null || pair.score() > fullScore)) {
                // Large pools keep no edges to mentors without a place.
                full = mentor;
                fullScore = pair.score();
            }
            if (broken.equals(Set.of(RuleCode.MINIMUM_SCORE))) {
                bestScore = Math.max(bestScore, pair.score());
            }
        }
        if (full != null) {
            int eligible = examined - obstacles.blockedPairs();
            return Unmatched.of(
                    mentee.participant,
                    UnmatchedCode.CAPACITY_EXHAUSTED,
                    candidates,
                    eligible,
                    Map.of(),
                    Parameters.of("eligible", eligible),
                    "No eligible mentor has a place.",
                    fixes.firstPlace(full, fullScore));
        }
        int below = obstacles.blockedAloneBy(RuleCode.MINIMUM_SCORE);
        boolean belowMinimum = below > 0;
        Map<String, Object> parameters = belowMinimum
                ? Parameters.of("bestScore", bestScore, "mentors", below, "examined", examined)
                : Parameters.of("candidates", candidates, "examined", examined);
        return Unmatched.of(
                mentee.participant,
                belowMinimum ? UnmatchedCode.BELOW_MINIMUM : UnmatchedCode.NO_ELIGIBLE_MENTOR,
                candidates,
                0,
                obstacles.blockedBy(),
                parameters,
                belowMinimum
                        ? "The best admissible mentor scores " + FixedPoint.text(bestScore)
                                + ", which is below the minimum."
                        : candidates == 0 ? "The pool has no mentors." : obstacles.nobody("mentor", candidates),
                fixes.relax(mentee, obstacles));
    }

    /** 1 while there is time for everybody; then so many that about {@value #SAMPLE} are looked at. */
    private int step(int candidates) {
        if (fullCounts >= candidates) {
            fullCounts -= candidates;
            return 1;
        }
        return Math.max(1, candidates / SAMPLE);
    }

    private Unmatched mentor(Profile mentor, int eligible) {
        int candidates = pool.mentees.size();
        if (mentor.participant.capacity() == 0) {
            return Unmatched.of(
                    mentor.participant,
                    UnmatchedCode.NO_PLACES,
                    candidates,
                    eligible,
                    Map.of(),
                    Parameters.of(),
                    "The mentor has no free place.",
                    null);
        }
        if (eligible > 0) {
            return Unmatched.of(
                    mentor.participant,
                    UnmatchedCode.NOT_NEEDED,
                    candidates,
                    eligible,
                    Map.of(),
                    Parameters.of("eligible", eligible),
                    "The " + Sentences.count(eligible, "eligible mentee is", "eligible mentees are")
                            + " better placed with other mentors.",
                    null);
        }
        ObstacleCount obstacles = new ObstacleCount();
        int step = step(candidates);
        int examined = 0;
        for (int i = 0; i < candidates; i += step) {
            CandidatePair pair = evaluator.pair(pool.mentees.get(i), mentor);
            obstacles.add(pair, evaluator.rules.broken(pair), true);
            examined++;
        }
        return Unmatched.of(
                mentor.participant,
                UnmatchedCode.NO_ELIGIBLE_MENTEE,
                candidates,
                0,
                obstacles.blockedBy(),
                Parameters.of("candidates", candidates, "examined", examined),
                candidates == 0 ? "The pool has no mentees." : obstacles.nobody("mentee", candidates),
                null);
    }
}
