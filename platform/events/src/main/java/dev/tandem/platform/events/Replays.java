package dev.tandem.platform.events;

import dev.tandem.platform.web.CommonProblem;
import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.Ids;
import dev.tandem.platform.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Starts replays and tells how far they are. */
@ApplicationScoped
public class Replays {

    private final ReplayTable replays;
    private final ReplayRunner runner;
    private final Instance<SnapshotSource> sources;
    private final TransactionSynchronizationRegistry transactions;
    private final Clock clock;

    Replays(
            ReplayTable replays,
            ReplayRunner runner,
            @Any Instance<SnapshotSource> sources,
            TransactionSynchronizationRegistry transactions,
            Clock clock) {
        this.replays = replays;
        this.runner = runner;
        this.sources = sources;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Republishes the current snapshots, in the background.
     *
     * @param aggregates which kinds; null or empty for all that this service publishes
     * @throws ProblemException VALIDATION_FAILED for a kind that it does not publish
     */
    @Transactional
    public ReplayResponse start(@Nullable List<String> aggregates) {
        Map<String, SnapshotSource> known = new TreeMap<>();
        sources.forEach(source -> known.put(source.aggregateType(), source));
        Set<String> wanted =
                aggregates == null || aggregates.isEmpty() ? known.keySet() : new LinkedHashSet<>(aggregates);
        requireKnown(wanted, known.keySet());
        UUID id = Ids.next();
        List<ReplayTable.Part> parts = new ArrayList<>();
        for (String aggregate : wanted) {
            SnapshotSource source = known.get(aggregate);
            if (source != null) {
                parts.add(new ReplayTable.Part(aggregate, source.count(), 0, null, false));
            }
        }
        replays.insert(id, clock.instant(), parts);
        AfterCommit.run(transactions, runner::wake);
        return get(id);
    }

    /**
     * Tells how far a replay is.
     *
     * @throws ProblemException NOT_FOUND
     */
    @Transactional
    public ReplayResponse get(UUID id) {
        ReplayTable.Job job = replays.find(id)
                .orElseThrow(() ->
                        new ProblemException(CommonProblem.NOT_FOUND, "There is no replay with the id " + id + "."));
        return ReplayResponse.of(job, replays.parts(id));
    }

    private static void requireKnown(Set<String> wanted, Set<String> known) {
        List<FieldError> errors = new ArrayList<>();
        int index = 0;
        for (String aggregate : wanted) {
            if (!known.contains(aggregate)) {
                errors.add(new FieldError(
                        "/aggregates/" + index, "unknown", "Only these can be replayed: " + String.join(", ", known)));
            }
            index++;
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    CommonProblem.VALIDATION_FAILED,
                    "The request names aggregates that this service does not publish.",
                    errors.toArray(FieldError[]::new));
        }
    }
}
