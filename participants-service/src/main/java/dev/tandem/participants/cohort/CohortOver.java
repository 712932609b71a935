package dev.tandem.participants.cohort;

import java.util.UUID;

/** A cohort has been completed or archived; fired in the transaction of the change, with the cohort locked. */
public record CohortOver(UUID cohortId) {}
