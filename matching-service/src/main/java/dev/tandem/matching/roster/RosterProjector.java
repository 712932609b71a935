package dev.tandem.matching.roster;

import dev.tandem.platform.events.EventConsumer;
import dev.tandem.platform.events.Projection;
import dev.tandem.platform.web.IdentityLinkSnapshot;
import dev.tandem.platform.web.IdentityLinks;
import dev.tandem.platform.web.PersonIdentities;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the roster as participants-service publishes it. */
@ApplicationScoped
class RosterProjector {

    private final EventConsumer consumer;
    private final RosterTables tables;
    private final PersonIdentities identities;
    private final IdentityLinks links;
    private final Event<CohortOver> overs;

    RosterProjector(
            EventConsumer consumer,
            RosterTables tables,
            PersonIdentities identities,
            IdentityLinks links,
            Event<CohortOver> overs) {
        this.consumer = consumer;
        this.tables = tables;
        this.identities = identities;
        this.links = links;
        this.overs = overs;
    }

    @Incoming("people")
    @Blocking
    void person(ConsumerRecord<String, byte[]> message) {
        consumer.apply(message, PersonSnapshot.class, (event, person) -> {
            tables.put(person);
            identities.apply(person.id(), person.userName(), person.displayName(), person.active());
        });
    }

    @Incoming("identity-links")
    @Blocking
    void identityLink(ConsumerRecord<String, byte[]> message) {
        consumer.apply(message, IdentityLinkSnapshot.class, (event, link) -> links.apply(link));
    }

    @Incoming("skills")
    @Blocking
    void skill(ConsumerRecord<String, byte[]> message) {
        consumer.apply(message, SkillSnapshot.class, (event, skill) -> tables.put(skill));
    }

    @Incoming("programs")
    @Blocking
    void program(ConsumerRecord<String, byte[]> message) {
        consumer.apply(message, ProgramSnapshot.class, (event, program) -> tables.put(program));
    }

    @Incoming("cohorts")
    @Blocking
    void cohort(ConsumerRecord<String, byte[]> message) {
        consumer.apply(message, CohortSnapshot.class, (event, cohort) -> {
            boolean wasOver = tables.lockCohort(cohort.id())
                    .map(before -> before.state().over())
                    .orElse(false);
            tables.put(cohort);
            if (cohort.state().over() && !wasOver) {
                overs.fire(new CohortOver(cohort.id()));
            }
        });
    }

    @Produces
    @Singleton
    Projection people() {
        return Projection.of("people", () -> tables.count("person"), id -> {
            tables.delete("person", id);
            identities.forget(id);
        });
    }

    @Produces
    @Singleton
    Projection identityLinks() {
        return Projection.of("identity-links", links::count, links::forget);
    }

    @Produces
    @Singleton
    Projection skills() {
        return Projection.of("skills", () -> tables.count("skill"), id -> tables.delete("skill", id));
    }

    @Produces
    @Singleton
    Projection programs() {
        return Projection.of("programs", () -> tables.count("program"), id -> tables.delete("program", id));
    }

    /** A cohort that is no more is over; with mentorships or runs of it, which are this service's own, its row stays. */
    @Produces
    @Singleton
    Projection cohorts() {
        return Projection.of("cohorts", () -> tables.count("cohort"), id -> {
            tables.lockCohort(id).filter(cohort -> !cohort.state().over()).ifPresent(cohort -> {
                tables.archiveCohort(id);
                overs.fire(new CohortOver(id));
            });
            tables.deleteUnusedCohort(id);
        });
    }
}
