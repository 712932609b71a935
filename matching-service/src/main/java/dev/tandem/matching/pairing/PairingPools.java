package dev.tandem.matching.pairing;

import dev.tandem.matching.pool.PoolEntry;
import dev.tandem.matching.pool.PoolEntryRepository;
import dev.tandem.matching.pool.Role;
import dev.tandem.matching.roster.Cohort;
import dev.tandem.matching.roster.Roster;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Gathers what the engine reads, in a fixed number of queries. */
@ApplicationScoped
public class PairingPools {

    private final PoolEntryRepository entries;
    private final Roster roster;
    private final PriorPairs priorPairs;

    PairingPools(PoolEntryRepository entries, Roster roster, PriorPairs priorPairs) {
        this.entries = entries;
        this.roster = roster;
        this.priorPairs = priorPairs;
    }

    /** Mentors and mentees of the cohort who are ready and have room. */
    public PairingPool of(Cohort cohort) {
        return of(cohort, PoolSelection.all(false));
    }

    /** Those of the cohort who are ready, have room and are selected. */
    public PairingPool of(Cohort cohort, PoolSelection selection) {
        List<Role> roles = selection.peers() ? List.of(Role.PEER) : List.of(Role.MENTOR, Role.MENTEE);
        List<PoolEntry> available = selected(entries.available(cohort.id(), roles), selection);
        Set<UUID> people = available.stream().map(PoolEntry::personId).collect(Collectors.toSet());
        return new PairingPool(
                cohort,
                available,
                roster.people(people),
                roster.managersAbove(people),
                roster.skills(),
                priorPairs.among(people));
    }

    private static List<PoolEntry> selected(List<PoolEntry> available, PoolSelection selection) {
        Set<UUID> chosen = selection.chosen();
        Set<Role> restricted = available.stream()
                .filter(entry -> chosen != null && chosen.contains(entry.id()))
                .map(PoolEntry::role)
                .collect(Collectors.toSet());
        return available.stream()
                .filter(entry -> !selection.excluded().contains(entry.id()))
                .filter(entry -> chosen == null || chosen.contains(entry.id()) || !restricted.contains(entry.role()))
                .toList();
    }

    /** A mentor and a mentee alone. */
    public PairingPool of(Cohort cohort, PoolEntry mentor, PoolEntry mentee) {
        Set<UUID> people = Set.copyOf(List.of(mentor.personId(), mentee.personId()).stream()
                .distinct()
                .toList());
        return new PairingPool(
                cohort,
                List.of(mentor, mentee),
                roster.people(people),
                roster.managersAbove(people),
                roster.skills(),
                priorPairs.among(people));
    }
}
