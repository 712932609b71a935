package dev.tandem.matching.mentorship;

import dev.tandem.matching.mentorship.MentorshipResponse.Viewer;
import dev.tandem.platform.web.Caller;
import dev.tandem.platform.web.Ids;
import dev.tandem.platform.web.Keyset;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.PersonIdentities;
import dev.tandem.platform.web.Sorts;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes and shows the histories of mentorships. */
@ApplicationScoped
class MentorshipHistory {

    private static final Sorts SORTS = Sorts.of("at");

    private final EntityManager entities;
    private final PersonIdentities identities;
    private final Caller caller;
    private final Clock clock;

    MentorshipHistory(EntityManager entities, PersonIdentities identities, Caller caller, Clock clock) {
        this.entities = entities;
        this.identities = identities;
        this.caller = caller;
        this.clock = clock;
    }

    /** Who did something; null when it was nobody whom we know as a person. */
    record Actor(@Nullable UUID personId, ActorRole role) {}

    /** Writes a line, in the transaction of the change. */
    void record(Mentorship mentorship, Step step) {
        entities.persist(new HistoryEntry(Ids.next(), mentorship, step, actor(mentorship), clock.instant()));
    }

    Page<HistoryEntryResponse> page(UUID mentorshipId, Viewer viewer, PageRequest page) {
        return Keyset.of(entities, HistoryEntry.class, SORTS)
                .where("mentorshipId", mentorshipId)
                .pageOf(page, shown -> responses(shown, viewer));
    }

    private List<HistoryEntryResponse> responses(List<HistoryEntry> shown, Viewer viewer) {
        Map<UUID, String> names = identities.displayNames(shown.stream()
                .flatMap(entry -> Stream.of(entry.actorPersonId, entry.subjectPersonId))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return shown.stream()
                .map(entry -> HistoryEntryResponse.of(entry, names, viewer))
                .toList();
    }

    private Actor actor(Mentorship mentorship) {
        if (!Arc.container().requestContext().isActive() || caller.isAnonymous()) {
            return new Actor(null, ActorRole.SYSTEM);
        }
        UUID person = caller.personId().orElse(null);
        if (caller.isCoordinator()) {
            return new Actor(person, ActorRole.COORDINATOR);
        }
        return person == null
                ? new Actor(null, ActorRole.SYSTEM)
                : mentorship
                        .roleEver(person)
                        .map(role -> new Actor(person, ActorRole.valueOf(role.name())))
                        .orElseGet(() -> new Actor(null, ActorRole.SYSTEM));
    }
}
