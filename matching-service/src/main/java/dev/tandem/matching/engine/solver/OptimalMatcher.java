package dev.tandem.matching.engine.solver;

import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.MatchProblem;
import dev.tandem.matching.engine.graph.Solution;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Exact many-to-one assignment on a sparse graph: maximises Σ (score + λ) over the pairs, where every mentee has at most
 * one mentor and every mentor at most as many mentees as places. With {@link #lexicographicBonus} for λ that is: as many
 * pairs as possible, and among those the highest total score.
 *
 * <p>Successive shortest augmenting paths on reduced costs (Hungarian method in the form of Jonker and Volgenant, 1987,
 * with capacities as in Edmonds and Karp, 1972). Mentees enter in order of their index. Invariants after each: prices
 * π, p ≥ 0 with π_i + p_j ≥ w_ij + λ for all edges of those entered, equality on pairs, p_j = 0 while j has room, π_i = 0
 * when i is unmatched. A path ends at a mentor with room or at a mentee who loses their place at no loss.
 *
 * <p>Ties go to the lower index, so the result depends on nothing but the graph. Prices never exceed λ + 1,000,000 and
 * distances never twice that, so {@code long} suffices for any number of people an {@code int} can count.
 */
public final class OptimalMatcher {
    private static final int NONE = -1;
    private static final long UNREACHED = Long.MAX_VALUE;

    private final MatchGraph graph;
    private final long bonus;
    private final int[] lockedMentor;

    private final long[] menteePrice;
    private final long[] mentorPrice;
    private final int[] mentorOf;
    private final int[] room;

    /** Who is with a mentor: doubly linked lists through the mentees. */
    private final int[] firstOf;

    private final int[] next;
    private final int[] previous;

    private final long[] distance;
    private final int[] reachedFrom;
    private final int[] touched;
    private int touchedCount;
    private final int[] settled;
    private int settledCount;
    private final MentorHeap heap;

    /** Cost of the best end of a path found so far, and that end: a mentor with room, or a mentee to drop. */
    private long endCost;

    private int endMentor;
    private int endMentee;

    private OptimalMatcher(MatchProblem problem, long bonus) {
        this.graph = problem.graph();
        this.bonus = bonus;
        this.lockedMentor = problem.lockedMentor();
        int mentees = graph.mentees();
        int mentors = graph.mentors();
        menteePrice = new long[mentees];
        mentorPrice = new long[mentors];
        mentorOf = filled(mentees);
        room = graph.capacity().clone();
        firstOf = filled(mentors);
        next = filled(mentees);
        previous = filled(mentees);
        distance = new long[mentors];
        Arrays.fill(distance, UNREACHED);
        reachedFrom = new int[mentors];
        touched = new int[mentors];
        settled = new int[mentors];
        heap = new MentorHeap(mentors, distance);
    }

    /**
     * A λ under which one more pair always outweighs any loss of score: an exchange along a path that gains a pair gives
     * up at most as many pairs as it passes mentors, each at most 1,000,000.
     */
    public static long lexicographicBonus(MatchGraph graph) {
        return (Math.min(graph.mentees(), graph.mentors()) + 1L) * MatchGraph.MAX_SCORE + 1;
    }

    /** As many pairs as possible, then the highest total score. */
    public static Solution solve(MatchProblem problem) {
        return solve(problem, lexicographicBonus(problem.graph()), entered -> {});
    }

    /**
     * The highest Σ (score + λ).
     *
     * @param bonus λ, 0 or more
     * @param entered told how many mentees have been considered; may throw to stop
     */
    public static Solution solve(MatchProblem problem, long bonus, IntConsumer entered) {
        return new OptimalMatcher(problem, bonus).run(entered);
    }

    private Solution run(IntConsumer entered) {
        int mentees = graph.mentees();
        for (int mentee = 0; mentee < mentees; mentee++) {
            if (lockedMentor[mentee] != NONE) {
                room[lockedMentor[mentee]]--;
            }
        }
        int[] places = room.clone();
        for (int mentee = 0; mentee < mentees; mentee++) {
            if (lockedMentor[mentee] == NONE) {
                enter(mentee, places);
            }
            if ((mentee & 0xff) == 0) {
                entered.accept(mentee);
            }
        }
        priceMentorsWithoutPlaces(places);
        return solution();
    }

    private void enter(int mentee, int[] places) {
        long best = 0;
        for (int edge = graph.rowStart()[mentee]; edge < graph.rowStart()[mentee + 1]; edge++) {
            int mentor = graph.mentor()[edge];
            if (places[mentor] > 0) {
                best = Math.max(best, graph.score()[edge] + bonus - mentorPrice[mentor]);
            }
        }
        menteePrice[mentee] = best;
        if (best == 0) {
            return;
        }
        search(mentee, places);
        reprice(mentee);
        augment(mentee);
        for (int i = 0; i < touchedCount; i++) {
            distance[touched[i]] = UNREACHED;
        }
        heap.clear();
    }

    /** Dijkstra over reduced costs until no path can end cheaper than the best end known. */
    private void search(int source, int[] places) {
        touchedCount = 0;
        settledCount = 0;
        endCost = menteePrice[source];
        endMentee = source;
        endMentor = NONE;
        relax(source, 0, places);
        while (!heap.isEmpty() && distance[heap.first()] < endCost) {
            int mentor = heap.removeFirst();
            settled[settledCount++] = mentor;
            long reached = distance[mentor];
            for (int mentee = firstOf[mentor]; mentee != NONE; mentee = next[mentee]) {
                if (reached + menteePrice[mentee] < endCost) {
                    endCost = reached + menteePrice[mentee];
                    endMentee = mentee;
                    endMentor = NONE;
                }
                relax(mentee, reached, places);
            }
        }
    }

    private void relax(int mentee, long reached, int[] places) {
        long base = reached + menteePrice[mentee] - bonus;
        int end = graph.rowStart()[mentee + 1];
        for (int edge = graph.rowStart()[mentee]; edge < end; edge++) {
            int mentor = graph.mentor()[edge];
            long cost = base + mentorPrice[mentor] - graph.score()[edge];
            if (cost < endCost && cost < distance[mentor] && places[mentor] > 0) {
                if (distance[mentor] == UNREACHED) {
                    touched[touchedCount++] = mentor;
                }
                distance[mentor] = cost;
                reachedFrom[mentor] = mentee;
                if (room[mentor] > 0) {
                    endCost = cost;
                    endMentor = mentor;
                    endMentee = NONE;
                } else {
                    heap.lower(mentor);
                }
            }
        }
    }

    /** Keeps every edge feasible and makes the path tight. */
    private void reprice(int source) {
        menteePrice[source] -= endCost;
        for (int i = 0; i < settledCount; i++) {
            int mentor = settled[i];
            long change = endCost - distance[mentor];
            mentorPrice[mentor] += change;
            for (int mentee = firstOf[mentor]; mentee != NONE; mentee = next[mentee]) {
                menteePrice[mentee] -= change;
            }
        }
    }

    private void augment(int source) {
        int mentor = endMentor;
        if (mentor == NONE) {
            if (endMentee == source) {
                return;
            }
            mentor = mentorOf[endMentee];
            leave(endMentee, mentor);
        } else {
            room[mentor]--;
        }
        while (mentor != NONE) {
            int mentee = reachedFrom[mentor];
            int before = mentorOf[mentee];
            if (before != NONE) {
                leave(mentee, before);
            }
            join(mentee, mentor);
            mentor = before;
        }
    }

    private void leave(int mentee, int mentor) {
        if (previous[mentee] == NONE) {
            firstOf[mentor] = next[mentee];
        } else {
            next[previous[mentee]] = next[mentee];
        }
        if (next[mentee] != NONE) {
            previous[next[mentee]] = previous[mentee];
        }
        mentorOf[mentee] = NONE;
    }

    private void join(int mentee, int mentor) {
        mentorOf[mentee] = mentor;
        previous[mentee] = NONE;
        next[mentee] = firstOf[mentor];
        if (firstOf[mentor] != NONE) {
            previous[firstOf[mentor]] = mentee;
        }
        firstOf[mentor] = mentee;
    }

    /** Edges to mentors without places were passed over; any price pays for them, since nothing is multiplied by it. */
    private void priceMentorsWithoutPlaces(int[] places) {
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            if (lockedMentor[mentee] == NONE) {
                for (int edge = graph.rowStart()[mentee]; edge < graph.rowStart()[mentee + 1]; edge++) {
                    int mentor = graph.mentor()[edge];
                    if (places[mentor] == 0) {
                        long needed = graph.score()[edge] + bonus - menteePrice[mentee];
                        mentorPrice[mentor] = Math.max(mentorPrice[mentor], needed);
                    }
                }
            }
        }
    }

    private Solution solution() {
        int mentees = graph.mentees();
        int[] pairMentee = new int[mentees];
        int[] pairMentor = new int[mentees];
        int pairs = 0;
        for (int mentee = 0; mentee < mentees; mentee++) {
            int mentor = lockedMentor[mentee] == NONE ? mentorOf[mentee] : lockedMentor[mentee];
            if (mentor != NONE) {
                pairMentee[pairs] = mentee;
                pairMentor[pairs++] = mentor;
            }
        }
        return new Solution(
                Arrays.copyOf(pairMentee, pairs), Arrays.copyOf(pairMentor, pairs), menteePrice, mentorPrice, bonus);
    }

    private static int[] filled(int length) {
        int[] array = new int[length];
        Arrays.fill(array, NONE);
        return array;
    }
}
