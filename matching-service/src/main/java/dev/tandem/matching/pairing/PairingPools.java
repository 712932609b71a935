package dev.tandem.matching.pairing;

import dev.tandem.matching.pool.PoolEntry;
import dev.tandem.matching.pool.PoolEntryRepository;
import dev.tandem.matching.pool.Role;
import dev.tandem.matching.roster.Cohort;
import dev.tandem.matching.roster.Roster;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Gathers what the engine reads, in a fixed number of queries. */
@ApplicationScoped
public class PairingPools {

    private final PoolEntryRepository entries;
    private final Roster roster;
    private final PriorPairs priorPairs;
    private final Wishes wishes;

    PairingPools(PoolEntryRepository entries, Roster roster, PriorPairs priorPairs, Wishes wishes) {
        this.entries = entries;
        this.roster = roster;
        this.priorPairs = priorPairs;
        this.wishes = wishes;
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
                priorPairs.among(people),
                wishes.of(cohort.id()));
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

    /** All of the cohort who are ready, with a place or without; without earlier pairs and wishes. */
    public PairingPool everybodyReady(Cohort cohort) {
        List<PoolEntry> ready = entries.ready(cohort.id());
        Set<UUID> people = ready.stream().map(PoolEntry::personId).collect(Collectors.toSet());
        return new PairingPool(
                cohort,
                ready,
                roster.people(people),
                roster.managersAbove(people),
                roster.skills(),
                Set.of(),
                Map.of());
    }

    /** These people alone. */
    public PairingPool of(Cohort cohort, List<PoolEntry> chosen) {
        Set<UUID> people = chosen.stream().map(PoolEntry::personId).collect(Collectors.toSet());
        return new PairingPool(
                cohort,
                chosen,
                roster.people(people),
                roster.managersAbove(people),
                roster.skills(),
                priorPairs.among(people),
                wishes.of(cohort.id()));
    }
}
