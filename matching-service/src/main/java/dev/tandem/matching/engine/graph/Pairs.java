package dev.tandem.matching.engine.graph;

/**
 * A pairing and nothing else.
 *
 * @param mentee the mentees of the pairs, ascending, locked ones included
 * @param mentor parallel to {@code mentee}
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, passed on and never compared
public record Pairs(int[] mentee, int[] mentor) {
    /**
     * The pairs of a list by mentee.
     *
     * @param mentorOf by mentee, -1 for none
     */
    public static Pairs of(int[] mentorOf) {
        int count = 0;
        for (int mentor : mentorOf) {
            count += mentor == -1 ? 0 : 1;
        }
        int[] mentees = new int[count];
        int[] mentors = new int[count];
        int pair = 0;
        for (int mentee = 0; mentee < mentorOf.length; mentee++) {
            if (mentorOf[mentee] != -1) {
                mentees[pair] = mentee;
                mentors[pair++] = mentorOf[mentee];
            }
        }
        return new Pairs(mentees, mentors);
    }
}
