package dev.tandem.matching.engine;

import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.MatchProblem;
import dev.tandem.matching.engine.graph.Pairs;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the smallest single change that would help an unmatched mentee, and says no more than is known of it. A fix whose
 * parameter {@code verified} is true was tried: with it, this mentee is matched. One whose {@code promised} is true opens a
 * mentor with room to a mentee who had nobody, so the pairs there are can stay as they are and this one is added. Other
 * fixes make mentors eligible and promise nothing: whoever else they help may come first.
 */
final class NearestFix {
    /** Edges to be read by all solves that check a fix; beyond it fixes are given as not verified. */
    private static final long VERIFICATION_BUDGET = 20_000_000;

    private final Pool pool;
    private final MatchProblem problem;
    private final MatchOptions options;
    private final MatchPolicy policy;
    private final Solver solver;
    private final MoreTime moreTime;
    private final boolean verifies;
    private final int[] waiting;
    /** Who is matched with most pairs first and without groups; found when first asked for. */
    private @Nullable Pairs mostPairs;

    /** Solves a problem under options. */
    interface Solver {
        Pairs solve(MatchProblem problem, MatchOptions options);
    }

    NearestFix(Pool pool, UnmatchedReasons.Result result, boolean[] matched, MatchPolicy policy, Solver solver) {
        this.pool = pool;
        this.problem = result.problem();
        this.options = result.options();
        this.policy = policy;
        this.solver = solver;
        moreTime = new MoreTime(pool, policy.rules().minimumWeeklyOverlapMinutes());
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
        verifies = result.complete() && (unmatched + 1) * 2 * (graph.edges() + 1L) <= VERIFICATION_BUDGET;
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
        if (verifies && options.minimumGroupSize() <= 1) {
            places = Stream.of(1, waiting[mentor])
                    .filter(more -> helps(mentee, mentor, more))
                    .findFirst()
                    .orElse(0);
            verified = places > 0;
            places = Math.max(places, 1);
        }
        return places(pool.mentors.get(mentor), places, waiting[mentor], graph.score()[best], verified);
    }

    /** For a mentee whose eligible mentors never had a place to give. */
    Fix firstPlace(Profile mentor, int score) {
        return places(mentor, 1, 1, score, false);
    }

    private static Fix places(Profile mentor, int places, int waiting, int score, boolean verified) {
        String mentorId = mentor.participant.id().toString();
        String more = Sentences.count(places, "more place", "more places");
        return new Fix(
                FixCode.RAISE_CAPACITY,
                Parameters.of(
                        "mentorId", mentorId,
                        "places", places,
                        "waiting", waiting,
                        "score", score,
                        "verified", verified),
                verified
                        ? "With " + more + " at mentor " + mentorId + ", this mentee would be matched."
                        : "With " + more + " at mentor " + mentorId + ", one more of the "
                                + Sentences.count(waiting, "unmatched mentee", "unmatched mentees")
                                + " who fit there could be matched.");
    }

    private boolean helps(int mentee, int mentor, int places) {
        return has(solver.solve(problem.withMorePlaces(mentor, places), options), mentee);
    }

    private static boolean has(Pairs pairs, int mentee) {
        return Arrays.binarySearch(pairs.mentee(), mentee) >= 0;
    }

    /** False as well where that is too dear to find out. */
    boolean matchedWithMostPairsFirst(int mentee) {
        if (!verifies) {
            return false;
        }
        Pairs known = mostPairs;
        if (known == null) {
            known = solver.solve(problem, MatchOptions.optimal(options.seed()));
            mostPairs = known;
        }
        return has(known, mentee);
    }

    Fix mostPairsFirst() {
        return new Fix(
                FixCode.MOST_PAIRS_FIRST,
                Parameters.of("verified", verifies),
                verifies
                        ? "With most pairs first, this mentee would be matched."
                        : "With most pairs first, more mentees could be matched.");
    }

    Fix smallerGroups(int mentee) {
        boolean verified = matchedWithMostPairsFirst(mentee);
        return new Fix(
                FixCode.LOWER_GROUP_SIZE,
                Parameters.of("from", options.minimumGroupSize(), "to", 1, "verified", verified),
                verified
                        ? "Without a minimum size of groups, this mentee would be matched."
                        : "Without a minimum size of groups, more mentees could be matched.");
    }

    /** For a mentee without an eligible mentor: about the rule that alone stands against most mentors. */
    Fix relax(Profile mentee, ObstacleCount obstacles) {
        RuleCode likeliest = obstacles.likeliest();
        if (likeliest == null) {
            return new Fix(
                    FixCode.ADD_MENTOR,
                    Parameters.of(),
                    "No single change opens a mentor of this pool to this mentee; another mentor is needed.");
        }
        return switch (likeliest) {
            case MINIMUM_WEEKLY_OVERLAP -> time(mentee, obstacles);
            case MINIMUM_SCORE -> lowerScore(obstacles);
            case SHARED_LANGUAGE -> language(mentee, obstacles);
            default -> relaxed(likeliest, obstacles);
        };
    }

    /** Whether one more possible pair is always worth making. */
    private boolean everyPairCounts() {
        Long bonus = options.pairBonus();
        return options.minimumGroupSize() <= 1 && (bonus == null || bonus > 0);
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

    private Fix time(Profile mentee, ObstacleCount obstacles) {
        int minimum = policy.rules().minimumWeeklyOverlapMinutes();
        if (mentee.timetable == null) {
            int opens = obstacles.blockedAloneBy(RuleCode.MINIMUM_WEEKLY_OVERLAP);
            return new Fix(
                    FixCode.STATE_AVAILABILITY,
                    Parameters.of("candidates", opens, "minimum", minimum),
                    "The mentee has not stated when they are free; nothing else stands against " + mentors(opens)
                            + ".");
        }
        Fix more = moreTime.nearest(mentee, obstacles, everyPairCounts());
        return more != null ? more : lowerOverlap(minimum, obstacles);
    }

    private static Fix lowerOverlap(int minimum, ObstacleCount obstacles) {
        Map.Entry<Integer, Integer> nearest = first(obstacles.byOverlap());
        int minutes = nearest == null ? 0 : nearest.getKey();
        int opens = nearest == null ? 0 : nearest.getValue();
        return new Fix(
                FixCode.LOWER_MINIMUM_OVERLAP,
                Parameters.of("from", minimum, "to", minutes, "opens", opens),
                "With a minimum of " + minutes + " instead of " + minimum + " shared minutes a week, " + mentors(opens)
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

    private Fix language(Profile mentee, ObstacleCount obstacles) {
        String best = null;
        for (String language : obstacles.byLanguage().keySet()) {
            if (best == null || obstacles.opensMore(language, best)) {
                best = language;
            }
        }
        if (best == null) {
            return relaxed(RuleCode.SHARED_LANGUAGE, obstacles);
        }
        int opens = obstacles.byLanguage().getOrDefault(best, 0);
        int withRoom = obstacles.withRoomByLanguage(best);
        // A first stated language replaces the neutral value, which could cost the minimum score.
        boolean keepsScore = mentee.languages.length > 0 || policy.rules().minimumScore() == 0;
        return new Fix(
                FixCode.ADD_LANGUAGE,
                Parameters.of(
                        "language", best,
                        "opens", opens,
                        "opensWithRoom", withRoom,
                        "promised", withRoom > 0 && keepsScore && everyPairCounts()),
                "If the mentee also spoke " + best + ", " + mentors(opens) + " would be eligible.");
    }

    private static String mentors(int count) {
        return Sentences.count(count, "mentor", "mentors");
    }

    private static <K> Map.@Nullable Entry<K, Integer> first(Map<K, Integer> counts) {
        return counts.isEmpty() ? null : counts.entrySet().iterator().next();
    }
}
