package dev.tandem.gateway.edge;

import dev.tandem.gateway.problem.GatewayProblem;
import dev.tandem.gateway.problem.Problems;
import dev.tandem.gateway.problem.Refused;
import dev.tandem.gateway.routing.GatewayConfig;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cross-origin rules. Requests of a foreign origin that is not allowed are served without the headers that would let the
 * page read the answer: tokens are never sent by a browser on its own, so there is nothing else to protect.
 */
@Singleton
class Cors {

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
    private static final String REQUEST_HEADERS =
            "Accept, Accept-Language, Authorization, Content-Type, Idempotency-Key,"
                    + " If-Match, If-None-Match, Last-Event-ID, Prefer, traceparent, tracestate, X-Request-Id";
    private static final String EXPOSED_HEADERS = "ETag, Location, Retry-After, X-Request-Id, Idempotency-Replayed,"
            + " RateLimit, RateLimit-Policy, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, WWW-Authenticate";

    private final Set<String> origins;
    private final String maxAgeSeconds;

    Cors(GatewayConfig config) {
        this.origins = config.cors().origins().orElse(Set.of());
        this.maxAgeSeconds = Long.toString(config.cors().maxAge().toSeconds());
    }

    /** Sets the response's headers; answers a preflight and returns true. */
    boolean handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (!origins.isEmpty()) {
            // Also for requests without an origin: a cache must not hand their answers to a page.
            context.response().headers().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        }
        boolean allowed = isAllowed(origin);
        if (allowed) {
            MultiMap headers = context.response().headers();
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origins.contains("*") ? "*" : origin);
            headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED_HEADERS);
        }
        if (!isPreflight(request)) {
            return false;
        }
        if (allowed) {
            answerPreflight(context);
        } else {
            Problems.answer(
                    context,
                    new Refused(
                            GatewayProblem.ORIGIN_NOT_ALLOWED, "This origin is not in tandem.gateway.cors.origins."));
        }
        return true;
    }

    private boolean isAllowed(@Nullable String origin) {
        return origin != null && (origins.contains("*") || origins.contains(origin));
    }

    private static boolean isPreflight(HttpServerRequest request) {
        return HttpMethod.OPTIONS.equals(request.method())
                && request.headers().contains(HttpHeaders.ORIGIN)
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }

    private void answerPreflight(RoutingContext context) {
        context.response()
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS)
                .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, maxAgeSeconds)
                .setStatusCode(204)
                .end();
        context.request().resume();
    }
}
