package dev.tandem.gateway.proxy;

import dev.tandem.gateway.problem.GatewayProblem;
import dev.tandem.gateway.problem.Refused;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A request's body on its way to the service, counted as it passes: Content-Length is only a promise, and chunked bodies
 * don't even make one. Lives on the event loop of its request.
 */
final class RequestBody implements ReadStream<Buffer> {

    private final HttpServerRequest source;
    private final long limit;
    private final Consumer<Refused> refusal;
    private @Nullable Buffer start;
    private @Nullable Handler<Buffer> chunks;
    private @Nullable Handler<Throwable> failures;
    private long bytes;
    private long lastProgressNanos = System.nanoTime();
    private boolean paused;
    private boolean ended;
    private boolean abandoned;

    /**
     * Wraps the body of {@code source}.
     *
     * @param start what has been read of it already
     * @param limit the most bytes that may pass
     * @param refusal told once when there are more
     */
    RequestBody(HttpServerRequest source, Buffer start, long limit, Consumer<Refused> refusal) {
        this.source = source;
        this.start = start;
        this.limit = limit;
        this.refusal = refusal;
    }

    /** Returns true while the caller has not sent everything although the service would take it. */
    boolean waitsForCaller() {
        return !ended && !paused;
    }

    /** Returns when the last piece passed, as {@link System#nanoTime()}. */
    long lastProgressNanos() {
        return lastProgressNanos;
    }

    /** Cuts the way to the service; whoever calls this reads the rest of the request. */
    void abandon(Throwable reason) {
        abandoned = true;
        Handler<Throwable> handler = failures;
        if (handler != null) {
            handler.handle(reason);
        }
    }

    @Override
    public RequestBody handler(@Nullable Handler<Buffer> handler) {
        chunks = handler;
        if (handler != null) {
            source.handler(this::pass);
        }
        return this;
    }

    private void pass(Buffer chunk) {
        if (abandoned) {
            return;
        }
        bytes += chunk.length();
        lastProgressNanos = System.nanoTime();
        Handler<Buffer> handler = chunks;
        if (bytes > limit) {
            refusal.accept(tooLarge(limit));
        } else if (handler != null) {
            handler.handle(chunk);
        }
    }

    static Refused tooLarge(long limit) {
        return new Refused(GatewayProblem.PAYLOAD_TOO_LARGE, "At most " + limit + " bytes are accepted.");
    }

    @Override
    public RequestBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        failures = handler;
        if (!abandoned) {
            source.exceptionHandler(handler);
        }
        return this;
    }

    @Override
    public RequestBody endHandler(@Nullable Handler<Void> handler) {
        if (!abandoned && !source.isEnded()) {
            source.endHandler(end -> {
                ended = true;
                lastProgressNanos = System.nanoTime();
                if (handler != null) {
                    handler.handle(null);
                }
            });
        }
        return this;
    }

    @Override
    public RequestBody pause() {
        if (!abandoned) {
            paused = true;
            source.pause();
        }
        return this;
    }

    @Override
    public RequestBody resume() {
        paused = false;
        passStart();
        if (!paused) {
            source.resume();
        }
        return this;
    }

    private void passStart() {
        Buffer first = start;
        if (first != null && chunks != null) {
            start = null;
            // May pause this stream again.
            pass(first);
        }
    }

    @Override
    public RequestBody fetch(long amount) {
        paused = false;
        passStart();
        if (!paused) {
            source.fetch(amount);
        }
        return this;
    }
}
