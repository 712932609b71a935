package dev.tandem.matching.engine;

/** A feature whose data fall into so few classes that every combination can be looked up. */
final class TableFeature extends KernelFeature {
    final PeopleClasses mentees;
    final PeopleClasses mentors;
    /** By class of the mentee, then of the mentor. */
    final int[][] values;

    final int[][] bounds;

    TableFeature(Judge judge, PeopleClasses mentees, PeopleClasses mentors, CandidatePair pair) {
        super(judge);
        this.mentees = mentees;
        this.mentors = mentors;
        values = new int[mentees.count()][mentors.count()];
        bounds = new int[mentees.count()][mentors.count()];
        for (int a = 0; a < mentees.count(); a++) {
            for (int b = 0; b < mentors.count(); b++) {
                pair.become(mentees.members().get(a), mentors.members().get(b));
                values[a][b] = judge.value(pair);
                bounds[a][b] = judge.bound(values[a][b]);
            }
        }
    }

    int value(int mentee, int mentor) {
        return values[mentees.of()[mentee]][mentors.of()[mentor]];
    }
}
