package dev.tandem.gateway.routing;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings of the gateway, all under {@code tandem.gateway}. */
@ConfigMapping(prefix = "tandem.gateway")
public interface GatewayConfig {

    /** The collections that each service owns, by short service name. */
    Map<String, List<String>> routes();

    /** Where each service listens, {@code http://host:port}, by short service name. */
    Map<String, URI> upstreams();

    /**
     * How long a service may stay silent before the caller gets 504, from the last piece of the request that it took to
     * the head of its answer.
     */
    @WithDefault("30s")
    Duration upstreamTimeout();

    /** How long a connection to a service may take to open; a host that drops packets would otherwise hold callers. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** The largest request body, counted as it passes, so that chunked uploads are held to it as well. */
    @WithDefault("10M")
    MemorySize maxBodySize();

    /** Connections to each service at a time. */
    @WithDefault("256")
    int maxConnections();

    /** Requests that may wait for a connection to one service; the next one gets 503 rather than a place in a long queue. */
    @WithDefault("256")
    int maxWaiting();

    Cors cors();

    Health health();

    /** Which pages of other origins may call the API from a browser. */
    interface Cors {

        /** Allowed origins, e.g. {@code https://hr.example.org}; {@code *} allows any, nothing allows none. */
        Optional<Set<String>> origins();

        /** How long a browser may remember the answer to a preflight. */
        @WithDefault("10m")
        Duration maxAge();
    }

    /** How the readiness of the services is asked for. */
    interface Health {

        /** A service that has not answered by then counts as not ready. */
        @WithDefault("2s")
        Duration timeout();

        /** Answers are kept that long, so that many probes of the gateway are few probes of each service. */
        @WithDefault("1s")
        Duration cacheFor();
    }
}
