package dev.tandem.matching.engine;

import org.jspecify.annotations.Nullable;

/** A feature measured pair by pair, and only of those pairs that the other features have not sorted out. */
final class DeferredFeature extends KernelFeature {
    final int highestBound;
    /** For availability on a common grid; null: measured as it is defined. */
    private final @Nullable FreeTimeGrid grid;

    private final Pool pool;
    private final Scorer scorer;

    DeferredFeature(Judge judge, Pool pool, Scorer scorer, @Nullable FreeTimeGrid grid) {
        super(judge);
        this.pool = pool;
        this.scorer = scorer;
        this.grid = grid;
        highestBound = judge.bound(FixedPoint.ONE);
    }

    /** The value, or any other whose bound is below {@code enough} when that of the value is. */
    int value(Profile mentee, int mentor, int enough) {
        return grid != null
                ? grid.value(mentee.index, mentor, enough)
                : judge.value(new CandidatePair(pool, scorer, mentee, pool.mentors.get(mentor)));
    }
}
