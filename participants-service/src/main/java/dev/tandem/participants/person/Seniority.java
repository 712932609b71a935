package dev.tandem.participants.person;

/** The ladder of levels, lowest first. */
public enum Seniority {
    ENTRY(1),
    JUNIOR(2),
    INTERMEDIATE(3),
    SENIOR(4),
    LEAD(5),
    MANAGER(6),
    DIRECTOR(7),
    EXECUTIVE(8);

    private final int rank;

    Seniority(int rank) {
        this.rank = rank;
    }

    /** Position on the ladder, from 1. */
    public int rank() {
        return rank;
    }
}
