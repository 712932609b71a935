package dev.tandem.matching.pairing;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Who has been paired before; provided by the feature that keeps mentorships. */
public interface PriorPairs {

    /** Pairs of people among these who met in a mentorship, or of whom one declined it. */
    Set<PersonPair> among(Collection<UUID> personIds);

    /** Two people in the roles they had. */
    record PersonPair(UUID menteeId, UUID mentorId) {}
}
