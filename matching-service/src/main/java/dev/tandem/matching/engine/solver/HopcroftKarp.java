package dev.tandem.matching.engine.solver;

import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.MatchProblem;
import java.util.Arrays;

/**
 * The most pairs on the edges that score at least a threshold: shortest augmenting paths in phases (Hopcroft and Karp,
 * 1973) with capacities. Starts from whatever pairs there are, so that a slightly different threshold costs little.
 */
final class HopcroftKarp {
    private static final int NONE = -1;
    private static final int UNREACHED = Integer.MAX_VALUE;

    private final MatchGraph graph;
    private final boolean[] locked;
    private final int[] mentorOf;
    private final int[] room;
    private int pairs;

    private final int[] level;
    private final int[] nextEdge;
    private final int[] queue;
    private final int[] path;
    /** Who is with each mentor as a phase begins. */
    private final int[] member;

    private final int[] memberStart;
    private final int[] nextMember;

    HopcroftKarp(MatchProblem problem) {
        graph = problem.graph();
        int mentees = graph.mentees();
        int mentors = graph.mentors();
        locked = new boolean[mentees];
        mentorOf = new int[mentees];
        Arrays.fill(mentorOf, NONE);
        room = graph.capacity().clone();
        for (int mentee = 0; mentee < mentees; mentee++) {
            if (problem.lockedMentor()[mentee] != NONE) {
                locked[mentee] = true;
                room[problem.lockedMentor()[mentee]]--;
            }
        }
        level = new int[mentors];
        nextEdge = new int[mentees];
        queue = new int[mentees];
        path = new int[mentees];
        member = new int[mentees];
        memberStart = new int[mentors + 1];
        nextMember = new int[mentors];
    }

    /** Mentor by mentee, -1 for none and for locked ones. */
    int[] mentorOf() {
        return mentorOf;
    }

    /** Goes back to pairs seen before. */
    void restore(int[] pairing) {
        for (int mentee = 0; mentee < mentorOf.length; mentee++) {
            leave(mentee);
        }
        for (int mentee = 0; mentee < mentorOf.length; mentee++) {
            if (pairing[mentee] != NONE) {
                join(mentee, pairing[mentee]);
            }
        }
    }

    /**
     * The largest number of pairs that leaves locked mentees and edges below the threshold alone.
     *
     * @param enough a number known to be the most there can be; the search may end there
     */
    int most(int threshold, int enough) {
        for (int mentee = 0; mentee < mentorOf.length; mentee++) {
            if (mentorOf[mentee] != NONE && score(mentee, mentorOf[mentee]) < threshold) {
                leave(mentee);
            }
        }
        for (int mentee = 0; mentee < mentorOf.length; mentee++) {
            for (int edge = start(mentee); mentorOf[mentee] == NONE && edge < end(mentee); edge++) {
                if (graph.score()[edge] >= threshold && room[graph.mentor()[edge]] > 0) {
                    join(mentee, graph.mentor()[edge]);
                }
            }
        }
        while (pairs < enough && findLevels(threshold)) {
            for (int mentee = 0; mentee < mentorOf.length; mentee++) {
                if (mentorOf[mentee] == NONE) {
                    augment(mentee, threshold);
                }
            }
        }
        return pairs;
    }

    private int start(int mentee) {
        return graph.rowStart()[mentee];
    }

    /** A locked mentee has no edges. */
    private int end(int mentee) {
        return locked[mentee] ? graph.rowStart()[mentee] : graph.rowStart()[mentee + 1];
    }

    private int score(int mentee, int mentor) {
        return graph.score()[Arrays.binarySearch(graph.mentor(), start(mentee), end(mentee), mentor)];
    }

    private void join(int mentee, int mentor) {
        mentorOf[mentee] = mentor;
        room[mentor]--;
        pairs++;
    }

    private void leave(int mentee) {
        if (mentorOf[mentee] != NONE) {
            room[mentorOf[mentee]]++;
            mentorOf[mentee] = NONE;
            pairs--;
        }
    }

    /** Breadth first from the unmatched mentees as far as the nearest mentors with room; whether there are any. */
    private boolean findLevels(int threshold) {
        listMembers();
        Arrays.fill(level, UNREACHED);
        int head = 0;
        int tail = 0;
        for (int mentee = 0; mentee < mentorOf.length; mentee++) {
            nextEdge[mentee] = start(mentee);
            if (mentorOf[mentee] == NONE) {
                queue[tail++] = mentee;
            }
        }
        int depth = 0;
        boolean found = false;
        while (head < tail && !found) {
            depth++;
            for (int levelEnd = tail; head < levelEnd; head++) {
                int mentee = queue[head];
                for (int edge = start(mentee); edge < end(mentee); edge++) {
                    int mentor = graph.mentor()[edge];
                    if (graph.score()[edge] >= threshold && level[mentor] == UNREACHED) {
                        level[mentor] = depth;
                        found |= room[mentor] > 0;
                        for (int i = memberStart[mentor]; i < memberStart[mentor + 1]; i++) {
                            queue[tail++] = member[i];
                        }
                    }
                }
            }
        }
        return found;
    }

    private void listMembers() {
        Arrays.fill(memberStart, 0);
        for (int mentor : mentorOf) {
            if (mentor != NONE) {
                memberStart[mentor + 1]++;
            }
        }
        for (int mentor = 0; mentor < room.length; mentor++) {
            memberStart[mentor + 1] += memberStart[mentor];
        }
        System.arraycopy(memberStart, 0, nextMember, 0, room.length);
        for (int mentee = 0; mentee < mentorOf.length; mentee++) {
            if (mentorOf[mentee] != NONE) {
                member[nextMember[mentorOf[mentee]]++] = mentee;
            }
        }
        System.arraycopy(memberStart, 0, nextMember, 0, room.length);
    }

    /** Depth first along the levels; a mentee is passed at most once in a phase. */
    private void augment(int root, int threshold) {
        int depth = 0;
        path[0] = root;
        while (depth >= 0) {
            int mentee = path[depth];
            int edge = nextEdge[mentee];
            if (edge == end(mentee)) {
                depth--;
                continue;
            }
            int mentor = graph.mentor()[edge];
            boolean onTheWay = graph.score()[edge] >= threshold && level[mentor] == depth + 1;
            if (onTheWay && room[mentor] > 0) {
                shift(depth, mentor);
                return;
            }
            if (onTheWay && nextMember[mentor] < memberStart[mentor + 1]) {
                path[++depth] = member[nextMember[mentor]++];
            } else {
                nextEdge[mentee]++;
            }
        }
    }

    private void shift(int depth, int end) {
        room[end]--;
        pairs++;
        int mentor = end;
        for (int at = depth; at >= 0; at--) {
            int before = mentorOf[path[at]];
            mentorOf[path[at]] = mentor;
            mentor = before;
        }
    }
}
