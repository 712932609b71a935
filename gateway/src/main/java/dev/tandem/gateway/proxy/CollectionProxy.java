package dev.tandem.gateway.proxy;

import dev.tandem.gateway.admission.RateLimits;
import dev.tandem.gateway.admission.Shares;
import dev.tandem.gateway.identity.TokenCheck;
import dev.tandem.gateway.problem.GatewayProblem;
import dev.tandem.gateway.problem.Problems;
import dev.tandem.gateway.problem.Refused;
import dev.tandem.gateway.routing.GatewayConfig;
import dev.tandem.gateway.routing.RouteTable;
import dev.tandem.gateway.routing.Upstream;
import dev.tandem.gateway.routing.UpstreamClient;
import dev.tandem.gateway.trace.Exchange;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.Future;
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
    private final RateLimits rates;
    private final Shares shares;
    private final MeterRegistry metrics;
    private final HttpClient client;
    private final UpstreamCall.Limits limits;
    private final long bufferBytes;

    CollectionProxy(
            Vertx vertx,
            GatewayConfig config,
            RouteTable routes,
            TokenCheck tokens,
            RateLimits rates,
            Shares shares,
            MeterRegistry metrics) {
        this.routes = routes;
        this.tokens = tokens;
        this.rates = rates;
        this.shares = shares;
        this.bufferBytes = config.buffer().bodySize().asLongValue();
        this.metrics = metrics;
        this.limits = new UpstreamCall.Limits(
                config.maxBodySize().asLongValue(), config.upstreamTimeout().toNanos());
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
                .setKeepAliveTimeout(Math.toIntExact(config.keepAlive().toSeconds()))
                // Ends answers that stall half-way, when it is too late for a status. Longer than the time-out for
                // the head, which would otherwise surface as a closed connection.
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(Math.toIntExact(2 * config.upstreamTimeout().toMillis()));
        this.client = UpstreamClient.create(
                vertx,
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
                .compose(subject -> prepare(context, subject))
                .map(call -> {
                    send(context, call);
                    return null;
                })
                .onFailure(failure -> Problems.answer(context, failure));
    }

    /** Checks what can be checked without the service, and takes as much of the body as may be kept here. */
    private Future<UpstreamCall> prepare(RoutingContext context, String subject) {
        rates.takeFromSubject(subject);
        String collection = collection(context.normalizedPath());
        Upstream upstream = routes.owner(collection)
                .orElseThrow(() -> new Refused(
                        GatewayProblem.UNKNOWN_COLLECTION,
                        "The segment after /api/v1 names a collection; this one does not exist."));
        Exchange exchange = Exchange.of(context);
        exchange.routedTo(upstream.service(), collection);
        HttpServerRequest request = context.request();
        checkLength(request);
        Shares.Lease lease = shares.open(subject, collection);
        exchange.whenOver(lease::close);
        if (exchange.isOver()) {
            throw new Refused(GatewayProblem.REQUEST_TIMEOUT, "The caller has gone.");
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            context.response().writeContinue();
        }
        return BodyStart.of(request, bufferBytes, lease).map(start -> {
            // Only now: whoever sends slowly keeps nobody else from the service.
            lease.askService();
            return new UpstreamCall(context, upstream, client, limits, start);
        });
    }

    private void send(RoutingContext context, UpstreamCall call) {
        Timer.Sample sample = Timer.start(metrics);
        call.outcome()
                .onSuccess(outcome -> sample.stop(
                        metrics.timer("tandem.gateway.upstream", "service", call.service(), "outcome", outcome)));
        HttpProxy.reverseProxy(PROXY_OPTIONS, client)
                .origin(call)
                .addInterceptor(call)
                .handle(context.request());
    }

    /** Refuses what is known to be too large already. That the framing is sound was checked before the request was read. */
    private void checkLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > limits.bodyBytes()) {
            throw RequestBody.tooLarge(limits.bodyBytes());
        }
        if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            // The proxy library knows this spelling only.
            request.headers().set(HttpHeaders.TRANSFER_ENCODING, HttpHeaders.CHUNKED);
        }
    }

    private static String collection(String path) {
        int end = path.indexOf('/', ROOT.length());
        return path.length() <= ROOT.length() ? "" : path.substring(ROOT.length(), end < 0 ? path.length() : end);
    }
}
