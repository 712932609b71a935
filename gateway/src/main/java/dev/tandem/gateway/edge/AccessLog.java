package dev.tandem.gateway.edge;

import dev.tandem.gateway.trace.Exchange;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** One line and one count for each request. Queries and tokens are left out, they may hold personal data. */
@Singleton
class AccessLog {

    /** Logged for a caller that went away before its answer was complete. */
    private static final int CLIENT_GONE = 499;

    private static final Logger LOG = Logger.getLogger("dev.tandem.gateway.access");

    private final MeterRegistry metrics;

    AccessLog(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void completed(RoutingContext context, Exchange exchange, boolean whole) {
        HttpServerResponse response = context.response();
        int status = whole ? response.getStatusCode() : CLIENT_GONE;
        String path = context.normalizedPath();
        LOG.infof(
                "%s %s %d bytes=%d ms=%d service=%s traceId=%s requestId=%s",
                context.request().method(),
                path,
                status,
                response.bytesWritten(),
                TimeUnit.NANOSECONDS.toMillis(exchange.elapsedNanos()),
                exchange.service().orElse("-"),
                exchange.traceId(),
                exchange.requestId());
        if (path.startsWith("/api/")) {
            // Only names from the route table become tags: callers must not be able to create meters.
            metrics.counter(
                            "tandem.gateway.requests",
                            "service",
                            exchange.service().orElse("none"),
                            "collection",
                            exchange.collection().orElse("none"),
                            "status",
                            Integer.toString(status))
                    .increment();
        }
    }
}
