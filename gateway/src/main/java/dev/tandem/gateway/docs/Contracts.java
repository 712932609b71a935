package dev.tandem.gateway.docs;

import dev.tandem.gateway.routing.RouteTable;
import dev.tandem.gateway.routing.Upstream;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The contracts that the services committed, as they were when the gateway was built. */
@Singleton
class Contracts {

    private final Map<String, StaticContent> byService = new TreeMap<>();

    Contracts(RouteTable routes) {
        for (Upstream upstream : routes.upstreams()) {
            String service = upstream.service();
            StaticContent.find("contracts/" + service + "-service/contracts/openapi.yaml", "application/yaml")
                    .ifPresent(contract -> byService.put(service, contract));
        }
    }

    Optional<StaticContent> contract(String service) {
        return Optional.ofNullable(byService.get(service));
    }

    /** Returns the list of the contracts, for the page's drop-down and for generators of clients. */
    StaticContent index() {
        JsonArray items = new JsonArray();
        byService
                .keySet()
                .forEach(service -> items.add(
                        new JsonObject().put("service", service).put("url", "/contracts/" + service + ".yaml")));
        return StaticContent.of(
                Buffer.buffer(new JsonObject().put("items", items).encodePrettily()), "application/json");
    }
}
