package dev.tandem.matching.engine;

/** A mentee and a mentor under consideration. One object is reused for many pairs, and dear figures are found once. */
final class CandidatePair {
    private static final int UNKNOWN = -2;

    private final Pool pool;
    private final Scorer scorer;
    private Profile mentee;
    private Profile mentor;
    private int overlapMinutes = UNKNOWN;
    private int score = UNKNOWN;

    CandidatePair(Pool pool, Scorer scorer, Profile mentee, Profile mentor) {
        this.pool = pool;
        this.scorer = scorer;
        this.mentee = mentee;
        this.mentor = mentor;
    }

    void become(Profile nextMentee, Profile nextMentor) {
        mentee = nextMentee;
        mentor = nextMentor;
        overlapMinutes = UNKNOWN;
        score = UNKNOWN;
    }

    /** Whether the two are equals, so that each can be seen as the other's mentee. */
    boolean ofPeers() {
        return mentee.participant.side() == Side.PEER;
    }

    /** The same two with their parts swapped. */
    CandidatePair reversed() {
        return new CandidatePair(pool, scorer, mentor, mentee);
    }

    Pool pool() {
        return pool;
    }

    Profile mentee() {
        return mentee;
    }

    Profile mentor() {
        return mentor;
    }

    /** In the worst week, or {@link Profile#NOT_STATED} when one of them has not said when they are free. */
    int overlapMinutes() {
        if (overlapMinutes == UNKNOWN) {
            int[][] first = mentee.timetable;
            int[][] second = mentor.timetable;
            overlapMinutes = first == null || second == null
                    ? Profile.NOT_STATED
                    : pool.overlap.minimumMinutes(first, mentee.zone, second, mentor.zone);
        }
        return overlapMinutes;
    }

    /** The score of the pair, whether or not it may be proposed. */
    int score() {
        if (score == UNKNOWN) {
            score = scorer.score(this);
        }
        return score;
    }
}
