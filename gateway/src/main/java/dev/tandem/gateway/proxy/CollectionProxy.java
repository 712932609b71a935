package dev.tandem.gateway.proxy;

import dev.tandem.gateway.identity.TokenCheck;
import dev.tandem.gateway.problem.GatewayProblem;
import dev.tandem.gateway.problem.Problems;
import dev.tandem.gateway.problem.Refused;
import dev.tandem.gateway.routing.GatewayConfig;
import dev.tandem.gateway.routing.RouteTable;
import dev.tandem.gateway.routing.Upstream;
import dev.tandem.gateway.trace.Exchange;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Streams {@code /api/v1/<collection>} to the service that owns the collection. */
@Singleton
class CollectionProxy {

    private static final String ROOT = "/api/v1/";
    private static final Set<HttpMethod> REFUSED_METHODS = Set.of(HttpMethod.TRACE, HttpMethod.CONNECT);
    private static final ProxyOptions PROXY_OPTIONS = new ProxyOptions().setSupportWebSocket(false);

    private final RouteTable routes;
    private final TokenCheck tokens;
    private final MeterRegistry metrics;
    private final HttpClient client;
    private final UpstreamCall.Limits limits;

    CollectionProxy(Vertx vertx, GatewayConfig config, RouteTable routes, TokenCheck tokens, MeterRegistry metrics) {
        this.routes = routes;
        this.tokens = tokens;
        this.metrics = metrics;
        this.limits = new UpstreamCall.Limits(
                config.maxBodySize().asLongValue(), config.upstreamTimeout().toNanos());
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
                // Ends answers that stall half-way, when it is too late for a status. Longer than the time-out for
                // the head, which would otherwise surface as a closed connection.
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(Math.toIntExact(2 * config.upstreamTimeout().toMillis()));
        this.client = vertx.createHttpClient(
                options,
                new PoolOptions().setHttp1MaxSize(config.maxConnections()).setMaxWaitQueueSize(config.maxWaiting()));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    void register(@Observes Router router) {
        router.route(ROOT + "*")
                .order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT)
                .handler(this::handle)
                .failureHandler(Problems::answerFailure);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        // Nothing may arrive before somebody takes it.
        request.pause();
        if (REFUSED_METHODS.contains(request.method())) {
            context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
            Problems.answer(
                    context,
                    new Refused(GatewayProblem.METHOD_NOT_ALLOWED, request.method() + " is not part of the API."));
            return;
        }
        tokens.check(context)
                .map(checked -> {
                    forward(context);
                    return null;
                })
                .onFailure(failure -> Problems.answer(context, failure));
    }

    private void forward(RoutingContext context) {
        String collection = collection(context.normalizedPath());
        Upstream upstream = routes.owner(collection)
                .orElseThrow(() -> new Refused(
                        GatewayProblem.UNKNOWN_COLLECTION,
                        "The segment after /api/v1 names a collection; this one does not exist."));
        Exchange.of(context).routedTo(upstream.service(), collection);
        HttpServerRequest request = context.request();
        checkFraming(request);
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            context.response().writeContinue();
        }
        UpstreamCall call = new UpstreamCall(context, upstream, client, limits);
        Timer.Sample sample = Timer.start(metrics);
        call.outcome()
                .onSuccess(outcome -> sample.stop(
                        metrics.timer("tandem.gateway.upstream", "service", upstream.service(), "outcome", outcome)));
        HttpProxy.reverseProxy(PROXY_OPTIONS, client)
                .origin(call)
                .addInterceptor(call)
                .handle(request);
    }

    /** Refuses what is known to be too large already, and bodies whose end two parsers could see in different places. */
    private void checkFraming(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > limits.bodyBytes()) {
            throw RequestBody.tooLarge(limits.bodyBytes());
        }
        List<String> encodings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        if (encodings.size() == 1 && "chunked".equalsIgnoreCase(encodings.getFirst())) {
            // The proxy library knows this spelling only.
            request.headers().set(HttpHeaders.TRANSFER_ENCODING, HttpHeaders.CHUNKED);
        } else if (!encodings.isEmpty()) {
            throw new Refused(GatewayProblem.MALFORMED_REQUEST, "The only transfer encoding is chunked.");
        }
    }

    private static String collection(String path) {
        int end = path.indexOf('/', ROOT.length());
        return path.length() <= ROOT.length() ? "" : path.substring(ROOT.length(), end < 0 ? path.length() : end);
    }
}
