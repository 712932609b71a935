package dev.tandem.gateway.routing;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which service owns which collection. The segment after {@code /api/v1} is the only thing that is routed on. */
@Singleton
public class RouteTable {

    private static final Pattern COLLECTION = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final Map<String, Upstream> upstreams = new TreeMap<>();
    private final Map<String, Upstream> management = new TreeMap<>();
    private final Map<String, Upstream> owners = new LinkedHashMap<>();

    /**
     * Reads the table from the configuration.
     *
     * @throws IllegalArgumentException when a collection has two owners or a bad name, or a service has no address
     */
    public RouteTable(GatewayConfig config) {
        config.routes().forEach((service, collections) -> {
            URI address = config.upstreams().get(service);
            if (address == null) {
                throw new IllegalArgumentException("tandem.gateway.upstreams." + service + " is missing");
            }
            URI health = config.management().get(service);
            if (health == null) {
                throw new IllegalArgumentException("tandem.gateway.management." + service + " is missing");
            }
            Upstream upstream = Upstream.of("upstreams", service, address);
            management.put(service, Upstream.of("management", service, health));
            upstreams.put(service, upstream);
            collections.forEach(collection -> own(collection.strip(), upstream));
        });
    }

    private void own(String collection, Upstream upstream) {
        if (!COLLECTION.matcher(collection).matches()) {
            throw new IllegalArgumentException("'" + collection + "' in tandem.gateway.routes." + upstream.service()
                    + " is not the name of a collection");
        }
        Upstream other = owners.putIfAbsent(collection, upstream);
        if (other != null) {
            throw new IllegalArgumentException("collection '" + collection + "' is routed to both " + other.service()
                    + " and " + upstream.service());
        }
    }

    /** Returns the service that owns {@code collection}. */
    public Optional<Upstream> owner(String collection) {
        return Optional.ofNullable(owners.get(collection));
    }

    /** Returns the collections that have an owner. */
    public Set<String> collections() {
        return Set.copyOf(owners.keySet());
    }

    /** Returns where each service answers for its health, ordered by name. */
    public Collection<Upstream> management() {
        return List.copyOf(management.values());
    }

    /** Returns every service, ordered by name. */
    public Collection<Upstream> upstreams() {
        return List.copyOf(upstreams.values());
    }
}
