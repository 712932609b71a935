package dev.tandem.matching.pool;

import java.util.UUID;

/** Somebody left a cohort; fired in the transaction that learnt of it, which has the cohort's gate alone. */
public record PoolEntryLeft(UUID enrollmentId) {}
