package dev.tandem.platform.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;

/** What every request gets before anything looks at it: a trace, a request id that is echoed, and a limit for its body. */
@ApplicationScoped
class RequestEntry {

    private static final String REQUEST_ID = "X-Request-Id";
    private static final Pattern ACCEPTED_ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
    private static final int BEFORE_ALL_OTHERS = 10_000;
    // The negative of a route's order: just behind the route that sets the framework's own limit.
    private static final int AFTER_UPLOAD_LIMIT = -RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1;

    private final long maxBodySize;

    RequestEntry(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize) {
        this.maxBodySize = maxBodySize.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::begin, BEFORE_ALL_OTHERS);
        filters.register(RequestEntry::leaveLimitToReader, AFTER_UPLOAD_LIMIT);
    }

    private void begin(RoutingContext context) {
        HttpServerRequest request = context.request();
        String traceId = Trace.continueFrom(request.getHeader("traceparent"));
        String requestId = request.getHeader(REQUEST_ID);
        context.response()
                .putHeader(
                        REQUEST_ID,
                        requestId != null && ACCEPTED_ID.matcher(requestId).matches() ? requestId : traceId);
        context.addHeadersEndHandler(ignored -> closeAfterUnreadBody(request, context.response()));
        if (declaredLength(request) > maxBodySize) {
            refuse(context);
        } else {
            context.next();
        }
    }

    /** What follows an unread body on an HTTP/1 connection would be taken for a part of it. */
    private static void closeAfterUnreadBody(HttpServerRequest request, HttpServerResponse response) {
        if (response.getStatusCode() == CommonProblem.PAYLOAD_TOO_LARGE.status()
                && request.version() != HttpVersion.HTTP_2) {
            response.putHeader(HttpHeaders.CONNECTION, "close");
        }
    }

    /** The framework answers a body without a declared length with an empty 413: {@link BodyLimit} does better. */
    private static void leaveLimitToReader(RoutingContext context) {
        context.put(VertxInputStream.MAX_REQUEST_SIZE_KEY, Long.MAX_VALUE);
        context.next();
    }

    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            // The HTTP server refuses such a request by itself.
            return 0;
        }
    }

    private void refuse(RoutingContext context) {
        Problem problem = Problems.body(
                CommonProblem.PAYLOAD_TOO_LARGE,
                "The body may have %d bytes at most.".formatted(maxBodySize),
                context.request().path(),
                List.of(),
                Map.of());
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(io.vertx.core.buffer.Buffer.buffer(Problems.bytes(problem)));
    }
}
