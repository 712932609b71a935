package dev.tandem.gateway.trace;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request and its answer: the ids it carries and, once routed, where it went. Lives on one event loop. */
public final class Exchange {

    private static final String KEY = Exchange.class.getName();

    private final RequestId requestId;
    private final TraceParent traceParent;
    private final long startedNanos = System.nanoTime();
    private @Nullable String service;
    private @Nullable String collection;
    private boolean over;

    private Exchange(RequestId requestId, TraceParent traceParent) {
        this.requestId = requestId;
        this.traceParent = traceParent;
    }

    /** Starts the exchange of {@code context} with the ids that the caller sent, or new ones. */
    public static Exchange begin(RoutingContext context) {
        Exchange exchange = new Exchange(
                RequestId.acceptOrCreate(context.request().headers().getAll(RequestId.HEADER)),
                TraceParent.acceptOrCreate(context.request().headers().getAll(TraceParent.HEADER)));
        context.put(KEY, exchange);
        return exchange;
    }

    /** Returns the exchange that {@code context} carries. */
    public static Exchange of(RoutingContext context) {
        Exchange exchange = context.get(KEY);
        // Requests that are refused while they are parsed never pass the first filter.
        return exchange == null ? begin(context) : exchange;
    }

    /** Notes which service answers for which collection. */
    public void routedTo(String service, String collection) {
        this.service = service;
        this.collection = collection;
    }

    /** Notes that the answer is complete or that the caller has gone. */
    public void end() {
        over = true;
    }

    /** Returns true when nobody waits for an answer any more; end handlers that are added now are never called. */
    public boolean isOver() {
        return over;
    }

    public String requestId() {
        return requestId.value();
    }

    public TraceParent traceParent() {
        return traceParent;
    }

    public String traceId() {
        return traceParent.traceId();
    }

    public Optional<String> service() {
        return Optional.ofNullable(service);
    }

    public Optional<String> collection() {
        return Optional.ofNullable(collection);
    }

    /** Returns the time since the request's head arrived, in nanoseconds. */
    public long elapsedNanos() {
        return System.nanoTime() - startedNanos;
    }
}
