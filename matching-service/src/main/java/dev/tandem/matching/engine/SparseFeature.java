package dev.tandem.matching.engine;

/**
 * A feature where most pairs have nothing in common: for whatever a mentee asks for there is a list of the mentors who
 * have it and how much it earns, and the value follows from the sum.
 */
final class SparseFeature extends KernelFeature {
    /** By mentee: the lists to be read. */
    final int[][] asks;
    /** By list: mentors, and in parallel what each earns, above 0. */
    final int[][] listed;

    final int[][] credits;
    final boolean[] menteeStated;
    final boolean[] mentorStated;
    /** Values where nothing is in common, by whether the mentee and whether the mentor stated anything. */
    private final int[][] plain;

    private final Finish finish;

    /** The value of a pair with something in common. */
    interface Finish {
        int value(int sum, int mentee, int mentor);
    }

    SparseFeature(
            Judge judge,
            int[][] asks,
            int[][] listed,
            int[][] credits,
            boolean[] menteeStated,
            boolean[] mentorStated,
            int[][] plain,
            Finish finish) {
        super(judge);
        this.asks = asks;
        this.listed = listed;
        this.credits = credits;
        this.menteeStated = menteeStated;
        this.mentorStated = mentorStated;
        this.plain = plain;
        this.finish = finish;
    }

    int value(int sum, int mentee, int mentor) {
        return sum == 0 ? plain(menteeStated[mentee], mentor) : finish.value(sum, mentee, mentor);
    }

    int plain(boolean stated, int mentor) {
        return plain[stated ? 1 : 0][mentorStated[mentor] ? 1 : 0];
    }

    int[] plain(boolean stated) {
        return plain[stated ? 1 : 0];
    }
}
