package dev.tandem.participants;

import dev.tandem.platform.events.AggregateRepository;
import dev.tandem.platform.events.AggregateRoot;
import dev.tandem.platform.events.Snapshot;
import dev.tandem.platform.events.SnapshotSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Gives the snapshots of one kind of aggregate to a replay, in the order of ids. */
public abstract class AggregateSnapshots<E extends AggregateRoot> implements SnapshotSource {

    private final String aggregateType;
    private final AggregateRepository<E> aggregates;

    protected AggregateSnapshots(String aggregateType, AggregateRepository<E> aggregates) {
        this.aggregateType = aggregateType;
        this.aggregates = aggregates;
    }

    /** What the topic carries of each aggregate of a page, in the same order. */
    protected abstract List<?> data(List<E> page);

    @Override
    public String aggregateType() {
        return aggregateType;
    }

    @Override
    public long count() {
        return aggregates.count();
    }

    @Override
    public List<Snapshot> page(@Nullable UUID afterId, int limit) {
        List<E> page = (afterId == null
                        ? aggregates.find("order by id")
                        : aggregates.find("id > ?1 order by id", afterId))
                .page(0, limit)
                .list();
        List<?> data = data(page);
        return IntStream.range(0, page.size())
                .mapToObj(i -> new Snapshot(page.get(i).id(), page.get(i).version(), data.get(i)))
                .toList();
    }
}
