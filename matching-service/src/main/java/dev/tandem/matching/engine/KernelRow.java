package dev.tandem.matching.engine;

import java.util.Arrays;

/** One thread's work on the pairs of one mentee after another. */
final class KernelRow {
    /** No bound of a pair that may be proposed is below it. */
    private static final int NEVER = Integer.MIN_VALUE / 2;

    private final PairKernel kernel;
    /** Upper bound of the score by mentor, in units of {@link KernelFeature#UNITS}; below 0 for blocked pairs. */
    private final int[] bounds;

    private final int[][] slotBounds;
    private final int[][] sums;
    private final int[][] touched;
    private final int[] touchedCount;
    private final TableFeature[] tables;
    private final SparseFeature[] sparse;
    private final DeferredFeature[] deferred;
    private Profile mentee;
    private int menteeScore;
    private int mentorScore;

    /** For a pool with people on both sides. */
    KernelRow(PairKernel kernel) {
        this.kernel = kernel;
        tables = kernel.tables.toArray(TableFeature[]::new);
        sparse = kernel.sparse.toArray(SparseFeature[]::new);
        deferred = kernel.deferred.toArray(DeferredFeature[]::new);
        int mentors = kernel.pool.mentors.size();
        bounds = new int[mentors];
        slotBounds = kernel.slots.stream()
                .map(slot -> new int[slot.classOfKind()[0].length])
                .toArray(int[][]::new);
        sums = new int[kernel.sparse.size()][mentors];
        touched = new int[kernel.sparse.size()][mentors];
        touchedCount = new int[kernel.sparse.size()];
        mentee = kernel.pool.mentees.getFirst();
    }

    void begin(Profile next) {
        mentee = next;
        int[] base = kernel.base(next.index);
        System.arraycopy(base, 0, bounds, 0, bounds.length);
        for (int slot = 0; slot < slotBounds.length; slot++) {
            addSlot(kernel.slots.get(slot), slotBounds[slot]);
        }
        for (int feature = 0; feature < sums.length; feature++) {
            addSparse(feature);
        }
        kernel.blocked.each(next, mentor -> bounds[mentor] = NEVER);
    }

    private void addSlot(PairKernel.Slot slot, int[] ofKind) {
        Arrays.fill(ofKind, 0);
        for (int i = 0; i < slot.features().size(); i++) {
            TableFeature feature = slot.features().get(i);
            int[] row = feature.bounds[feature.mentees.of()[mentee.index]];
            int[] classes = slot.classOfKind()[i];
            for (int kind = 0; kind < ofKind.length; kind++) {
                ofKind[kind] += row[classes[kind]];
            }
        }
        int[] kindOf = slot.kindOf();
        for (int mentor = 0; mentor < kindOf.length; mentor++) {
            bounds[mentor] += ofKind[kindOf[mentor]];
        }
    }

    private void addSparse(int number) {
        SparseFeature feature = sparse[number];
        int[] sum = sums[number];
        int[] met = touched[number];
        for (int i = 0; i < touchedCount[number]; i++) {
            sum[met[i]] = 0;
        }
        int count = 0;
        for (int list : feature.asks[mentee.index]) {
            int[] mentors = feature.listed[list];
            int[] credits = feature.credits[list];
            for (int i = 0; i < mentors.length; i++) {
                int mentor = mentors[i];
                if (sum[mentor] == 0) {
                    met[count++] = mentor;
                }
                sum[mentor] += credits[i];
            }
        }
        touchedCount[number] = count;
        int[] plain = feature.plain(feature.menteeStated[mentee.index]);
        int unstated = feature.judge.bound(plain[0]);
        int stated = feature.judge.bound(plain[1]);
        for (int i = 0; i < count; i++) {
            int mentor = met[i];
            int value = feature.value(sum[mentor], mentee.index, mentor);
            bounds[mentor] += feature.judge.bound(value) - (feature.mentorStated[mentor] ? stated : unstated);
        }
    }

    /** Whether a mentor could be eligible with at least this score, 0…1,000,000. False is certain, true is not. */
    boolean mayReach(int mentor, int score) {
        return bounds[mentor] >= limit(score);
    }

    /** For loops over many mentors: who has a bound below it scores less. */
    static int limit(int score) {
        // Each side's score and their mean are rounded, which adds at most one.
        return Math.max(0, score - 1) * KernelFeature.UNITS;
    }

    int[] bounds() {
        return bounds;
    }

    /** The score of a pair that may be proposed and has at least this score, or -1. */
    int score(int mentor, int atLeast) {
        int least = Math.max(atLeast, kernel.minimumScore);
        int limit = limit(least);
        int bound = bounds[mentor];
        if (bound < limit) {
            return -1;
        }
        long sum = 0;
        long mentorSum = 0;
        for (DeferredFeature feature : deferred) {
            int others = bound - feature.highestBound;
            int value = feature.value(mentee, mentor, limit - others);
            bound = others + feature.judge.bound(value);
            if (bound < limit) {
                return -1;
            }
            sum += (long) feature.judge.weight() * value;
            mentorSum += (long) feature.judge.mentorWeight() * value;
        }
        for (TableFeature feature : tables) {
            int value = feature.value(mentee.index, mentor);
            sum += (long) feature.judge.weight() * value;
            mentorSum += (long) feature.judge.mentorWeight() * value;
        }
        for (int number = 0; number < sums.length; number++) {
            SparseFeature feature = sparse[number];
            int value = feature.value(sums[number][mentor], mentee.index, mentor);
            sum += (long) feature.judge.weight() * value;
            mentorSum += (long) feature.judge.mentorWeight() * value;
        }
        menteeScore = (int) FixedPoint.divide(sum, kernel.scorer.totalWeight);
        mentorScore = kernel.scorer.oneSided
                ? menteeScore
                : (int) FixedPoint.divide(mentorSum, kernel.scorer.totalMentorWeight);
        int score = kernel.scorer.oneSided ? menteeScore : kernel.scorer.shared(menteeScore, mentorScore);
        return score < least ? -1 : score;
    }

    /** Of the pair last scored, by the policy's weights. */
    int menteeScore() {
        return menteeScore;
    }

    /** Of the pair last scored, by the policy's mentor weights. */
    int mentorScore() {
        return mentorScore;
    }
}
