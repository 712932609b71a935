package dev.tandem.participants.person;

/** The ladder of levels, lowest first. */
public enum Seniority {
    ENTRY,
    JUNIOR,
    INTERMEDIATE,
    SENIOR,
    LEAD,
    MANAGER,
    DIRECTOR,
    EXECUTIVE;

    /** Position on the ladder, from 1. */
    public int rank() {
        return ordinal() + 1;
    }
}
