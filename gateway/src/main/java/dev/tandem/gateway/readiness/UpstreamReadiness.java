package dev.tandem.gateway.readiness;

import dev.tandem.gateway.routing.GatewayConfig;
import dev.tandem.gateway.routing.RouteTable;
import dev.tandem.gateway.routing.Upstream;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/** Ready when every service is. Liveness has no part in this: restarting the gateway would not mend a service. */
@Readiness
@Singleton
class UpstreamReadiness implements AsyncHealthCheck {

    private static final String UP = "UP";

    private final RouteTable routes;
    // Not the proxy's client: a pool that is full of requests says nothing about readiness.
    private final HttpClient client;
    private final long timeoutMillis;
    private final long cacheNanos;
    private final AtomicReference<@Nullable Probe> latest = new AtomicReference<>();

    private record Probe(long startedNanos, Uni<HealthCheckResponse> result) {}

    UpstreamReadiness(Vertx vertx, RouteTable routes, GatewayConfig config) {
        this.routes = routes;
        this.client = vertx.createHttpClient();
        this.timeoutMillis = config.health().timeout().toMillis();
        this.cacheNanos = config.health().cacheFor().toNanos();
    }

    @PreDestroy
    void close() {
        client.close();
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        Probe probe = latest.updateAndGet(last -> {
            long now = System.nanoTime();
            return last != null && now - last.startedNanos() < cacheNanos ? last : new Probe(now, probe());
        });
        // updateAndGet never gives back the null it may start from.
        return probe == null ? probe() : probe.result();
    }

    private Uni<HealthCheckResponse> probe() {
        return Uni.createFrom()
                .completionStage(() -> askAll().toCompletionStage())
                .memoize()
                .indefinitely();
    }

    private Future<HealthCheckResponse> askAll() {
        Map<String, Future<String>> asked = new TreeMap<>();
        routes.upstreams().forEach(upstream -> asked.put(upstream.service(), ask(upstream)));
        return Future.all(List.copyOf(asked.values())).map(all -> {
            HealthCheckResponseBuilder response = HealthCheckResponse.named("upstreams");
            asked.forEach((service, state) -> response.withData(service, state.result()));
            return response.status(asked.values().stream().allMatch(state -> UP.equals(state.result())))
                    .build();
        });
    }

    private Future<String> ask(Upstream upstream) {
        RequestOptions request = upstream.requestOptions()
                .setURI("/q/health/ready")
                .setTimeout(timeoutMillis)
                .setConnectTimeout(timeoutMillis);
        return client.request(request)
                .compose(HttpClientRequest::send)
                .compose(response -> drained(response).map(state(response.statusCode())))
                .recover(failure -> Future.succeededFuture("DOWN: " + failure.getMessage()));
    }

    private static String state(int status) {
        return status == 200 ? UP : "DOWN: answered " + status;
    }

    private static Future<Void> drained(HttpClientResponse response) {
        // The connection is only free for the next probe when the body has been read.
        return response.body().mapEmpty();
    }
}
