package dev.tandem.participants.cohort;

import java.util.UUID;

/** A cohort has come to its end; fired in the transaction of the change, with the cohort locked. */
public record CohortCompleted(UUID cohortId) {}
