package dev.tandem.gateway.problem;

import dev.tandem.gateway.trace.Exchange;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

/** Writes problem details (RFC 9457) in the form that the services use as well. */
public final class Problems {

    /** The media type of every error answer. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Logger LOG = Logger.getLogger(Problems.class);

    private Problems() {}

    /** Returns the body that describes {@code refused}. */
    public static Buffer body(Refused refused, Exchange exchange) {
        return new JsonObject()
                .put("type", refused.problem().type())
                .put("title", refused.problem().title())
                .put("status", refused.problem().status())
                .put("detail", refused.detail())
                .put("traceId", exchange.traceId())
                .toBuffer();
    }

    /** Sets the headers that go with a problem's body. */
    public static void headers(Refused refused, MultiMap headers) {
        headers.set(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE);
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        long seconds = refused.retryAfterSeconds();
        if (seconds > 0 || refused.problem() == GatewayProblem.UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, seconds)));
        }
    }

    /** Answers a request whose route failed, or was made to fail with a status. */
    public static void answerFailure(RoutingContext context) {
        Throwable failure = context.failure();
        if (context.statusCode() == GatewayProblem.MALFORMED_REQUEST.status()) {
            answer(context, new Refused(GatewayProblem.MALFORMED_REQUEST, "The address or a header is malformed."));
        } else if (context.statusCode() == GatewayProblem.NOT_FOUND.status()) {
            answer(context, new Refused(GatewayProblem.NOT_FOUND, "There is nothing at this address."));
        } else {
            answer(context, failure == null ? new IllegalStateException("status " + context.statusCode()) : failure);
        }
    }

    /** Answers with what {@code failure} means to the caller; anything but a {@link Refused} is logged and tells nothing. */
    public static void answer(RoutingContext context, Throwable failure) {
        Refused refused;
        if (context.response().closed() || Exchange.of(context).isOver()) {
            // The caller has gone; the access log says so.
            LOG.debugf(
                    failure,
                    "traceId=%s nobody waits for an answer",
                    Exchange.of(context).traceId());
            return;
        }
        if (failure instanceof Refused expected) {
            refused = expected;
        } else {
            LOG.errorf(failure, "traceId=%s %s failed", Exchange.of(context).traceId(), context.normalizedPath());
            refused = new Refused(GatewayProblem.INTERNAL_ERROR, "The gateway failed; the trace id finds the reason.");
        }
        answer(context, refused);
    }

    /** Answers with {@code refused} and reads what is left of the request. */
    public static void answer(RoutingContext context, Refused refused) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        if (response.ended()) {
            return;
        }
        if (response.headWritten()) {
            response.reset();
            return;
        }
        headers(refused, response.headers());
        response.putHeader("X-Request-Id", Exchange.of(context).requestId());
        response.setStatusCode(refused.problem().status());
        Buffer body = body(refused, Exchange.of(context));
        boolean waits = request.headers().contains(HttpHeaders.EXPECT);
        if (waits) {
            // Whether a caller that waits for 100 still sends its body is up to it; only a new connection is
            // unambiguous.
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        Future<Void> written;
        if (HttpMethod.HEAD.equals(request.method())) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
            written = response.end();
        } else {
            written = response.end(body);
        }
        if (waits) {
            written.onComplete(done -> request.connection().close());
        } else {
            Leftover.discard(context.vertx(), request);
        }
    }
}
