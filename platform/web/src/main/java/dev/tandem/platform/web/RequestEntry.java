package dev.tandem.platform.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
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
import org.jspecify.annotations.Nullable;

/** What every request gets before anything looks at it: a trace, a request id that is echoed, and a limit for its body. */
@ApplicationScoped
class RequestEntry {

    private static final String REQUEST_ID = "X-Request-Id";
    private static final Pattern ACCEPTED_ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
    private static final int BEFORE_ALL_OTHERS = 10_000;
    // The negative of a route's order: just behind the route that sets the framework's own limit.
    private static final int AFTER_UPLOAD_LIMIT = -RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1;

    /** Characters; far more than a list with every filter needs. */
    private static final int MAX_URI = 8_192;

    private static final int MAX_HEADERS = 32_768;

    private final long maxBodySize;
    private final IssuerKeys issuer;
    private final AcceptedTypes acceptedTypes;

    RequestEntry(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize,
            IssuerKeys issuer,
            AcceptedTypes acceptedTypes) {
        this.maxBodySize = maxBodySize.asLongValue();
        this.issuer = issuer;
        this.acceptedTypes = acceptedTypes;
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
        acceptedTypes.normalise(request);
        Refusal refusal = refusal(request);
        if (refusal == null) {
            context.next();
        } else {
            refuse(context, refusal);
        }
    }

    /**
     * Why a request is not let in.
     *
     * @param endsConnection whether what follows on the connection cannot be trusted to be a request
     */
    private record Refusal(CommonProblem type, String detail, boolean endsConnection) {

        Refusal(CommonProblem type, String detail) {
            this(type, detail, false);
        }
    }

    private @Nullable Refusal refusal(HttpServerRequest request) {
        String violation = RequestFraming.violation(request);
        if (violation != null) {
            return new Refusal(CommonProblem.VALIDATION_FAILED, violation, true);
        }
        String path = request.path();
        if (request.uri().length() > MAX_URI) {
            return new Refusal(
                    CommonProblem.URI_TOO_LONG, "The address may have %d characters at most.".formatted(MAX_URI));
        }
        if (sizeOf(request.headers()) > MAX_HEADERS) {
            return new Refusal(
                    CommonProblem.HEADERS_TOO_LARGE,
                    "The headers may have %d characters at most.".formatted(MAX_HEADERS));
        }
        // One resource has one address: a key of idempotency belongs to it, and a rule of a proxy in front matches it.
        if (path == null || (path.length() > 1 && path.endsWith("/")) || path.contains("//")) {
            return new Refusal(CommonProblem.NOT_FOUND, "No address ends with a slash or has an empty segment.");
        }
        if (declaredLength(request) > maxBodySize) {
            return new Refusal(
                    CommonProblem.PAYLOAD_TOO_LARGE, "The body may have %d bytes at most.".formatted(maxBodySize));
        }
        String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && hasBody(request) && !coding.strip().equalsIgnoreCase("identity")) {
            return new Refusal(CommonProblem.UNSUPPORTED_MEDIA_TYPE, "Bodies are taken without Content-Encoding only.");
        }
        return request.getHeader(HttpHeaders.AUTHORIZATION) == null || issuer.loaded()
                ? null
                : new Refusal(
                        CommonProblem.UNAVAILABLE,
                        "The issuer of access tokens has not answered yet, so none can be verified; try again.");
    }

    private static long sizeOf(MultiMap headers) {
        long size = 0;
        for (Map.Entry<String, String> header : headers) {
            size += header.getKey().length() + header.getValue().length();
        }
        return size;
    }

    /** What follows an unread body on an HTTP/1 connection would be taken for a part of it. */
    private static void closeAfterUnreadBody(HttpServerRequest request, HttpServerResponse response) {
        if (response.getStatusCode() == CommonProblem.PAYLOAD_TOO_LARGE.status()) {
            close(request, response);
        }
    }

    private static void close(HttpServerRequest request, HttpServerResponse response) {
        if (request.version() != HttpVersion.HTTP_2) {
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

    private static boolean hasBody(HttpServerRequest request) {
        return declaredLength(request) > 0 || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static void refuse(RoutingContext context, Refusal refusal) {
        Problem problem = Problems.body(
                refusal.type(), refusal.detail(), context.request().path(), List.of(), Map.of());
        if (refusal.type() == CommonProblem.UNAVAILABLE) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        if (hasBody(context.request())) {
            close(context.request(), context.response());
        }
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Buffer.buffer(Problems.bytes(problem)))
                .onComplete(answered -> {
                    if (refusal.endsConnection()) {
                        context.request().connection().close();
                    }
                });
    }
}
