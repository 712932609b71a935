package dev.tandem.gateway.proxy;

import dev.tandem.gateway.problem.GatewayProblem;
import dev.tandem.gateway.problem.Leftover;
import dev.tandem.gateway.problem.Problems;
import dev.tandem.gateway.problem.Refused;
import dev.tandem.gateway.routing.Upstream;
import dev.tandem.gateway.trace.Exchange;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One request on its way to a service and its answer on the way back. Lives on the event loop of its request. */
final class UpstreamCall implements ProxyInterceptor, OriginRequestProvider {

    private static final Logger LOG = Logger.getLogger(UpstreamCall.class);
    private static final int NO_CONTENT = 204;
    private static final int UNAVAILABLE = 503;

    private final RoutingContext context;
    private final HttpServerRequest incoming;
    private final Exchange exchange;
    private final Upstream upstream;
    private final HttpClient client;
    private final Limits limits;
    private final BodyStart start;
    private final Promise<ProxyResponse> answer = Promise.promise();
    private final long startedNanos = System.nanoTime();
    private @Nullable RequestBody body;
    private @Nullable HttpClientRequest outgoing;
    private long timer = -1;
    private boolean given;

    /**
     * What a call may take.
     *
     * @param bodyBytes the largest request body
     * @param silenceNanos how long neither side may make progress until the answer's head is there
     */
    record Limits(long bodyBytes, long silenceNanos) {}

    UpstreamCall(RoutingContext context, Upstream upstream, HttpClient client, Limits limits, BodyStart start) {
        this.context = context;
        this.incoming = context.request();
        this.exchange = Exchange.of(context);
        this.upstream = upstream;
        this.client = client;
        this.limits = limits;
        this.start = start;
    }

    String service() {
        return upstream.service();
    }

    @Override
    public Future<HttpClientRequest> create(ProxyContext proxy) {
        return client.request(upstream.requestOptions()).compose(request -> {
            if (given) {
                // Answered while this one waited for a connection, which goes back unused.
                request.reset();
                return Future.failedFuture("answered already");
            }
            outgoing = request;
            // How a request ends is told by its answer; without a handler each reset is logged as an error.
            request.exceptionHandler(failure -> LOG.debugf(failure, "request to %s ended", upstream.service()));
            return Future.succeededFuture(request);
        });
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext proxy) {
        ProxyRequest request = proxy.request();
        // What was routed on is what is sent: a path that only looks like this collection never leaves.
        String query = incoming.query();
        request.setURI(query == null ? context.normalizedPath() : context.normalizedPath() + '?' + query);
        ForwardedHeaders.apply(request.headers(), incoming, exchange);
        if (start.isNone()) {
            request.setBody(null);
        } else if (start.complete()) {
            request.setBody(Body.body(start.bytes()));
        } else {
            RequestBody counted = new RequestBody(incoming, start.bytes(), limits.bodyBytes(), this::giveUp);
            body = counted;
            request.setBody(Body.body(counted, request.getBody().length()));
            context.addEndHandler(answered -> dropRest(counted));
        }
        watch(limits.silenceNanos());
        proxy.sendRequest().onComplete(sent -> {
            if (sent.failed()) {
                answer.tryFail(sent.cause());
            } else if (!answer.tryComplete(sent.result())) {
                sent.result().release();
            }
        });
        return answer.future()
                .onComplete(done -> {
                    given = true;
                    context.vertx().cancelTimer(timer);
                })
                .recover(failure -> Future.succeededFuture(refusal(request, failure)));
    }

    private void watch(long nanos) {
        timer = context.vertx().setTimer(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)), fired -> checkProgress());
    }

    private void checkProgress() {
        RequestBody passing = body;
        long last = passing == null ? startedNanos : passing.lastProgressNanos();
        long left = limits.silenceNanos() - (System.nanoTime() - last);
        if (left > 0) {
            watch(left);
        } else if (passing != null && passing.waitsForCaller() && outgoing != null) {
            giveUp(new Refused(GatewayProblem.REQUEST_TIMEOUT, "The rest of the request body did not arrive."));
        } else {
            giveUp(new Refused(
                    GatewayProblem.UPSTREAM_TIMEOUT, "The " + upstream.service() + " service did not answer in time."));
        }
    }

    private void giveUp(Refused refused) {
        answer.tryFail(refused);
        HttpClientRequest sent = outgoing;
        if (sent != null) {
            sent.reset();
        }
        RequestBody passing = body;
        if (passing != null) {
            passing.abandon(refused);
        }
    }

    /** A service may answer before it has read everything; then nobody takes the rest any more. */
    private void dropRest(RequestBody passing) {
        if (!incoming.isEnded()) {
            passing.abandon(new Refused(GatewayProblem.PAYLOAD_TOO_LARGE, "Answered before the end of the body."));
            Leftover.discard(context.vertx(), incoming);
        }
    }

    private ProxyResponse refusal(ProxyRequest request, Throwable failure) {
        Refused refused = classify(failure);
        // Services answer over HTTP/1, so a stream is only ever reset from here: when the caller has gone.
        if (exchange.isOver() || failure instanceof StreamResetException) {
            LOG.debugf("traceId=%s the caller has gone: %s", exchange.traceId(), failure.getMessage());
        } else if (refused.problem().status() >= 500) {
            LOG.warnf(
                    "traceId=%s %s to %s: %s",
                    exchange.traceId(), refused.problem(), upstream.service(), failure.getMessage());
        }
        RequestBody passing = body;
        if (passing != null) {
            passing.abandon(refused);
        }
        return fill(request.release().response(), refused);
    }

    private ProxyResponse fill(ProxyResponse response, Refused refused) {
        Buffer problem = Problems.body(refused, exchange);
        Problems.headers(refused, response.headers());
        return response.setStatusCode(refused.problem().status()).setBody(Body.body(problem));
    }

    private Refused classify(Throwable failure) {
        if (failure instanceof Refused refused) {
            return refused;
        }
        if (failure instanceof ConnectionPoolTooBusyException) {
            return new Refused(
                    GatewayProblem.UNAVAILABLE,
                    "The " + upstream.service() + " service has too many requests waiting.");
        }
        return new Refused(
                GatewayProblem.UPSTREAM_UNREACHABLE, "The " + upstream.service() + " service can't be reached.");
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext proxy) {
        ProxyResponse response = proxy.response();
        MultiMap headers = response.headers();
        if (response.getStatusCode() == UNAVAILABLE && !isProblem(headers)) {
            fill(
                    response.release().setStatusMessage(null),
                    new Refused(
                            GatewayProblem.UNAVAILABLE, "The " + upstream.service() + " service is not ready yet."));
            return proxy.sendResponse();
        }
        ForwardedHeaders.removeHopByHop(headers);
        // A reason phrase tells nobody anything, and with one the server announces a body on 304.
        response.setStatusMessage(null);
        // Ids and cross-origin rules are the gateway's; two values of them would be none to a browser.
        headers.remove("X-Request-Id").remove("X-Content-Type-Options");
        headers.names().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"))
                .toList()
                .forEach(headers::remove);
        String location = headers.get(HttpHeaders.LOCATION);
        if (location != null) {
            headers.set(HttpHeaders.LOCATION, upstream.relative(location));
        }
        Body content = response.getBody();
        if (response.getStatusCode() == NO_CONTENT && content != null) {
            // The proxy would announce a chunked body, which an answer without content must not have.
            content.stream().resume();
            headers.remove(HttpHeaders.CONTENT_LENGTH);
            response.setBody(null);
        }
        return proxy.sendResponse();
    }

    private static boolean isProblem(MultiMap headers) {
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(Problems.MEDIA_TYPE);
    }

    /** Returns how the call ended, once it has: the class of the status, or the gateway's own answer. */
    Future<String> outcome() {
        return answer.future()
                .map(response -> response.getStatusCode() / 100 + "xx")
                .recover(failure -> Future.succeededFuture(classify(failure)
                        .problem()
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-')));
    }
}
