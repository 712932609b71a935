package dev.tandem.matching.pairing;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Whom people would like to be paired with; provided by the feature that keeps wish lists. */
public interface Wishes {

    /** By enrollment of the cohort: the people wished for, the best first. */
    Map<UUID, List<UUID>> of(UUID cohortId);
}
