package dev.tandem.matching.engine.certificate;

import dev.tandem.matching.engine.graph.MatchGraph;
import java.util.Arrays;

/**
 * How many pairs there can be on edges that score at least a threshold, and a vertex cover as the reason (König, 1931).
 *
 * <p>Starts from some pairs and looks for augmenting paths breadth first from all unmatched mentees at once, one for each
 * of them in a pass. A pass without any leaves the cover behind: mentees not reached, and mentors reached, once for each
 * place.
 */
final class MaximumPairs {
    private static final int NONE = -1;

    private final MatchGraph graph;
    private final boolean[] excluded;
    private final int[] openPlaces;
    private final int threshold;

    private final int[] mentorOf;
    private final int[] room;
    private final int[] root;
    private final int[] reachedFrom;
    private final boolean[] reached;
    private final int[] memberStart;
    private final int[] member;
    private final int[] queue;

    private MaximumPairs(MatchGraph graph, boolean[] excluded, int[] openPlaces, int[] start, int threshold) {
        this.graph = graph;
        this.excluded = excluded;
        this.openPlaces = openPlaces;
        this.threshold = threshold;
        mentorOf = start.clone();
        room = openPlaces.clone();
        for (int mentor : mentorOf) {
            if (mentor != NONE) {
                room[mentor]--;
            }
        }
        root = new int[graph.mentees()];
        reachedFrom = new int[graph.mentors()];
        reached = new boolean[graph.mentors()];
        memberStart = new int[graph.mentors() + 1];
        member = new int[graph.mentees()];
        queue = new int[graph.mentees()];
    }

    /**
     * The answer.
     *
     * @param found augmenting paths found beyond the start
     * @param pairs as many as there can be
     * @param cover the size of a set of mentees and places that touches every edge
     * @param uncovered edges that it does not touch after all, always 0
     */
    record Answer(int found, long pairs, long cover, long uncovered) {}

    /**
     * The most pairs between mentees that are not excluded and open places.
     *
     * @param start mentor by mentee, -1 for none: pairs on edges that score at least the threshold, within the open places
     */
    static Answer of(MatchGraph graph, boolean[] excluded, int[] openPlaces, int[] start, int threshold) {
        MaximumPairs pairs = new MaximumPairs(graph, excluded, openPlaces, start, threshold);
        int found = 0;
        int more = pairs.pass();
        while (more > 0) {
            found += more;
            more = pairs.pass();
        }
        return pairs.answer(found);
    }

    private int pass() {
        listMembers();
        Arrays.fill(reached, false);
        Arrays.fill(root, NONE);
        int tail = 0;
        for (int mentee = 0; mentee < mentorOf.length; mentee++) {
            if (mentorOf[mentee] == NONE && !excluded[mentee]) {
                root[mentee] = mentee;
                queue[tail++] = mentee;
            }
        }
        int found = 0;
        for (int head = 0; head < tail; head++) {
            int mentee = queue[head];
            // A root that has got a mentor is done, and so is everybody reached from there.
            for (int edge = graph.rowStart()[mentee];
                    edge < graph.rowStart()[mentee + 1] && mentorOf[root[mentee]] == NONE;
                    edge++) {
                int mentor = graph.mentor()[edge];
                if (graph.score()[edge] < threshold || reached[mentor]) {
                    continue;
                }
                if (room[mentor] > 0) {
                    augment(mentee, mentor);
                    found++;
                } else {
                    reached[mentor] = true;
                    reachedFrom[mentor] = mentee;
                    for (int i = memberStart[mentor]; i < memberStart[mentor + 1]; i++) {
                        if (mentorOf[member[i]] == mentor && root[member[i]] == NONE) {
                            root[member[i]] = root[mentee];
                            queue[tail++] = member[i];
                        }
                    }
                }
            }
        }
        return found;
    }

    private void augment(int last, int end) {
        room[end]--;
        int mentee = last;
        int mentor = end;
        while (mentor != NONE) {
            int before = mentorOf[mentee];
            mentorOf[mentee] = mentor;
            mentor = before;
            if (before != NONE) {
                mentee = reachedFrom[before];
            }
        }
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
        int[] at = memberStart.clone();
        for (int mentee = 0; mentee < mentorOf.length; mentee++) {
            if (mentorOf[mentee] != NONE) {
                member[at[mentorOf[mentee]]++] = mentee;
            }
        }
    }

    private Answer answer(int found) {
        long pairs = 0;
        long cover = 0;
        long uncovered = 0;
        for (int mentee = 0; mentee < mentorOf.length; mentee++) {
            pairs += mentorOf[mentee] == NONE ? 0 : 1;
            if (!excluded[mentee] && root[mentee] == NONE) {
                cover++;
            } else if (!excluded[mentee]) {
                for (int edge = graph.rowStart()[mentee]; edge < graph.rowStart()[mentee + 1]; edge++) {
                    uncovered += graph.score()[edge] >= threshold && !reached[graph.mentor()[edge]] ? 1 : 0;
                }
            }
        }
        for (int mentor = 0; mentor < room.length; mentor++) {
            cover += reached[mentor] ? Math.max(0, openPlaces[mentor]) : 0;
        }
        return new Answer(found, pairs, cover, uncovered);
    }
}
