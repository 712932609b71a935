package dev.tandem.gateway.problem;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/**
 * The rest of a request that was answered before it was read. It is read and dropped for a while, because closing at once
 * resets the connection and the caller never sees the answer; one that goes on for too long is cut.
 */
public final class Leftover {

    private static final long MAX_BYTES = 32L * 1024 * 1024;
    private static final long MAX_MILLIS = 10_000;

    private long bytes;

    private Leftover() {}

    /** Reads and drops what is left of {@code request}, at most 32 MiB and 10 seconds. */
    public static void discard(Vertx vertx, HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        Leftover leftover = new Leftover();
        long timer = vertx.setTimer(MAX_MILLIS, late -> request.connection().close());
        request.exceptionHandler(gone -> vertx.cancelTimer(timer));
        request.endHandler(end -> vertx.cancelTimer(timer));
        request.handler(chunk -> {
            leftover.bytes += chunk.length();
            if (leftover.bytes > MAX_BYTES) {
                vertx.cancelTimer(timer);
                request.connection().close();
            }
        });
        request.resume();
    }
}
