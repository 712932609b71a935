package dev.tandem.matching.engine.solver;

import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.Pairs;
import dev.tandem.matching.engine.graph.StableProblem;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Stable pairs: deferred acceptance with capacities, mentees proposing (Gale and Shapley, 1962, hospitals and
 * residents). No mentee and mentor prefer each other to what they have, and no stable pairing is better for any mentee.
 *
 * <p>A mentee's list is sorted when they first propose; a mentor keeps whom they hold in a heap, the least wanted first.
 * O(m log d) time for m edges and rows of d, and 4 bytes an edge. Which mentee proposes first makes no difference to the
 * result.
 */
public final class StableMatcher {
    private static final int NONE = -1;

    private final StableProblem stable;
    private final MatchGraph graph;

    /** Edges of each row, best first; filled in when the mentee first proposes. */
    private final int[] order;

    private final int[] proposed;
    /** The edge on which a mentee is held. */
    private final int[] heldBy;

    /** Mentees that a mentor holds: a heap in a stretch of its own, the least wanted at the top. */
    private final int[] held;

    private final int[] heldStart;
    private final int[] heldCount;

    private StableMatcher(StableProblem stable) {
        this.stable = stable;
        this.graph = stable.problem().graph();
        order = new int[graph.edges()];
        proposed = new int[graph.mentees()];
        Arrays.fill(proposed, NONE);
        heldBy = new int[graph.mentees()];
        Arrays.fill(heldBy, NONE);
        heldCount = new int[graph.mentors()];
        heldStart = new int[graph.mentors() + 1];
        int[] wanted = new int[graph.mentors()];
        int[] places = graph.capacity().clone();
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            int locked = stable.problem().lockedMentor()[mentee];
            if (locked == NONE) {
                for (int edge = graph.rowStart()[mentee]; edge < graph.rowStart()[mentee + 1]; edge++) {
                    wanted[graph.mentor()[edge]]++;
                }
            } else {
                places[locked]--;
            }
        }
        for (int mentor = 0; mentor < graph.mentors(); mentor++) {
            heldStart[mentor + 1] = heldStart[mentor] + Math.clamp(places[mentor], 0, wanted[mentor]);
        }
        held = new int[heldStart[graph.mentors()]];
    }

    /**
     * The stable pairing that is best for every mentee.
     *
     * @param percent told how much is done, 0…100; may throw to stop
     */
    public static Pairs solve(StableProblem problem, IntConsumer percent) {
        return new StableMatcher(problem).run(percent);
    }

    private Pairs run(IntConsumer percent) {
        int[] locked = stable.problem().lockedMentor();
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            int looking = locked[mentee] == NONE ? mentee : NONE;
            while (looking != NONE) {
                looking = propose(looking);
            }
            if ((mentee & 0x3ff) == 0) {
                percent.accept((int) (100L * mentee / graph.mentees()));
            }
        }
        int[] mentorOf = locked.clone();
        for (int mentee = 0; mentee < mentorOf.length; mentee++) {
            if (heldBy[mentee] != NONE) {
                mentorOf[mentee] = graph.mentor()[heldBy[mentee]];
            }
        }
        return Pairs.of(mentorOf);
    }

    /** Goes down a mentee's list until somebody holds them; answers who lost their place for it, if anybody did. */
    private int propose(int mentee) {
        int end = graph.rowStart()[mentee + 1];
        if (proposed[mentee] == NONE) {
            sort(mentee);
            proposed[mentee] = graph.rowStart()[mentee];
        }
        while (proposed[mentee] < end) {
            int edge = order[proposed[mentee]++];
            int mentor = graph.mentor()[edge];
            int places = heldStart[mentor + 1] - heldStart[mentor];
            if (heldCount[mentor] < places) {
                heldBy[mentee] = edge;
                add(mentor, mentee);
                return NONE;
            }
            if (places > 0) {
                int least = held[heldStart[mentor]];
                if (isLessWanted(heldBy[least], least, edge, mentee)) {
                    heldBy[least] = NONE;
                    heldBy[mentee] = edge;
                    sink(mentor, mentee);
                    return least;
                }
            }
        }
        return NONE;
    }

    private void sort(int mentee) {
        int from = graph.rowStart()[mentee];
        int length = graph.rowStart()[mentee + 1] - from;
        long[] keys = new long[length];
        for (int i = 0; i < length; i++) {
            // Scores descending, then mentors as they come, which is ascending.
            keys[i] = ((long) -stable.menteeScore()[from + i] << Integer.SIZE) + i;
        }
        Arrays.sort(keys);
        for (int i = 0; i < length; i++) {
            order[from + i] = from + (int) keys[i];
        }
    }

    private boolean isLessWanted(int edgeA, int menteeA, int edgeB, int menteeB) {
        int a = stable.mentorScore()[edgeA];
        int b = stable.mentorScore()[edgeB];
        return a != b ? a < b : menteeA > menteeB;
    }

    private boolean isLessWanted(int menteeA, int menteeB) {
        return isLessWanted(heldBy[menteeA], menteeA, heldBy[menteeB], menteeB);
    }

    private void add(int mentor, int mentee) {
        int start = heldStart[mentor];
        int at = heldCount[mentor]++;
        while (at > 0 && isLessWanted(mentee, held[start + (at - 1) / 2])) {
            held[start + at] = held[start + (at - 1) / 2];
            at = (at - 1) / 2;
        }
        held[start + at] = mentee;
    }

    /** Puts a mentee in place of the least wanted. */
    private void sink(int mentor, int mentee) {
        int start = heldStart[mentor];
        int size = heldCount[mentor];
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && isLessWanted(held[start + child + 1], held[start + child])) {
                child++;
            }
            if (!isLessWanted(held[start + child], mentee)) {
                break;
            }
            held[start + at] = held[start + child];
            at = child;
        }
        held[start + at] = mentee;
    }
}
