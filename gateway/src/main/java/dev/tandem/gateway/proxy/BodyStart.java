package dev.tandem.gateway.proxy;

import dev.tandem.gateway.admission.Shares;
import dev.tandem.gateway.problem.Refused;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * The beginning of a request's body, which is kept here before a service is asked; mostly it is the whole body.
 *
 * @param bytes what has been read
 * @param complete whether that is all; if not, the request is paused
 */
record BodyStart(Buffer bytes, boolean complete) {

    private static final BodyStart NONE = new BodyStart(Buffer.buffer(0), true);

    /**
     * Completes when the body of {@code request}, which must be paused, has ended or has more bytes than {@code limit}.
     * Fails when the caller goes away or has no room left in {@code lease}.
     */
    static Future<BodyStart> of(HttpServerRequest request, long limit, Shares.Lease lease) {
        if (!hasBody(request)) {
            request.resume();
            return Future.succeededFuture(NONE);
        }
        Buffer collected = Buffer.buffer();
        Promise<BodyStart> start = Promise.promise();
        request.exceptionHandler(start::tryFail);
        request.endHandler(end -> start.tryComplete(new BodyStart(collected, true)));
        request.handler(chunk -> {
            try {
                lease.buffer(chunk.length());
            } catch (Refused full) {
                request.pause();
                start.tryFail(full);
                return;
            }
            collected.appendBuffer(chunk);
            if (collected.length() > limit) {
                request.pause();
                start.tryComplete(new BodyStart(collected, false));
            }
        });
        request.resume();
        return start.future();
    }

    boolean isNone() {
        return complete && bytes.length() == 0;
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || (length != null && !"0".equals(length));
    }
}
