package dev.tandem.gateway.admission;

import dev.tandem.gateway.problem.GatewayProblem;
import dev.tandem.gateway.problem.Refused;
import dev.tandem.gateway.routing.GatewayConfig;
import dev.tandem.gateway.routing.RouteTable;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What requests hold at a time, by subject, by collection and in total. Entries live as long as a request holds something. */
@Singleton
public class Shares {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final int subjectRequests;
    private final int collectionRequests;
    private final long subjectBytes;
    private final long totalBytes;
    private final Map<String, AtomicInteger> collections;
    private final ConcurrentMap<String, Held> subjects = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger requests = new AtomicInteger();

    /** What one subject holds. */
    private static final class Held {
        // Changed only while the map's entry is locked.
        private int leases;
        private final AtomicInteger requests = new AtomicInteger();
        private final AtomicLong bytes = new AtomicLong();
    }

    Shares(GatewayConfig config, RouteTable routes, MeterRegistry metrics) {
        this.subjectRequests = config.share().subject();
        this.collectionRequests =
                Math.max(1, percent(config.share().collectionPercent(), config.maxConnections() + config.maxWaiting()));
        this.totalBytes = config.buffer().total().asLongValue();
        this.subjectBytes = totalBytes * config.buffer().subjectPercent() / 100;
        this.collections = routes.collections().stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), collection -> new AtomicInteger()));
        metrics.gauge("tandem.gateway.buffered.bytes", bytes);
        metrics.gauge("tandem.gateway.upstream.requests", requests);
    }

    private static int percent(int percent, int of) {
        return (int) ((long) of * percent / 100);
    }

    /** Opens the account of one request of {@code subject} to {@code collection}; whoever calls this closes it. */
    public Lease open(String subject, String collection) {
        Held held = subjects.compute(subject, (key, known) -> {
            Held entry = known == null ? new Held() : known;
            entry.leases++;
            return entry;
        });
        return new Lease(subject, held, collections.getOrDefault(collection, new AtomicInteger()));
    }

    /** What one request holds. Lives on the event loop of its request. */
    public final class Lease {

        private final String subject;
        private final Held held;
        private final AtomicInteger collection;
        private long taken;
        private boolean asked;
        private boolean closed;

        private Lease(String subject, Held held, AtomicInteger collection) {
            this.subject = subject;
            this.held = held;
            this.collection = collection;
        }

        /**
         * Takes memory for a piece of the body.
         *
         * @throws Refused with 429 or 503 when the subject or all together have too much already
         */
        public void buffer(int size) {
            taken += size;
            long ofSubject = held.bytes.addAndGet(size);
            long ofAll = bytes.addAndGet(size);
            if (ofSubject > subjectBytes) {
                throw tooMany("This token's subject is sending too many bodies at a time.");
            }
            if (ofAll > totalBytes) {
                throw busy("Too many bodies are being sent at a time.");
            }
        }

        /**
         * Takes a place among the requests that are with the services.
         *
         * @throws Refused with 429 or 503 when the subject or the collection has all it may have
         */
        public void askService() {
            asked = true;
            requests.incrementAndGet();
            int ofSubject = held.requests.incrementAndGet();
            int ofCollection = collection.incrementAndGet();
            if (ofSubject > subjectRequests) {
                throw tooMany("This token's subject may have " + subjectRequests + " requests at a time.");
            }
            if (ofCollection > collectionRequests) {
                throw busy("This collection has too many requests at a time.");
            }
        }

        /** Gives everything back; calling it again does nothing. */
        public void close() {
            if (closed) {
                return;
            }
            closed = true;
            held.bytes.addAndGet(-taken);
            bytes.addAndGet(-taken);
            if (asked) {
                requests.decrementAndGet();
                held.requests.decrementAndGet();
                collection.decrementAndGet();
            }
            subjects.computeIfPresent(subject, (key, entry) -> --entry.leases > 0 ? entry : null);
        }
    }

    private static Refused tooMany(String detail) {
        return new Refused(GatewayProblem.TOO_MANY_REQUESTS, detail, SOON);
    }

    private static Refused busy(String detail) {
        return new Refused(GatewayProblem.UNAVAILABLE, detail, SOON);
    }
}
