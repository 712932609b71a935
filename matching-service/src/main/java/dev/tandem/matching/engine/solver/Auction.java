package dev.tandem.matching.engine.solver;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The approximate stage: mentees bid for places (Bertsekas, 1988), with several places per mentor as in Bertsekas and
 * Castañón, 1989. A mentee bids for the best place as much as leaves them ε worse than with the second best; a full mentor
 * drops the lowest bid and asks that price of the next. In the end nobody could do better by more than ε. Run with
 * smaller and smaller ε, starting from the prices of the run before, so that competition is settled in large steps first.
 *
 * <p>Empty places must be the cheapest ones for the prices to prove anything. Where some stay empty at higher prices, the
 * floor is raised to the price at which enough places are given up ({@link #raiseFloor}).
 */
final class Auction {
    private static final int NONE = Market.NONE;
    private static final int LISTED = 8;

    private final Market market;
    private final int outside;
    private final int[] rowStart;
    private final int[] mentor;
    private final int[] score;
    private final int[] mentorOf;
    private final long[] price;
    /** Price of an empty place, by mentor and for the outside. */
    private final long[] asked;

    /** Places taken, by mentor and outside: a binary heap each, the lowest bid first. */
    private final int[] slotStart;

    private final long[] bid;
    private final int[] bidder;
    private final int[] filled;
    private final int[] open;
    private int openCount;
    /** More than two places of a mentee can differ in value. */
    private final long range;

    private long bids;

    /** The best edges of each mentee when last all were looked at (score, then mentor), and the best value that was left out. */
    private final long[] listed;

    private final byte[] listedCount;
    private final long[] unlisted;
    private final long[] values = new long[LISTED];
    private final int[] edges = new int[LISTED];

    /** What {@link #choose} found. */
    private int choice;

    private long first;
    private long second;

    Auction(Market market, long range) {
        this.market = market;
        this.range = range;
        outside = market.outside;
        rowStart = market.rowStart;
        mentor = market.mentor;
        score = market.score;
        mentorOf = market.mentorOf;
        price = market.price;
        asked = new long[market.mentors + 1];
        slotStart = new int[market.mentors + 2];
        for (int j = 0; j < market.mentors; j++) {
            slotStart[j + 1] = slotStart[j] + market.places[j];
        }
        slotStart[outside + 1] = slotStart[outside] + (market.pairsFirst ? market.outsidePlaces : 0);
        bid = new long[slotStart[outside + 1]];
        bidder = new int[bid.length];
        filled = new int[market.mentors + 1];
        open = new int[market.mentees + 1];
        listed = new long[Math.multiplyExact(market.mentees, LISTED)];
        listedCount = new byte[market.mentees];
        unlisted = new long[market.mentees];
        Arrays.fill(unlisted, Long.MAX_VALUE);
    }

    /**
     * Holds the auction until everybody has a place and as many places are empty at the floor as must stay so.
     *
     * @param epsilon the least raise of a bid, 1 or more
     * @param budget how many bids may be made
     * @param progress told how many bids were made; may throw to stop
     * @return whether the budget sufficed; prices are worth something in either case
     */
    boolean scale(long epsilon, long budget, IntConsumer progress) {
        System.arraycopy(price, 0, asked, 0, asked.length);
        Arrays.fill(filled, 0);
        openCount = 0;
        for (int i = market.mentees - 1; i >= 0; i--) {
            int at = mentorOf[i];
            if (at != Market.ABSENT) {
                if (at != NONE && keeps(i, at, epsilon)) {
                    if (at != outside || market.pairsFirst) {
                        seat(i, at, price[at]);
                    }
                } else {
                    mentorOf[i] = NONE;
                    open[openCount++] = i;
                }
            }
        }
        bids = 0;
        do {
            while (openCount > 0) {
                if (bids++ > budget) {
                    return false;
                }
                if ((bids & 0xfff) == 0) {
                    progress.accept((int) Math.min(bids, Integer.MAX_VALUE));
                }
                offer(open[--openCount], epsilon);
            }
            bids += bid.length >> 4;
        } while (raiseFloor(epsilon));
        return true;
    }

    private boolean keeps(int i, int at, long epsilon) {
        choose(i);
        if (choice == at) {
            return true;
        }
        if (at == outside) {
            return market.outsideValue - market.outsidePrice() >= first - epsilon;
        }
        for (int edge = rowStart[i]; edge < rowStart[i + 1]; edge++) {
            if (mentor[edge] == at) {
                return ((long) score[edge] << Market.SHIFT) - price[at] >= first - epsilon;
            }
        }
        return false;
    }

    /** Finds the best place and the value of the second best, among the short list while that is certain to hold both. */
    private void choose(int i) {
        if (!chooseListed(i)) {
            shortlist(i);
            chooseListed(i);
        }
        if (market.outsideIsOpen()) {
            long value = market.outsideValue - market.outsidePrice();
            if (value > first) {
                second = first;
                first = value;
                choice = outside;
            } else if (value > second) {
                second = value;
            }
        }
    }

    private boolean chooseListed(int i) {
        long best = Long.MIN_VALUE;
        long next = Long.MIN_VALUE;
        int at = NONE;
        int end = i * LISTED + listedCount[i];
        for (int k = i * LISTED; k < end; k++) {
            int j = (int) listed[k];
            long value = (listed[k] >>> 32 << Market.SHIFT) - price[j];
            if (value > next) {
                if (value > best || (value == best && j < at)) {
                    next = best;
                    best = value;
                    at = j;
                } else {
                    next = value;
                }
            }
        }
        first = best;
        second = next;
        choice = at;
        return next >= unlisted[i];
    }

    /** Prices only rise, so what is not on the list stays worth at most what the best of them is worth now. */
    private void shortlist(int i) {
        int count = 0;
        long rest = Long.MIN_VALUE;
        int end = rowStart[i + 1];
        for (int edge = rowStart[i]; edge < end; edge++) {
            long value = ((long) score[edge] << Market.SHIFT) - price[mentor[edge]];
            if (count == LISTED) {
                if (value <= values[LISTED - 1]) {
                    rest = Math.max(rest, value);
                    continue;
                }
                rest = Math.max(rest, values[--count]);
            }
            int k = count++;
            while (k > 0 && values[k - 1] < value) {
                values[k] = values[k - 1];
                edges[k] = edges[k - 1];
                k--;
            }
            values[k] = value;
            edges[k] = edge;
        }
        for (int k = 0; k < count; k++) {
            listed[i * LISTED + k] = (long) score[edges[k]] << 32 | mentor[edges[k]];
        }
        listedCount[i] = (byte) count;
        unlisted[i] = rest;
    }

    private void offer(int i, long epsilon) {
        choose(i);
        int at = choice;
        if (at == outside && !market.pairsFirst) {
            mentorOf[i] = outside;
            return;
        }
        long amount = price[at] + Math.min(range, second == Long.MIN_VALUE ? range : first - second) + epsilon;
        if (filled[at] == slotStart[at + 1] - slotStart[at]) {
            int weakest = bidder[slotStart[at]];
            mentorOf[weakest] = NONE;
            open[openCount++] = weakest;
            mentorOf[i] = at;
            sink(at, 0, amount, i);
            price[at] = bid[slotStart[at]];
        } else {
            seat(i, at, amount);
        }
    }

    private void seat(int i, int at, long amount) {
        int start = slotStart[at];
        int k = filled[at]++;
        while (k > 0) {
            int parent = (k - 1) >> 1;
            if (bid[start + parent] <= amount) {
                break;
            }
            bid[start + k] = bid[start + parent];
            bidder[start + k] = bidder[start + parent];
            k = parent;
        }
        bid[start + k] = amount;
        bidder[start + k] = i;
        mentorOf[i] = at;
        price[at] = start + filled[at] == slotStart[at + 1] ? bid[start] : asked[at];
    }

    private void sink(int at, int from, long amount, int i) {
        int start = slotStart[at];
        int size = filled[at];
        int k = from;
        while (true) {
            int child = 2 * k + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && bid[start + child + 1] < bid[start + child]) {
                child++;
            }
            if (bid[start + child] >= amount) {
                break;
            }
            bid[start + k] = bid[start + child];
            bidder[start + k] = bidder[start + child];
            k = child;
        }
        bid[start + k] = amount;
        bidder[start + k] = i;
    }

    /** Places that must stay empty move to where places are cheapest. */
    private boolean raiseFloor(long epsilon) {
        long floor = price[market.floor];
        int needed = 0;
        int count = 0;
        for (int j = 0; j < market.mentors; j++) {
            int capacity = slotStart[j + 1] - slotStart[j];
            if (capacity > filled[j] && asked[j] > floor) {
                needed += capacity - filled[j];
                count += capacity - filled[j];
            }
            count += filled[j];
        }
        if (needed == 0) {
            return false;
        }
        long[] all = new long[count];
        long lowest = Long.MAX_VALUE;
        int n = 0;
        for (int j = 0; j < market.mentors; j++) {
            int start = slotStart[j];
            for (int k = 0; k < filled[j]; k++) {
                all[n++] = bid[start + k];
            }
            if (asked[j] > floor) {
                for (int k = filled[j]; k < slotStart[j + 1] - start; k++) {
                    all[n++] = asked[j];
                }
            }
        }
        for (int k = 0; k < count; k++) {
            lowest = Math.min(lowest, all[k]);
        }
        long raised = Math.max(Selection.select(all, count, needed - 1), lowest + epsilon);
        for (int j = 0; j < market.mentors; j++) {
            int start = slotStart[j];
            int capacity = slotStart[j + 1] - start;
            while (filled[j] > 0 && bid[start] < raised) {
                int weakest = bidder[start];
                mentorOf[weakest] = NONE;
                open[openCount++] = weakest;
                int last = --filled[j];
                if (last > 0) {
                    sink(j, 0, bid[start + last], bidder[start + last]);
                }
            }
            if (filled[j] < capacity) {
                asked[j] = Math.max(asked[j], raised);
                price[j] = asked[j];
            }
        }
        price[market.floor] = raised;
        if (!market.pairsFirst) {
            price[outside] = raised;
        }
        return true;
    }
}
