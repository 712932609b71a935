package dev.tandem.participants.cohort;

import java.util.UUID;

/**
 * A cohort has more places than before; fired in the transaction of the change, with the cohort locked.
 *
 * @param count how many more; {@link Integer#MAX_VALUE} when the limit is gone
 */
public record CohortPlacesAdded(UUID cohortId, CohortRole role, int count) {}
