package dev.tandem.matching.engine;

/** Follows a run and may stop it. Called on the thread of the run. */
public interface ProgressListener {
    /** Listens to nothing and never cancels. */
    ProgressListener NONE = (phase, percent) -> {};

    /**
     * The run has come this far.
     *
     * @param phase what it does now
     * @param percent of the whole run, 0 to 100, never falling
     */
    void progressed(Phase phase, int percent);

    /** Polled often; once true, the run ends with {@link MatchingCancelledException}. */
    default boolean isCancelled() {
        return false;
    }

    /** The steps of a run, in their order. */
    enum Phase {
        PREPARING,
        SCORING,
        SOLVING,
        CERTIFYING,
        EXPLAINING,
        DONE
    }
}
