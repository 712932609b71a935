package dev.tandem.matching.roster;

/**
 * What a feature keeps of people for matching alone, and no longer than their enrollment and its cohort last. Each feature
 * forgets it when it learns of the end ({@link CohortOver}); what escapes that (a message or a run that came too late, an
 * older release) is a leftover.
 */
public interface Leftovers {

    /** For the log, in the plural. */
    String what();

    /**
     * Forgets leftovers, in the transaction of the caller, and passes over those that somebody else is working on.
     *
     * @param limit how many at most
     * @return how many
     */
    int forget(int limit);
}
