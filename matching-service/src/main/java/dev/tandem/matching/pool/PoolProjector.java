package dev.tandem.matching.pool;

import dev.tandem.matching.roster.Cohort;
import dev.tandem.matching.roster.Roster;
import dev.tandem.platform.events.EventConsumer;
import dev.tandem.platform.events.Projection;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the pool as participants-service publishes it. */
@ApplicationScoped
class PoolProjector {

    private final EventConsumer consumer;
    private final PoolEntryRepository entries;
    private final Roster roster;
    private final Event<PoolEntryLeft> departures;
    private final Clock clock;

    PoolProjector(
            EventConsumer consumer,
            PoolEntryRepository entries,
            Roster roster,
            Event<PoolEntryLeft> departures,
            Clock clock) {
        this.consumer = consumer;
        this.entries = entries;
        this.roster = roster;
        this.departures = departures;
        this.clock = clock;
    }

    @Incoming("profiles")
    @Blocking
    void profile(ConsumerRecord<String, byte[]> message) {
        consumer.apply(message, ProfileSnapshot.class, (event, profile) -> apply(profile));
    }

    private void apply(ProfileSnapshot told) {
        // The gate comes before the entry's row, as everywhere; an unknown cohort has no mentorships to end.
        Optional<Cohort> cohort =
                told.state().departed() ? roster.enterAlone(told.cohortId()) : roster.enter(told.cohortId());
        boolean over =
                told.state().over() || cohort.map(one -> one.state().over()).orElse(false);
        // A message that comes after the end brings nothing back.
        ProfileSnapshot profile = over ? told.undescribed() : told;
        Optional<PoolEntry> known = entries.lockIfPresent(profile.id());
        if (known.isEmpty()) {
            entries.persist(new PoolEntry(profile, clock.instant()));
            return;
        }
        PoolEntry entry = known.get();
        boolean leaves = profile.state().departed() && !entry.state().departed();
        entry.apply(profile, clock.instant());
        if (leaves) {
            entries.flush();
            departures.fire(new PoolEntryLeft(entry.id()));
        }
    }

    @Produces
    @Singleton
    Projection profiles() {
        return Projection.of("profiles", entries::count, this::remove);
    }

    /** Somebody whose enrollment is no more has left; where this service's own data names them, an empty row stays. */
    private void remove(UUID id) {
        entries.find(id).ifPresent(seen -> {
            roster.enterAlone(seen.cohortId());
            PoolEntry entry = entries.lock(id);
            boolean leaves = !entry.state().departed();
            entry.leave(clock.instant());
            entries.flush();
            if (leaves) {
                departures.fire(new PoolEntryLeft(id));
                entries.flush();
            }
            entries.deleteUnused(id);
        });
    }
}
