package dev.tandem.gateway.edge;

import dev.tandem.gateway.admission.RateLimits;
import dev.tandem.gateway.connection.GuardedServer;
import dev.tandem.gateway.problem.GatewayProblem;
import dev.tandem.gateway.problem.Problems;
import dev.tandem.gateway.problem.Refused;
import dev.tandem.gateway.trace.Exchange;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The first and the last route: every request passes the one, and what nobody answered reaches the other. */
@Singleton
class EdgeRoutes {

    // Before Quarkus' security handlers, so that their answers carry the ids as well.
    private static final int FIRST = -10_000;
    private static final int LAST = RouteConstants.ROUTE_ORDER_AFTER_DEFAULT + 1_000;

    private final Cors cors;
    private final AccessLog accessLog;
    private final RateLimits limits;

    EdgeRoutes(Cors cors, AccessLog accessLog, RateLimits limits) {
        this.cors = cors;
        this.accessLog = accessLog;
        this.limits = limits;
    }

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(this::begin).failureHandler(Problems::answerFailure);
        router.route()
                .order(LAST)
                .handler(context ->
                        Problems.answer(context, new Refused(GatewayProblem.NOT_FOUND, "The API is under /api/v1.")))
                .failureHandler(Problems::answerFailure);
        router.errorHandler(GatewayProblem.MALFORMED_REQUEST.status(), Problems::answerFailure);
    }

    private void begin(RoutingContext context) {
        Exchange exchange = Exchange.begin(context);
        context.response()
                .putHeader("X-Request-Id", exchange.requestId())
                .putHeader("X-Content-Type-Options", "nosniff");
        context.addEndHandler(ended -> {
            exchange.end();
            accessLog.completed(context, exchange, ended.succeeded());
        });
        if (cors.handle(context)) {
            return;
        }
        if (!GuardedServer.isGuarded(context.request().connection())) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            Problems.answer(context, new Refused(GatewayProblem.UNAVAILABLE, "The gateway is still starting."));
            return;
        }
        limits.takeFromClient(context.request().remoteAddress().hostAddress());
        context.next();
    }
}
