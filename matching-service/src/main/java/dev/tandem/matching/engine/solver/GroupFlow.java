package dev.tandem.matching.engine.solver;

import dev.tandem.matching.engine.graph.GroupProblem;
import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.MatchProblem;
import dev.tandem.matching.engine.graph.Solution;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The best pairs once it is decided which mentors run a group: a flow with lower bounds. First without them
 * ({@link OptimalMatcher}), then each mentor known to run a group and short of mentees gets them by shortest paths on
 * reduced costs, from an unmatched mentee or a mentor who can spare one (Ahuja, Magnanti and Orlin, 1993, section 9.7).
 * Mentors of whom nothing is known are not held to their minimum, which bounds every way to decide about them.
 */
final class GroupFlow {
    private static final int NONE = -1;
    private static final long UNREACHED = Long.MAX_VALUE;

    /** Not asked: no minimum that matters, or known beforehand. */
    static final byte GIVEN = 0;

    static final byte UNDECIDED = 1;
    static final byte OPEN = 2;
    static final byte CLOSED = 3;

    private final MatchProblem problem;
    private final MatchGraph graph;
    private final long bonus;
    private final int[] minimumSize;
    private final int[] locked;

    /** Edges by mentor. */
    private final int[] columnStart;

    private final int[] columnMentee;
    private final int[] columnScore;

    private final long[] distance;
    private final boolean[] settled;
    private final int[] movesTo;
    private final int[] reached;
    private int reachedCount;
    private final int[] touched;
    private int touchedCount;
    private final long[] mentorDistance;
    private final int[] gives;
    private final EventQueue queue = new EventQueue();

    /**
     * What has been found.
     *
     * @param feasible whether all known groups can be filled; if not, the prices bound the value by 0
     * @param size members free to choose by mentor
     * @param value Σ (score + λ) over free pairs
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on and never compared
    record Result(boolean feasible, int[] mentorOf, int[] size, long[] menteePrice, long[] mentorPrice, long value) {}

    GroupFlow(GroupProblem groups, long bonus) {
        problem = groups.problem();
        graph = problem.graph();
        this.bonus = bonus;
        minimumSize = groups.minimumSize();
        locked = new int[graph.mentors()];
        columnStart = new int[graph.mentors() + 1];
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            if (problem.lockedMentor()[mentee] != NONE) {
                locked[problem.lockedMentor()[mentee]]++;
            } else {
                for (int edge = graph.rowStart()[mentee]; edge < graph.rowStart()[mentee + 1]; edge++) {
                    columnStart[graph.mentor()[edge] + 1]++;
                }
            }
        }
        for (int mentor = 0; mentor < graph.mentors(); mentor++) {
            columnStart[mentor + 1] += columnStart[mentor];
        }
        columnMentee = new int[columnStart[graph.mentors()]];
        columnScore = new int[columnMentee.length];
        fillColumns();
        distance = new long[graph.mentees()];
        Arrays.fill(distance, UNREACHED);
        settled = new boolean[graph.mentees()];
        movesTo = new int[graph.mentees()];
        touched = new int[graph.mentees()];
        mentorDistance = new long[graph.mentors()];
        Arrays.fill(mentorDistance, UNREACHED);
        gives = new int[graph.mentors()];
        reached = new int[graph.mentors()];
    }

    private void fillColumns() {
        int[] at = columnStart.clone();
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            if (problem.lockedMentor()[mentee] == NONE) {
                for (int edge = graph.rowStart()[mentee]; edge < graph.rowStart()[mentee + 1]; edge++) {
                    columnMentee[at[graph.mentor()[edge]]] = mentee;
                    columnScore[at[graph.mentor()[edge]]++] = graph.score()[edge];
                }
            }
        }
    }

    /** What is known before anything is decided. Locks open a group; where too few can come there is none. */
    byte[] standing() {
        byte[] standing = new byte[graph.mentors()];
        for (int mentor = 0; mentor < standing.length; mentor++) {
            if (locked[mentor] == 0 && minimumSize[mentor] > 1) {
                int most = Math.min(graph.capacity()[mentor], columnStart[mentor + 1] - columnStart[mentor]);
                standing[mentor] = minimumSize[mentor] > most ? CLOSED : UNDECIDED;
            }
        }
        return standing;
    }

    /** Members besides locked ones that a mentor needs who runs a group; for a mentor with locks that is always so. */
    int need(int mentor, byte standing, boolean waived) {
        if (standing == OPEN) {
            return minimumSize[mentor];
        }
        return standing == GIVEN && locked[mentor] > 0 && !waived
                ? Math.max(0, minimumSize[mentor] - locked[mentor])
                : 0;
    }

    int minimum(int mentor) {
        return minimumSize[mentor];
    }

    int mentors() {
        return graph.mentors();
    }

    /**
     * The best pairs.
     *
     * @param waived whether groups with locks may stay below their minimum
     */
    Result solve(byte[] standing, boolean waived, IntConsumer entered) {
        int[] capacity = graph.capacity().clone();
        int[] need = new int[capacity.length];
        boolean possible = true;
        for (int mentor = 0; mentor < capacity.length; mentor++) {
            capacity[mentor] = standing[mentor] == CLOSED ? 0 : capacity[mentor];
            need[mentor] = need(mentor, standing[mentor], waived);
            possible &= need[mentor] <= Math.max(0, capacity[mentor] - locked[mentor]);
        }
        Solution relaxed = OptimalMatcher.solve(
                new MatchProblem(
                        new MatchGraph(graph.rowStart(), graph.mentor(), graph.score(), capacity),
                        problem.lockedMentor(),
                        problem.lockedScore()),
                bonus,
                entered);
        int[] mentorOf = new int[graph.mentees()];
        Arrays.fill(mentorOf, NONE);
        int[] size = new int[capacity.length];
        for (int pair = 0; pair < relaxed.pairMentee().length; pair++) {
            int mentee = relaxed.pairMentee()[pair];
            if (problem.lockedMentor()[mentee] == NONE) {
                mentorOf[mentee] = relaxed.pairMentor()[pair];
                size[mentorOf[mentee]]++;
            }
        }
        Result result = new Result(possible, mentorOf, size, relaxed.menteePrice(), relaxed.mentorPrice(), 0);
        for (int mentor = 0; possible && mentor < need.length; mentor++) {
            while (possible && size[mentor] < need[mentor]) {
                possible = fill(mentor, need, result);
            }
        }
        return new Result(
                possible, mentorOf, size, result.menteePrice, result.mentorPrice, possible ? value(mentorOf) : 0);
    }

    private long value(int[] mentorOf) {
        long value = 0;
        for (int mentee = 0; mentee < mentorOf.length; mentee++) {
            if (mentorOf[mentee] != NONE) {
                int edge = Arrays.binarySearch(
                        graph.mentor(), graph.rowStart()[mentee], graph.rowStart()[mentee + 1], mentorOf[mentee]);
                value += graph.score()[edge] + bonus;
            }
        }
        return value;
    }

    /** Brings one mentee more to a mentor at the least loss; false when nobody can come. */
    private boolean fill(int source, int[] need, Result state) {
        long end = UNREACHED;
        int last = NONE;
        reach(source, 0, state, end);
        while (!queue.isEmpty() && queue.firstTime() < end) {
            long time = queue.firstTime();
            int mentee = (int) queue.removeFirst();
            if (settled[mentee] || distance[mentee] != time) {
                continue;
            }
            settled[mentee] = true;
            int mentor = state.mentorOf[mentee];
            if (mentor == NONE) {
                end = time;
                last = mentee;
            } else if (mentorDistance[mentor] == UNREACHED) {
                gives[mentor] = mentee;
                if (state.size[mentor] > need[mentor] && time + state.mentorPrice[mentor] < end) {
                    end = time + state.mentorPrice[mentor];
                    last = mentee;
                }
                reach(mentor, time, state, end);
            }
        }
        boolean found = last != NONE;
        reprice(found ? end : bound(need, state) + 1, state);
        if (found) {
            move(source, last, state);
        }
        forget();
        return found;
    }

    /** A mentor has to replace somebody: whom could they take? Those already there follow at the same distance. */
    private void reach(int mentor, long at, Result state, long end) {
        mentorDistance[mentor] = at;
        reached[reachedCount++] = mentor;
        long base = at + state.mentorPrice[mentor] - bonus;
        for (int i = columnStart[mentor]; i < columnStart[mentor + 1]; i++) {
            int mentee = columnMentee[i];
            boolean member = state.mentorOf[mentee] == mentor;
            long cost = member ? at : base + state.menteePrice[mentee] - columnScore[i];
            if (member ? !settled[mentee] : cost < end && cost < distance[mentee]) {
                if (distance[mentee] == UNREACHED) {
                    touched[touchedCount++] = mentee;
                }
                distance[mentee] = cost;
                if (member) {
                    settled[mentee] = true;
                } else {
                    movesTo[mentee] = mentor;
                    queue.add(cost, mentee);
                }
            }
        }
    }

    private void reprice(long end, Result state) {
        for (int i = 0; i < reachedCount; i++) {
            state.mentorPrice[reached[i]] -= Math.max(0, end - mentorDistance[reached[i]]);
        }
        for (int i = 0; i < touchedCount; i++) {
            int mentee = touched[i];
            state.menteePrice[mentee] += settled[mentee] ? Math.max(0, end - distance[mentee]) : 0;
        }
    }

    private void move(int source, int last, Result state) {
        if (state.mentorOf[last] != NONE) {
            state.size[state.mentorOf[last]]--;
        }
        state.size[source]++;
        int mentee = last;
        while (true) {
            int mentor = movesTo[mentee];
            state.mentorOf[mentee] = mentor;
            if (mentor == source) {
                return;
            }
            mentee = gives[mentor];
        }
    }

    private void forget() {
        for (int i = 0; i < reachedCount; i++) {
            mentorDistance[reached[i]] = UNREACHED;
        }
        for (int i = 0; i < touchedCount; i++) {
            distance[touched[i]] = UNREACHED;
            settled[touched[i]] = false;
        }
        reachedCount = 0;
        touchedCount = 0;
        queue.clear();
    }

    /**
     * What the prices prove. Where nobody can come to a group that needs somebody, lowering the prices around it by one
     * lowers the bound by at least one, so lowering them by the bound shows that there is no such pairing.
     */
    private long bound(int[] need, Result state) {
        long bound = 0;
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            bound += problem.lockedMentor()[mentee] == NONE ? state.menteePrice[mentee] : 0;
        }
        for (int mentor = 0; mentor < need.length; mentor++) {
            long price = state.mentorPrice[mentor];
            int places = Math.max(0, graph.capacity()[mentor] - locked[mentor]);
            // A closed mentor has no mentee and counts for nothing, whatever the price; this is more, which is safe.
            bound += price < 0 ? price * need[mentor] : state.size[mentor] == 0 ? 0 : price * places;
        }
        return Math.max(0, bound);
    }
}
