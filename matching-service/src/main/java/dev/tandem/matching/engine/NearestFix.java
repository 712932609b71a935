package dev.tandem.matching.engine;

import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.MatchProblem;
import dev.tandem.matching.engine.graph.Solution;
import dev.tandem.matching.engine.solver.OptimalMatcher;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the smallest single change that would help an unmatched mentee, and says no more than is known of it. */
final class NearestFix {
    /** Edges to be read by all solves that check a raised capacity; beyond it the fix is given as not verified. */
    private static final long VERIFICATION_BUDGET = 20_000_000;

    private final Pool pool;
    private final MatchProblem problem;
    private final MatchPolicy policy;
    private final boolean verifies;
    private final int[] waiting;

    NearestFix(Pool pool, MatchProblem problem, boolean[] matched, MatchPolicy policy) {
        this.pool = pool;
        this.problem = problem;
        this.policy = policy;
        MatchGraph graph = problem.graph();
        waiting = new int[graph.mentors()];
        long unmatched = 0;
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            if (!matched[mentee] && graph.rowStart()[mentee] < graph.rowStart()[mentee + 1]) {
                unmatched++;
                for (int edge = graph.rowStart()[mentee]; edge < graph.rowStart()[mentee + 1]; edge++) {
                    waiting[graph.mentor()[edge]]++;
                }
            }
        }
        verifies = unmatched * 2 * (graph.edges() + 1L) <= VERIFICATION_BUDGET;
    }

    /** For a mentee whose eligible mentors are all taken: more places at the one who fits best. */
    Fix raiseCapacity(int mentee) {
        MatchGraph graph = problem.graph();
        int best = graph.rowStart()[mentee];
        for (int edge = best; edge < graph.rowStart()[mentee + 1]; edge++) {
            if (graph.score()[edge] > graph.score()[best]) {
                best = edge;
            }
        }
        int mentor = graph.mentor()[best];
        int places = 1;
        boolean verified = false;
        if (verifies) {
            places = Stream.of(1, waiting[mentor])
                    .filter(more -> helps(mentee, mentor, more))
                    .findFirst()
                    .orElse(0);
            verified = places > 0;
            places = Math.max(places, 1);
        }
        String mentorId = pool.mentors.get(mentor).participant.id().toString();
        String more = Sentences.count(places, "more place", "more places");
        return new Fix(
                FixCode.RAISE_CAPACITY,
                Parameters.of(
                        "mentorId", mentorId,
                        "places", places,
                        "waiting", waiting[mentor],
                        "score", graph.score()[best],
                        "verified", verified),
                verified
                        ? "With " + more + " at mentor " + mentorId + ", this mentee would be matched."
                        : "With " + more + " at mentor " + mentorId + ", one more of the "
                                + Sentences.count(waiting[mentor], "unmatched mentee", "unmatched mentees")
                                + " who fit there could be matched.");
    }

    private boolean helps(int mentee, int mentor, int places) {
        Solution raised = OptimalMatcher.solve(problem.withMorePlaces(mentor, places));
        return Arrays.binarySearch(raised.pairMentee(), mentee) >= 0;
    }

    /** For a mentee without an eligible mentor: the rule that alone stands against most mentors, first those with room. */
    Fix relax(Profile mentee, ObstacleCount obstacles) {
        RuleCode best = null;
        for (RuleCode rule : RuleCode.values()) {
            boolean negotiable = rule != RuleCode.SAME_PERSON && rule != RuleCode.EXCLUSION;
            if (negotiable && obstacles.blockedAloneBy(rule) > 0 && (best == null || better(obstacles, rule, best))) {
                best = rule;
            }
        }
        if (best == null) {
            return new Fix(
                    FixCode.ADD_MENTOR,
                    Parameters.of(),
                    "No single change opens a mentor of this pool to this mentee; another mentor is needed.");
        }
        return switch (best) {
            case MINIMUM_WEEKLY_OVERLAP -> moreTime(mentee, obstacles);
            case MINIMUM_SCORE -> lowerScore(obstacles);
            case SHARED_LANGUAGE -> language(obstacles);
            default -> relaxed(best, obstacles);
        };
    }

    private static boolean better(ObstacleCount obstacles, RuleCode rule, RuleCode than) {
        int withRoom = obstacles.blockedAloneWithRoomBy(rule) - obstacles.blockedAloneWithRoomBy(than);
        return withRoom > 0 || (withRoom == 0 && obstacles.blockedAloneBy(rule) > obstacles.blockedAloneBy(than));
    }

    private static Fix relaxed(RuleCode rule, ObstacleCount obstacles) {
        int opens = obstacles.blockedAloneBy(rule);
        return new Fix(
                FixCode.RELAX_RULE,
                Parameters.of(
                        "rule", rule.name(),
                        "opens", opens,
                        "opensWithRoom", obstacles.blockedAloneWithRoomBy(rule)),
                "Without the rule " + Sentences.lower(rule).replace('_', ' ') + ", " + mentors(opens)
                        + " would be eligible.");
    }

    private Fix moreTime(Profile mentee, ObstacleCount obstacles) {
        int minimum = policy.rules().minimumWeeklyOverlapMinutes();
        if (mentee.timetable == null) {
            int opens = obstacles.blockedAloneBy(RuleCode.MINIMUM_WEEKLY_OVERLAP);
            return new Fix(
                    FixCode.STATE_AVAILABILITY,
                    Parameters.of("candidates", opens, "minimum", minimum),
                    "The mentee has not stated when they are free; nothing else stands against " + mentors(opens)
                            + ".");
        }
        Map.Entry<Integer, Integer> nearest = first(obstacles.byOverlap());
        int minutes = nearest == null ? 0 : nearest.getKey();
        int opens = nearest == null ? 0 : nearest.getValue();
        return new Fix(
                FixCode.LOWER_MINIMUM_OVERLAP,
                Parameters.of("from", minimum, "to", minutes, "opens", opens),
                "With a minimum of " + minutes + " instead of " + minimum + " shared minutes a week, or "
                        + (minimum - minutes) + " more minutes that suit both, " + mentors(opens)
                        + " would be eligible.");
    }

    private Fix lowerScore(ObstacleCount obstacles) {
        int minimum = policy.rules().minimumScore();
        Map.Entry<Integer, Integer> nearest = first(obstacles.byScore());
        int score = nearest == null ? 0 : nearest.getKey();
        int opens = nearest == null ? 0 : nearest.getValue();
        return new Fix(
                FixCode.LOWER_MINIMUM_SCORE,
                Parameters.of("from", minimum, "to", score, "opens", opens),
                "With a minimum score of " + FixedPoint.text(score) + " instead of " + FixedPoint.text(minimum) + ", "
                        + mentors(opens) + " would be eligible.");
    }

    private static Fix language(ObstacleCount obstacles) {
        Map.Entry<String, Integer> best = null;
        for (Map.Entry<String, Integer> language : obstacles.byLanguage().entrySet()) {
            if (best == null || language.getValue() > best.getValue()) {
                best = language;
            }
        }
        if (best == null) {
            return relaxed(RuleCode.SHARED_LANGUAGE, obstacles);
        }
        return new Fix(
                FixCode.ADD_LANGUAGE,
                Parameters.of("language", best.getKey(), "opens", best.getValue()),
                "If the mentee also spoke " + best.getKey() + ", " + mentors(best.getValue()) + " would be eligible.");
    }

    private static String mentors(int count) {
        return Sentences.count(count, "mentor", "mentors");
    }

    private static <K> Map.@Nullable Entry<K, Integer> first(Map<K, Integer> counts) {
        return counts.isEmpty() ? null : counts.entrySet().iterator().next();
    }
}
