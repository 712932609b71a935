package dev.tandem.matching.pool;

import dev.tandem.matching.roster.Cohort;
import dev.tandem.matching.roster.Roster;
import dev.tandem.platform.events.EventConsumer;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.Optional;
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
}
