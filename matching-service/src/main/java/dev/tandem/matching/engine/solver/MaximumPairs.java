package dev.tandem.matching.engine.solver;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** How many pairs there can be: Hopcroft and Karp (1973), with several places per mentor. */
final class MaximumPairs {
    private static final int NONE = Market.NONE;

    private final Market market;
    private final int[] slotStart;
    private final int[] holder;
    private final int[] filled;
    private final int[] mentorOf;
    private final int[] depth;
    private final int[] nextEdge;
    private final int[] nextSlot;
    private final int[] queue;
    private final int[] path;
    private int pairs;

    private MaximumPairs(Market market) {
        this.market = market;
        slotStart = new int[market.mentors + 1];
        for (int j = 0; j < market.mentors; j++) {
            slotStart[j + 1] = slotStart[j] + market.places[j];
        }
        holder = new int[slotStart[market.mentors]];
        filled = new int[market.mentors];
        mentorOf = market.mentorOf.clone();
        depth = new int[market.mentors];
        nextEdge = new int[market.mentees];
        nextSlot = new int[market.mentors];
        queue = new int[market.mentees];
        path = new int[market.mentees];
    }

    /** A largest pairing of those present; {@code mentorOf} by mentee, negative without. */
    @SuppressWarnings("ArrayRecordComponent") // passed on and never compared
    record Found(int pairs, int[] mentorOf) {}

    static Found find(Market market, IntConsumer progress) {
        MaximumPairs search = new MaximumPairs(market);
        search.greedy();
        int upper = Math.min(market.present, search.holder.length);
        while (search.pairs < upper && search.layers()) {
            progress.accept(search.pairs);
            search.augmentAll();
        }
        return new Found(search.pairs, search.mentorOf);
    }

    private void greedy() {
        for (int i = 0; i < market.mentees; i++) {
            if (mentorOf[i] == NONE) {
                for (int edge = market.rowStart[i]; edge < market.rowStart[i + 1]; edge++) {
                    int j = market.mentor[edge];
                    if (filled[j] < market.places[j]) {
                        seat(i, j, slotStart[j] + filled[j]++);
                        pairs++;
                        break;
                    }
                }
            }
        }
    }

    private void seat(int mentee, int mentor, int slot) {
        holder[slot] = mentee;
        mentorOf[mentee] = mentor;
    }

    /** Breadth first from the unmatched, up to the first layer in which a mentor has room. */
    private boolean layers() {
        Arrays.fill(depth, 0);
        int tail = 0;
        for (int i = 0; i < market.mentees; i++) {
            if (mentorOf[i] == NONE) {
                queue[tail++] = i;
            }
        }
        int last = Integer.MAX_VALUE;
        for (int head = 0; head < tail; head++) {
            int i = queue[head];
            int next = (mentorOf[i] == NONE ? 0 : depth[mentorOf[i]]) + 1;
            if (next > last) {
                break;
            }
            for (int edge = market.rowStart[i]; edge < market.rowStart[i + 1]; edge++) {
                int j = market.mentor[edge];
                if (depth[j] == 0 && market.places[j] > 0) {
                    depth[j] = next;
                    if (filled[j] < market.places[j]) {
                        last = next;
                    }
                    for (int slot = slotStart[j]; slot < slotStart[j] + filled[j]; slot++) {
                        queue[tail++] = holder[slot];
                    }
                }
            }
        }
        return last != Integer.MAX_VALUE;
    }

    private void augmentAll() {
        System.arraycopy(market.rowStart, 0, nextEdge, 0, market.mentees);
        System.arraycopy(slotStart, 0, nextSlot, 0, market.mentors);
        for (int i = 0; i < market.mentees; i++) {
            if (mentorOf[i] == NONE && augment(i)) {
                pairs++;
            }
        }
    }

    /** Depth first along the layers; a mentee or mentor that led nowhere is not tried again in this round. */
    private boolean augment(int source) {
        int length = 0;
        path[0] = source;
        while (length >= 0) {
            int i = path[length];
            int next = (mentorOf[i] == NONE ? 0 : depth[mentorOf[i]]) + 1;
            int deeper = NONE;
            while (deeper == NONE && nextEdge[i] < market.rowStart[i + 1]) {
                int j = market.mentor[nextEdge[i]];
                if (depth[j] != next) {
                    nextEdge[i]++;
                } else if (filled[j] < market.places[j]) {
                    shift(length, j);
                    return true;
                } else if (nextSlot[j] < slotStart[j + 1]) {
                    deeper = holder[nextSlot[j]++];
                } else {
                    nextEdge[i]++;
                }
            }
            if (deeper == NONE) {
                length--;
            } else {
                path[++length] = deeper;
            }
        }
        return false;
    }

    /** Everybody on the path takes the place of the next one, and the last one a free place. */
    private void shift(int length, int end) {
        int mentor = end;
        int slot = slotStart[end] + filled[end]++;
        for (int at = length; at >= 0; at--) {
            int i = path[at];
            int left = mentorOf[i];
            int leftSlot = left == NONE ? NONE : nextSlot[left] - 1;
            seat(i, mentor, slot);
            mentor = left;
            slot = leftSlot;
        }
    }
}
