package dev.tandem.matching.engine;

import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.MatchProblem;
import dev.tandem.matching.engine.graph.Solution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says of everybody without a pair why that is so: mentees first, each side by id. */
final class UnmatchedReasons {
    private final PairEvaluator evaluator;
    private final Pool pool;
    private final MatchGraph graph;
    private final boolean[] matched;
    private final int[] used;
    private final NearestFix fixes;

    UnmatchedReasons(PairEvaluator evaluator, MatchPolicy policy, MatchProblem problem, Solution solution) {
        this.evaluator = evaluator;
        this.pool = evaluator.pool;
        this.graph = problem.graph();
        matched = new boolean[graph.mentees()];
        used = new int[graph.mentors()];
        for (int pair = 0; pair < solution.pairMentee().length; pair++) {
            matched[solution.pairMentee()[pair]] = true;
            used[solution.pairMentor()[pair]]++;
        }
        fixes = new NearestFix(pool, problem, matched, policy);
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
        int candidates = pool.mentors.size();
        if (eligible > 0) {
            return unmatched(
                    mentee,
                    UnmatchedCode.CAPACITY_EXHAUSTED,
                    candidates,
                    eligible,
                    Map.of(),
                    Parameters.of("eligible", eligible),
                    "All places of the " + Sentences.count(eligible, "eligible mentor", "eligible mentors")
                            + " are taken.",
                    fixes.raiseCapacity(mentee.index));
        }
        ObstacleCount obstacles = new ObstacleCount();
        CandidatePair pair = null;
        int bestScore = 0;
        for (Profile mentor : pool.mentors) {
            if (pair == null) {
                pair = evaluator.pair(mentee, mentor);
            } else {
                pair.become(mentee, mentor);
            }
            Set<RuleCode> broken = evaluator.rules.broken(pair);
            obstacles.add(pair, broken, used[mentor.index] < graph.capacity()[mentor.index]);
            if (broken.equals(Set.of(RuleCode.MINIMUM_SCORE))) {
                bestScore = Math.max(bestScore, pair.score());
            }
        }
        int below = obstacles.blockedAloneBy(RuleCode.MINIMUM_SCORE);
        boolean belowMinimum = below > 0;
        return unmatched(
                mentee,
                belowMinimum ? UnmatchedCode.BELOW_MINIMUM : UnmatchedCode.NO_ELIGIBLE_MENTOR,
                candidates,
                0,
                obstacles.blockedBy(),
                belowMinimum
                        ? Parameters.of("bestScore", bestScore, "mentors", below)
                        : Parameters.of("candidates", candidates),
                belowMinimum
                        ? "The best admissible mentor scores " + FixedPoint.text(bestScore)
                                + ", which is below the minimum."
                        : candidates == 0 ? "The pool has no mentors." : nobody("mentor", candidates, obstacles),
                fixes.relax(mentee, obstacles));
    }

    private Unmatched mentor(Profile mentor, int eligible) {
        int candidates = pool.mentees.size();
        if (mentor.participant.capacity() == 0) {
            return unmatched(
                    mentor,
                    UnmatchedCode.NO_PLACES,
                    candidates,
                    eligible,
                    Map.of(),
                    Parameters.of(),
                    "The mentor has no free place.",
                    null);
        }
        if (eligible > 0) {
            return unmatched(
                    mentor,
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
        for (Profile mentee : pool.mentees) {
            CandidatePair pair = evaluator.pair(mentee, mentor);
            obstacles.add(pair, evaluator.rules.broken(pair), true);
        }
        return unmatched(
                mentor,
                UnmatchedCode.NO_ELIGIBLE_MENTEE,
                candidates,
                0,
                obstacles.blockedBy(),
                Parameters.of("candidates", candidates),
                candidates == 0 ? "The pool has no mentees." : nobody("mentee", candidates, obstacles),
                null);
    }

    private static String nobody(String other, int candidates, ObstacleCount obstacles) {
        List<String> counts = new ArrayList<>();
        obstacles
                .blockedBy()
                .forEach((rule, count) -> counts.add(Sentences.lower(rule).replace('_', ' ') + " (" + count + ")"));
        return "None of the " + Sentences.count(candidates, other, other + "s") + " is eligible: "
                + Sentences.list(counts) + ".";
    }

    private static Unmatched unmatched(
            Profile profile,
            UnmatchedCode code,
            int candidates,
            int eligible,
            Map<RuleCode, Integer> blockedBy,
            Map<String, Object> parameters,
            String message,
            @Nullable Fix fix) {
        Participant participant = profile.participant;
        return new Unmatched(
                participant.id(),
                participant.personId(),
                participant.side(),
                code,
                candidates,
                eligible,
                blockedBy,
                parameters,
                message,
                fix);
    }
}
