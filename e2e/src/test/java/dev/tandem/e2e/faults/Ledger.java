package dev.tandem.e2e.faults;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What the platform has acknowledged, kept by its client. */
final class Ledger {

    private final Map<Kind, Map<String, String>> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, Long> refusals = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicLong longestNanos = new AtomicLong();

    /** A write was acknowledged: what it was marked with, the id of what came of it, and how long its client had to try. */
    void acknowledge(Kind kind, String mark, String id, long nanos) {
        acknowledged.computeIfAbsent(kind, _ -> new ConcurrentHashMap<>()).put(mark, id);
        longestNanos.accumulateAndGet(nanos, Math::max);
    }

    /** An attempt was not answered, or not with an acknowledgement; it is repeated. */
    void refuse(String reason) {
        refusals.merge(reason, 1L, Long::sum);
    }

    /** An answer that must not be given, whatever breaks. */
    void complain(String line) {
        wrong.add(line);
    }

    /** The ids by the marks of a kind. */
    Map<String, String> of(Kind kind) {
        return Map.copyOf(acknowledged.getOrDefault(kind, Map.of()));
    }

    /** How many writes of any kind were acknowledged. */
    long size() {
        return acknowledged.values().stream().mapToLong(Map::size).sum();
    }

    /** How often an attempt was refused, by reason. */
    Map<String, Long> refusals() {
        return Map.copyOf(refusals);
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** The longest time for which one write was tried since the last call, in milliseconds. */
    long takeLongestMillis() {
        return longestNanos.getAndSet(0) / 1_000_000;
    }
}
