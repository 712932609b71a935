package dev.tandem.gateway.readiness;

import dev.tandem.gateway.routing.GatewayConfig;
import dev.tandem.gateway.routing.RouteTable;
import dev.tandem.gateway.routing.Upstream;
import dev.tandem.gateway.routing.UpstreamClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What each service said about itself when it was asked last. It is told and measured; no request depends on it. */
@Singleton
class UpstreamStates {

    private static final String UP = "UP";
    private static final String UNKNOWN = "UNKNOWN";

    private final Vertx vertx;
    private final RouteTable routes;
    // Not the proxy's client: a pool that is full of requests says nothing about a service's health.
    private final HttpClient client;
    private final long timeoutMillis;
    private final long intervalMillis;
    private final ConcurrentMap<String, String> states = new ConcurrentHashMap<>();
    private volatile long timer = -1;
    private volatile boolean stopped;

    UpstreamStates(Vertx vertx, RouteTable routes, GatewayConfig config, MeterRegistry metrics) {
        this.vertx = vertx;
        this.routes = routes;
        this.client = UpstreamClient.create(vertx, new HttpClientOptions(), new PoolOptions());
        this.timeoutMillis = config.health().timeout().toMillis();
        this.intervalMillis = config.health().interval().toMillis();
        for (Upstream service : routes.management()) {
            states.put(service.service(), UNKNOWN);
            Gauge.builder("tandem.gateway.upstream.up", () -> UP.equals(states.get(service.service())) ? 1 : 0)
                    .description("1 when the service says that it is ready")
                    .tag("service", service.service())
                    .register(metrics);
        }
    }

    void start(@Observes StartupEvent started) {
        timer = vertx.setPeriodic(1, intervalMillis, tick -> askAll());
    }

    @PreDestroy
    void close() {
        // The client closes with Vert.x: a question that is just being asked would fail on a closed one.
        stopped = true;
        vertx.cancelTimer(timer);
    }

    /** Returns the latest states by service: {@code UP}, {@code UNKNOWN}, or {@code DOWN} and why. */
    Map<String, String> latest() {
        return new TreeMap<>(states);
    }

    private void askAll() {
        if (!stopped) {
            routes.management().forEach(this::ask);
        }
    }

    private void ask(Upstream service) {
        RequestOptions request = service.requestOptions()
                .setURI("/q/health/ready")
                .setTimeout(timeoutMillis)
                .setConnectTimeout(timeoutMillis);
        client.request(request)
                .compose(HttpClientRequest::send)
                .compose(response -> drained(response).map(state(response.statusCode())))
                .recover(failure -> Future.succeededFuture("DOWN: " + failure.getMessage()))
                .onSuccess(state -> states.put(service.service(), state));
    }

    private static String state(int status) {
        return status == 200 ? UP : "DOWN: answered " + status;
    }

    private static Future<Void> drained(HttpClientResponse response) {
        // The connection is only free for the next question when the body has been read.
        return response.body().mapEmpty();
    }
}
