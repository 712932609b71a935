package dev.tandem.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.e2e.Deliveries;
import dev.tandem.e2e.Rows;
import dev.tandem.e2e.world.World;
import dev.tandem.local.LocalStack;
import dev.tandem.local.demo.Api;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Lets one fault after the other happen to a platform that is written to without a pause. */
final class FaultRun {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final LocalStack stack;
    private final Ledger ledger = new Ledger();
    private final List<Row> rows = new ArrayList<>();

    /**
     * What came of one fault.
     *
     * @param seconds from its beginning until every kind of write was acknowledged again
     * @param longestMillis the longest time for which one write had to be tried
     */
    record Row(String fault, double seconds, long acknowledged, Map<String, Long> refused, long longestMillis) {}

    FaultRun(LocalStack stack) {
        this.stack = stack;
    }

    void let(List<Fault> faults) {
        World world = World.play(new Api(stack.gateway(), stack::tokenFor), "ledger", stack.now());
        try (Writers writers = Writers.start(stack.gateway(), stack::tokenFor, world, ledger)) {
            writers.awaitProgress();
            for (Fault fault : faults) {
                long begin = System.nanoTime();
                long before = ledger.size();
                Map<String, Long> refusedBefore = ledger.refusals();
                ledger.takeLongestMillis();
                fault.happen().accept(stack);
                writers.awaitProgress();
                Map<String, Long> refused = new TreeMap<>(ledger.refusals());
                refusedBefore.forEach((reason, count) -> refused.merge(reason, -count, Long::sum));
                refused.values().removeIf(count -> count == 0);
                rows.add(new Row(
                        fault.name(),
                        (System.nanoTime() - begin) / 1e9,
                        ledger.size() - before,
                        refused,
                        ledger.takeLongestMillis()));
            }
        }
    }

    Ledger ledger() {
        return ledger;
    }

    /** Returns when all events have arrived everywhere; fails with what is missing. */
    void awaitDelivered() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            assertThat(Deliveries.waiting(stack)).isEmpty();
            assertThat(Deliveries.behind(stack)).isEmpty();
        });
    }

    /** Acknowledged writes that are not there exactly once, one line each. */
    List<String> notThereOnce() {
        List<String> lines = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Map<String, Long> counts = Rows.numbers(stack.database(kind.service()), kind.counts());
            ledger.of(kind).forEach((mark, id) -> {
                long times = counts.getOrDefault(mark, 0L);
                if (times != 1) {
                    lines.add("%s %s (%s) is there %d times".formatted(kind, mark, id, times));
                }
            });
        }
        return lines;
    }

    /** The whole run as a table. */
    String table() {
        return rows.stream()
                .map(row -> "%-60s %6.1f s %6d acknowledged, longest %6d ms, refused %s"
                        .formatted(row.fault(), row.seconds(), row.acknowledged(), row.longestMillis(), row.refused()))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
