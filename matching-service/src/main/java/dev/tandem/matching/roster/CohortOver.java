package dev.tandem.matching.roster;

import java.util.UUID;

/** A cohort has just been completed; fired in the transaction that learnt of it, which holds the cohort's lock. */
public record CohortOver(UUID cohortId) {}
