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

    /**
     * How long a connection to a service is kept unused, in whole seconds. Shorter than the delay in which a service that
     * stops still serves (5 s): none that it is about to close is taken for a request.
     */
    @WithDefault("2s")
    Duration keepAlive();

    /** The largest request body, counted as it passes, so that chunked uploads are held to it as well. */
    @WithDefault("10M")
    MemorySize maxBodySize();

    /** Connections to each service at a time. */
    @WithDefault("256")
    int maxConnections();

    /** Requests that may wait for a connection to one service; the next one gets 503 rather than a place in a long queue. */
    @WithDefault("256")
    int maxWaiting();

    /**
     * Where each service answers for its health, {@code http://host:port}, by short service name. What is known there is
     * shown and measured; it decides about no request.
     */
    Map<String, URI> management();

    Connections connections();

    Pace pace();

    Buffer buffer();

    Share share();

    Rate rate();

    Cors cors();

    Health health();

    Issuer issuer();

    /** Which pages of other origins may call the API from a browser. */
    interface Cors {

        /** Allowed origins, e.g. {@code https://hr.example.org}; {@code *} allows any, nothing allows none. */
        Optional<Set<String>> origins();

        /** How long a browser may remember the answer to a preflight. */
        @WithDefault("10m")
        Duration maxAge();
    }

    /** How many connections clients may have. */
    interface Connections {

        /** Connections of all clients; more are closed at once. */
        @WithDefault("4096")
        int max();

        /** Connections of one client: an IPv4 address, or the first half of an IPv6 address. A proxy in front is one client. */
        @WithDefault("1024")
        int maxPerClient();

        /** Requests that one connection may have waiting for their answers, 1 to 63; one more gets 503 and ends it. */
        @WithDefault("32")
        int maxPipelined();
    }

    /** How fast a client must send and take, so that slowness can't hold what others need. */
    interface Pace {

        /** How often the pace is looked at; everything below is that coarse. */
        @WithDefault("1s")
        Duration checkInterval();

        /** From the first byte of a request line to the end of the header fields; 408 and close. */
        @WithDefault("10s")
        Duration headDeadline();

        /** From the end of the head to the end of the body, without the time in which the gateway does not read; 408 and close. */
        @WithDefault("2m")
        Duration bodyDeadline();

        /** Over how long the rates below are measured. */
        @WithDefault("10s")
        Duration window();

        /** The least bytes of a request per second, in every window; 408 and close. */
        @WithDefault("1K")
        MemorySize minRequestRate();

        /** The least bytes of an answer per second that a client must take while there are some for it; close. */
        @WithDefault("1K")
        MemorySize minAnswerRate();
    }

    /** Bodies are kept here until they are complete or too large for that; only then a service is asked. */
    interface Buffer {

        /** Bodies up to this size are complete before the service hears of them; larger ones are streamed from there. */
        @WithDefault("64K")
        MemorySize bodySize();

        /** What all bodies together may take; one more piece gets 503. */
        @WithDefault("64M")
        MemorySize total();

        /** The percentage of the total that one subject may take. */
        @WithDefault("25")
        int subjectPercent();
    }

    /** How much of the connections to a service one caller or one collection may have at a time. */
    interface Share {

        /** Requests of one subject that are with the services at a time, over all services; one more gets 429. */
        @WithDefault("64")
        int subject();

        /** The percentage of the connections and the queue of its service that one collection may take; one more gets 503. */
        @WithDefault("75")
        int collectionPercent();
    }

    /** Requests per second, counted in the memory of each replica: n replicas allow n times as much. */
    interface Rate {

        /** Whether there is a limit at all. */
        @WithDefault("true")
        boolean enabled();

        /** Requests of one subject per second in the long run; 429. */
        @WithDefault("1000")
        int subjectPerSecond();

        /** Requests of one subject that may come at once. */
        @WithDefault("2000")
        int subjectBurst();

        /** Requests of one client address per second in the long run, with or without a token; 429. */
        @WithDefault("4000")
        int clientPerSecond();

        /** Requests of one client address that may come at once. */
        @WithDefault("8000")
        int clientBurst();

        /** Subjects, and clients, that are remembered; who was longest away is forgotten first. */
        @WithDefault("100000")
        int entries();
    }

    /** How the states of the services are asked for. */
    interface Health {

        /** A service that has not answered by then counts as down. */
        @WithDefault("2s")
        Duration timeout();

        /** How often every service is asked. */
        @WithDefault("5s")
        Duration interval();
    }

    /** How the issuer's keys are fetched before the gateway is ready; once it has them, it stays ready. */
    interface Issuer {

        /** How long to wait between attempts. */
        @WithDefault("2s")
        Duration retryInterval();
    }
}
