package dev.tandem.matching.pairing;

import dev.tandem.matching.pool.PoolEntry;
import dev.tandem.matching.roster.Cohort;
import dev.tandem.matching.roster.Person;
import dev.tandem.matching.roster.Skill;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Everything that is known about a pool at one moment, besides the policy.
 *
 * @param managers person to manager, also of people outside the pool, since reporting lines pass through them
 * @param wishes by enrollment: the people wished for, the best first
 */
public record PairingPool(
        Cohort cohort,
        List<PoolEntry> entries,
        Map<UUID, Person> people,
        Map<UUID, UUID> managers,
        List<Skill> skills,
        Set<PriorPairs.PersonPair> priorPairs,
        Map<UUID, List<UUID>> wishes) {}
