package dev.tandem.platform.events;

import dev.tandem.platform.web.ChangeRecorded;
import dev.tandem.platform.web.CommonProblem;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Rebuilds what this service keeps of others. A rebuild takes nothing away: it only forgets which versions were applied, so
 * that the owner's next replay overwrites every row; what that did not renew is pruned on request.
 */
@ApplicationScoped
public class Projections {

    private static final Logger LOG = Logger.getLogger(Projections.class);

    /** Aggregates removed by one request, so that its transaction stays short. */
    private static final int PRUNED_AT_ONCE = 1_000;

    private final Instance<Projection> projections;
    private final ProjectionVersions versions;
    private final ProjectionTable table;
    private final Topics topics;
    private final Event<ChangeRecorded> changes;
    private final Clock clock;

    Projections(
            @Any Instance<Projection> projections,
            ProjectionVersions versions,
            ProjectionTable table,
            Topics topics,
            Event<ChangeRecorded> changes,
            Clock clock) {
        this.projections = projections;
        this.versions = versions;
        this.table = table;
        this.topics = topics;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Makes sure that each channel can be rebuilt.
     *
     * @throws IllegalStateException when a channel has no projection, or a projection no channel
     */
    void requireAll() {
        TreeSet<String> channels = new TreeSet<>(topics.channels().keySet());
        TreeSet<String> projected = new TreeSet<>(byChannel().keySet());
        if (!channels.equals(projected)) {
            throw new IllegalStateException("Each incoming channel needs a Projection bean, so that it can be rebuilt:"
                    + " channels " + channels + ", projections " + projected);
        }
    }

    /** All of them; they are few. */
    @Transactional
    public Page<ProjectionResponse> list() {
        return new Page<>(byChannel().values().stream().map(this::response).toList(), null);
    }

    /**
     * Forgets what was applied, so that the owner's next replay overwrites it.
     *
     * @throws ProblemException NOT_FOUND
     */
    @Transactional
    public ProjectionResponse rebuild(String name) {
        Projection projection = require(name);
        String topic = topics.channels().getOrDefault(name, "");
        int forgotten = versions.forget(topic);
        table.rebuilt(name, topic, clock.instant());
        changes.fire(new ChangeRecorded("rebuilt", "projection", idOf(name)));
        LOG.infof(
                "The versions of %d aggregates of %s are forgotten; a replay of its owner overwrites them",
                forgotten, topic);
        return response(projection);
    }

    /**
     * Removes what the owner has not published since the last rebuild, at most 1,000 aggregates at once.
     *
     * @param unrenewed how many the caller has seen
     * @throws ProblemException NOT_FOUND; CONFLICT when there are more or fewer by now
     */
    @Transactional
    public ProjectionResponse prune(String name, long unrenewed) {
        Projection projection = require(name);
        String topic = topics.channels().getOrDefault(name, "");
        long found = versions.unrenewed(topic);
        if (found != unrenewed) {
            throw new ProblemException(
                            CommonProblem.CONFLICT,
                            "%d aggregates were not renewed, and not %d.".formatted(found, unrenewed))
                    .with("unrenewed", found);
        }
        List<UUID> gone = versions.lockUnrenewed(topic, PRUNED_AT_ONCE);
        for (UUID id : gone) {
            projection.remove(id);
            versions.bury(topic, id);
        }
        changes.fire(new ChangeRecorded("pruned", "projection", idOf(name)));
        LOG.warnf("%d aggregates of %s are removed: their owner no longer has them", gone.size(), topic);
        return response(projection);
    }

    private ProjectionResponse response(Projection projection) {
        String name = projection.channel();
        String topic = topics.channels().getOrDefault(name, "");
        return new ProjectionResponse(
                idOf(name),
                name,
                topic,
                projection.rows(),
                versions.unrenewed(topic),
                table.rebuiltAt(name).orElse(null));
    }

    private Projection require(String name) {
        Projection projection = byChannel().get(name);
        if (projection == null) {
            throw ProblemException.notFound("projection", name);
        }
        return projection;
    }

    private Map<String, Projection> byChannel() {
        Map<String, Projection> byChannel = new TreeMap<>();
        for (Projection projection : projections) {
            if (byChannel.put(projection.channel(), projection) != null) {
                throw new IllegalStateException("Two projections of the channel " + projection.channel());
            }
        }
        return byChannel;
    }

    private static UUID idOf(String name) {
        return UUID.nameUUIDFromBytes(("projection/" + name).getBytes(StandardCharsets.UTF_8));
    }
}
