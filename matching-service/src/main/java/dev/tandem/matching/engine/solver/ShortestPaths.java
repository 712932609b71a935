package dev.tandem.matching.engine.solver;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The exact stage: successive shortest augmenting paths on reduced costs (Hungarian method in the form of Jonker and
 * Volgenant, 1987; with capacities, Edmonds and Karp, 1972), from whatever prices the market has.
 *
 * <p>Each mentee's profit is what their best place leaves over its price. Pairs at which that is exactly so are kept, all
 * others are seated again one by one, in order of index: Dijkstra from the mentee over mentors, the outside and the floor,
 * to the nearest place that is empty above the floor, or empty at the floor while more are empty there than must stay so.
 * Good prices make these searches short; bad ones make them slow and never wrong. Ties go to the lower index.
 */
final class ShortestPaths {
    private static final int NONE = Market.NONE;
    private static final long UNREACHED = Long.MAX_VALUE;

    private final Market market;
    private final int mentors;
    private final int outside;
    private final int floor;
    private final int[] rowStart;
    private final int[] mentor;
    private final int[] score;
    private final long[] price;
    private final int[] mentorOf;
    /** By mentee: value of their place less its price. */
    final long[] profit;

    private final int[] room;

    private final Members members;
    private final int[] firstOf;
    private final int[] next;

    private final long[] distance;
    private final int[] reachedFrom;
    private final int[] touched;
    private int touchedCount;
    private final int[] settled;
    private int settledCount;
    private final MentorHeap heap;

    /** Cost of the best end of a path found so far, and that end. */
    private long endCost;

    private int endNode;

    private int unassigned;
    /** Empty places above the floor. */
    private int above;

    private long relaxed;
    private long searches;

    ShortestPaths(Market market) {
        this.market = market;
        mentors = market.mentors;
        outside = market.outside;
        floor = market.floor;
        rowStart = market.rowStart;
        mentor = market.mentor;
        score = market.score;
        price = market.price;
        mentorOf = market.mentorOf;
        profit = new long[market.mentees];
        room = Arrays.copyOf(market.places, mentors + 1);
        room[outside] = market.outsidePlaces;
        members = new Members(market.mentees, mentors + 1);
        firstOf = members.firstOf;
        next = members.next;
        distance = new long[mentors + 2];
        Arrays.fill(distance, UNREACHED);
        reachedFrom = new int[mentors + 2];
        touched = new int[mentors + 2];
        settled = new int[mentors + 2];
        heap = new MentorHeap(mentors + 2, distance);
    }

    /** Keeps the pairs that the prices support exactly, and seats others where there is room. */
    void start() {
        if (!assign()) {
            // Fewer places are empty at the floor than must stay so: raise it until no empty place is above.
            for (int j = 0; j < mentors; j++) {
                if (room[j] > 0) {
                    price[floor] = Math.max(price[floor], price[j]);
                }
            }
            for (int j = 0; j < mentors; j++) {
                price[j] = Math.max(price[j], price[floor]);
            }
            if (!market.pairsFirst) {
                price[outside] = price[floor];
            }
            reset();
            assign();
        }
    }

    private void reset() {
        System.arraycopy(market.places, 0, room, 0, mentors);
        room[outside] = market.outsidePlaces;
        members.clear();
        unassigned = 0;
    }

    private boolean assign() {
        for (int i = 0; i < market.mentees; i++) {
            if (mentorOf[i] != Market.ABSENT) {
                int before = mentorOf[i];
                mentorOf[i] = NONE;
                int at = best(i);
                if (before != NONE && before != at && worth(i, before) == profit[i]) {
                    at = before;
                }
                if (before == at && before != NONE && (room[at] > 0 || (at == outside && !market.pairsFirst))) {
                    if (at != outside || market.pairsFirst) {
                        room[at]--;
                    }
                    mentorOf[i] = at;
                    members.join(i, at);
                } else {
                    unassigned++;
                }
            }
        }
        countAbove();
        return spare() >= 0;
    }

    private long worth(int i, int node) {
        if (node == outside) {
            return market.outsideValue - market.outsidePrice();
        }
        for (int edge = rowStart[i]; edge < rowStart[i + 1]; edge++) {
            if (mentor[edge] == node) {
                return ((long) score[edge] << Market.SHIFT) - price[node];
            }
        }
        return Long.MIN_VALUE;
    }

    private int best(int i) {
        long best = Long.MIN_VALUE;
        int at = NONE;
        int end = rowStart[i + 1];
        for (int edge = rowStart[i]; edge < end; edge++) {
            int j = mentor[edge];
            long value = ((long) score[edge] << Market.SHIFT) - price[j];
            if (value > best) {
                best = value;
                at = j;
            }
        }
        if (market.outsideIsOpen()) {
            long value = market.outsideValue - market.outsidePrice();
            if (value > best) {
                best = value;
                at = outside;
            }
        }
        profit[i] = best;
        return at;
    }

    private void countAbove() {
        above = 0;
        for (int j = 0; j < mentors; j++) {
            if (price[j] > price[floor] && market.places[j] > 0) {
                above += room[j];
            }
        }
    }

    /** Free places at the floor beyond what must stay empty. */
    private int spare() {
        return unassigned - above - (market.pairsFirst ? room[outside] : 0);
    }

    /**
     * Seats everybody.
     *
     * @param budget how many edges may be looked at
     * @param progress told how many are seated; may throw to stop
     * @return whether the budget sufficed; if not, the market is left with correct prices and some not seated
     */
    boolean run(long budget, IntConsumer progress) {
        for (int i = 0; i < market.mentees; i++) {
            if (mentorOf[i] == NONE) {
                if (relaxed > budget) {
                    return false;
                }
                if ((++searches & 0xf) == 0) {
                    progress.accept(market.present - unassigned);
                }
                search(i);
                reprice(i);
                augment();
                for (int t = 0; t < touchedCount; t++) {
                    distance[touched[t]] = UNREACHED;
                }
                heap.clear();
                unassigned--;
            }
            if ((i & 0xff) == 0) {
                progress.accept(market.present - unassigned);
            }
        }
        return true;
    }

    int unassigned() {
        return unassigned;
    }

    private void search(int source) {
        touchedCount = 0;
        settledCount = 0;
        endCost = Market.NO_PLACES >> 1;
        endNode = NONE;
        boolean spare = spare() > 0;
        relax(source, 0, spare);
        while (!heap.isEmpty() && distance[heap.first()] < endCost) {
            int node = heap.removeFirst();
            settled[settledCount++] = node;
            long reached = distance[node];
            if (node == floor) {
                relaxFloor(reached, spare);
                continue;
            }
            for (int i = firstOf[node]; i != NONE; i = next[i]) {
                relax(i, reached, spare);
            }
            boolean atFloor = node == outside ? !market.pairsFirst : room[node] > 0;
            if (atFloor && reached < distance[floor]) {
                reach(floor, reached, node, spare);
            }
        }
    }

    private void relax(int i, long reached, boolean spare) {
        long base = reached + profit[i];
        int end = rowStart[i + 1];
        relaxed += end - rowStart[i] + 1;
        for (int edge = rowStart[i]; edge < end; edge++) {
            int j = mentor[edge];
            long cost = base + price[j] - ((long) score[edge] << Market.SHIFT);
            if (cost < endCost && cost < distance[j]) {
                reach(j, cost, i, spare);
            }
        }
        if (market.outsideIsOpen()) {
            long cost = base + market.outsidePrice() - market.outsideValue;
            if (cost < endCost && cost < distance[outside]) {
                reach(outside, cost, i, spare);
            }
        }
    }

    private void relaxFloor(long reached, boolean spare) {
        relaxed += mentors;
        for (int j = 0; j < mentors; j++) {
            if (market.places[j] > 0) {
                long cost = reached + price[j] - price[floor];
                if (cost < endCost && cost < distance[j]) {
                    reach(j, cost, market.mentees, spare);
                }
            }
        }
        if (!market.pairsFirst && reached < distance[outside]) {
            reach(outside, reached, market.mentees, spare);
        }
    }

    private void reach(int node, long cost, int from, boolean spare) {
        if (distance[node] == UNREACHED) {
            touched[touchedCount++] = node;
        }
        distance[node] = cost;
        reachedFrom[node] = from;
        boolean end;
        if (node == floor) {
            end = false;
        } else if (node == outside) {
            end = market.pairsFirst ? room[outside] > 0 : spare;
        } else {
            end = room[node] > 0 && (spare || price[node] > price[floor]);
        }
        if (end) {
            endCost = cost;
            endNode = node;
        } else {
            heap.lower(node);
        }
    }

    private void reprice(int source) {
        if (endNode == NONE) {
            throw new IllegalStateException("no place can be reached, yet the count of pairs says that one must");
        }
        profit[source] -= endCost;
        boolean floorMoved = false;
        for (int s = 0; s < settledCount; s++) {
            int node = settled[s];
            long change = endCost - distance[node];
            price[node] += change;
            if (node == floor) {
                floorMoved = true;
            } else {
                for (int i = firstOf[node]; i != NONE; i = next[i]) {
                    profit[i] -= change;
                }
            }
        }
        if (!market.pairsFirst) {
            price[outside] = price[floor];
        }
        if (floorMoved) {
            countAbove();
        }
    }

    private void augment() {
        int node = endNode;
        if (node == outside) {
            if (market.pairsFirst) {
                room[outside]--;
            }
        } else if (reachedFrom[node] != market.mentees) {
            if (price[node] > price[floor]) {
                above--;
            }
            room[node]--;
        }
        while (true) {
            int from = reachedFrom[node];
            if (from == market.mentees) {
                // An empty place moves here from where the floor was reached.
                int at = reachedFrom[floor];
                if (node != endNode && (node != outside || market.pairsFirst)) {
                    room[node]++;
                }
                if (at != outside) {
                    room[at]--;
                }
                node = at;
                continue;
            }
            int before = mentorOf[from];
            if (before != NONE) {
                members.leave(from, before);
            }
            mentorOf[from] = node;
            members.join(from, node);
            if (before == NONE) {
                break;
            }
            node = before;
        }
    }
}
