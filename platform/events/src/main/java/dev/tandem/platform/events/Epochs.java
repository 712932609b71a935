package dev.tandem.platform.events;

import dev.tandem.platform.web.ChangeRecorded;
import dev.tandem.platform.web.Ids;
import dev.tandem.platform.web.Keyset;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.ProblemException;
import dev.tandem.platform.web.Sorts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * Counts the versions of this service anew. After its database was restored to an earlier state, its versions are lower than
 * those that consumers have seen; with a higher epoch they count as newer all the same.
 */
@ApplicationScoped
public class Epochs {

    private static final Sorts SORTS = Sorts.of("-raisedAt");

    /** Not less than the seconds since 1970 by the real clock, so that it also goes up where it was restored itself. */
    private static final String RAISE = """
            insert into event_epoch (epoch, id, reason)
            select greatest(max(e.epoch) + 1, cast(extract(epoch from clock_timestamp()) as bigint)),
                cast(:id as uuid), :reason
            from event_epoch e
            """;

    private final EntityManager entities;
    private final Replays replays;
    private final Event<ChangeRecorded> changes;

    Epochs(EntityManager entities, Replays replays, Event<ChangeRecorded> changes) {
        this.entities = entities;
        this.replays = replays;
        this.changes = changes;
    }

    /** Raises the epoch and starts a replay of everything, so that all consumers have the state of this database. */
    @Transactional
    public EpochResponse raise(String reason) {
        UUID id = Ids.next();
        entities.createNativeQuery("lock table event_epoch in share row exclusive mode")
                .executeUpdate();
        entities.createNativeQuery(RAISE)
                .setParameter("id", id)
                .setParameter("reason", reason.strip())
                .executeUpdate();
        changes.fire(new ChangeRecorded("raised", "epoch", id));
        UUID replay = replays.start(null).id();
        return EpochResponse.of(require(id), replay);
    }

    /** The newest first. */
    @Transactional
    public Page<EpochResponse> list(PageRequest page) {
        return Keyset.of(entities, Epoch.class, SORTS).page(page, epoch -> EpochResponse.of(epoch, null));
    }

    /**
     * One of them.
     *
     * @throws ProblemException NOT_FOUND
     */
    @Transactional
    public EpochResponse get(UUID id) {
        return EpochResponse.of(require(id), null);
    }

    private Epoch require(UUID id) {
        return Optional.ofNullable(entities.find(Epoch.class, id))
                .orElseThrow(() -> ProblemException.notFound("epoch", id));
    }
}
