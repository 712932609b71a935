package dev.tandem.matching.run;

/** The life of a match run. */
public enum RunState {
    QUEUED,
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED,
    PUBLISHED;

    /** Whether it is still to be computed. */
    boolean open() {
        return this == QUEUED || this == RUNNING;
    }
}
