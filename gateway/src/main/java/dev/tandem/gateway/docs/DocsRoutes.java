package dev.tandem.gateway.docs;

import dev.tandem.gateway.problem.GatewayProblem;
import dev.tandem.gateway.problem.Problems;
import dev.tandem.gateway.problem.Refused;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/** The documentation page and what it loads. Everything is served from here, so it works without a network. */
@Singleton
class DocsRoutes {

    private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
    private static final String YAML = ".yaml";
    private static final String CSS = "text/css; charset=utf-8";

    // The page's library sets styles from scripts; scripts themselves come from this origin only.
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Map<String, String> ASSETS = Map.of(
            "docs.js", JAVASCRIPT,
            "docs.css", CSS,
            "swagger-ui-bundle.js", JAVASCRIPT,
            "swagger-ui-bundle.js.LICENSE.txt", "text/plain; charset=utf-8",
            "swagger-ui.css", CSS,
            "favicon-32x32.png", "image/png");

    private final Contracts contracts;
    private final StaticContent page = required("docs/index.html", "text/html; charset=utf-8");
    private final Map<String, StaticContent> assets = new HashMap<>();

    DocsRoutes(Contracts contracts) {
        this.contracts = contracts;
        ASSETS.forEach((name, type) -> assets.put(name, required("docs/assets/" + name, type)));
    }

    void register(@Observes Router router) {
        StaticContent index = contracts.index();
        get(router, "/", this::redirect);
        get(router, "/docs", this::page);
        get(router, "/docs/assets/:name", this::asset);
        get(router, "/contracts/index.json", index::send);
        get(router, "/contracts/:file", this::contract);
    }

    private static void get(Router router, String path, Handler<RoutingContext> handler) {
        router.route(path)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT)
                .handler(handler)
                .failureHandler(Problems::answerFailure);
    }

    private void redirect(RoutingContext context) {
        context.response()
                .setStatusCode(302)
                .putHeader(HttpHeaders.LOCATION, "/docs")
                .end();
    }

    private void page(RoutingContext context) {
        context.response()
                .putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .putHeader("Referrer-Policy", "no-referrer");
        page.send(context);
    }

    private void asset(RoutingContext context) {
        StaticContent asset = assets.get(context.pathParam("name"));
        if (asset == null) {
            throw new Refused(GatewayProblem.NOT_FOUND, "The documentation has no such file.");
        }
        asset.send(context);
    }

    private void contract(RoutingContext context) {
        String file = String.valueOf(context.pathParam("file"));
        String service = file.endsWith(YAML) ? file.substring(0, file.length() - YAML.length()) : "";
        contracts
                .contract(service)
                .orElseThrow(() -> new Refused(
                        GatewayProblem.NOT_FOUND, "There is no such contract; /contracts/index.json lists them."))
                .send(context);
    }

    private static StaticContent required(String resource, String mediaType) {
        return StaticContent.find(resource, mediaType)
                .orElseThrow(() -> new IllegalStateException(resource + " is missing in this build"));
    }
}
