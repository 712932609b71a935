package dev.tandem.gateway.proxy;

import dev.tandem.gateway.trace.Exchange;
import dev.tandem.gateway.trace.TraceParent;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a service learns about the caller's side of the connection. Whatever a caller says about that itself is dropped: a
 * service that believed it could be told any address, host or user.
 */
final class ForwardedHeaders {

    private static final List<String> FORGEABLE_PREFIXES =
            List.of("x-forwarded", "x-auth-request-", "x-authenticated-", "x-envoy-", "x-original-", "x-tandem-");

    private static final Set<String> FORGEABLE = Set.of(
            "forwarded",
            "via",
            "x-real-ip",
            "x-client-ip",
            "x-cluster-client-ip",
            "true-client-ip",
            "cf-connecting-ip",
            "remote-user",
            "x-remote-user",
            "x-user",
            "x-user-id",
            "x-user-name",
            "x-user-roles",
            "x-person-id",
            "x-roles",
            "x-rewrite-url",
            // They would turn a method that was checked here into another one behind it.
            "x-http-method",
            "x-http-method-override",
            "x-method-override");

    // https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1; Transfer-Encoding is the proxy's own affair.
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "upgrade",
            "http2-settings");

    private static final String VIA = "1.1 tandem-gateway";

    private ForwardedHeaders() {}

    /** Replaces everything a caller may not set with what the gateway knows. */
    static void apply(MultiMap headers, HttpServerRequest request, Exchange exchange) {
        removeHopByHop(headers);
        // The gateway has answered it already.
        headers.remove(HttpHeaders.EXPECT);
        List.copyOf(headers.names()).stream()
                .filter(ForwardedHeaders::isForgeable)
                .forEach(headers::remove);

        String address = request.remoteAddress().hostAddress();
        String scheme = request.scheme();
        headers.set("X-Forwarded-For", address);
        headers.set("X-Forwarded-Proto", scheme);
        headers.set("Via", VIA);
        StringBuilder forwarded = new StringBuilder("for=")
                .append(node(address))
                .append(";proto=")
                .append(scheme);
        HostAndPort authority = request.authority();
        if (authority != null) {
            int port = authority.port() > 0 ? authority.port() : "https".equals(scheme) ? 443 : 80;
            headers.set("X-Forwarded-Host", authority.toString());
            headers.set("X-Forwarded-Port", Integer.toString(port));
            forwarded.append(";host=\"").append(authority).append('"');
        }
        headers.set("Forwarded", forwarded.toString());

        TraceParent trace = exchange.traceParent();
        headers.set(TraceParent.HEADER, trace.value());
        if (!trace.received()) {
            headers.remove("tracestate");
        }
        headers.set("X-Request-Id", exchange.requestId());
    }

    /** Removes the headers that concern one connection only, the ones that Connection names included. */
    static void removeHopByHop(MultiMap headers) {
        for (String value : headers.getAll(HttpHeaders.CONNECTION)) {
            for (String name : value.split(",", -1)) {
                if (!name.isBlank()) {
                    headers.remove(name.strip());
                }
            }
        }
        HOP_BY_HOP.forEach(headers::remove);
    }

    private static boolean isForgeable(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return FORGEABLE.contains(name) || FORGEABLE_PREFIXES.stream().anyMatch(name::startsWith);
    }

    // https://www.rfc-editor.org/rfc/rfc7239#section-6: IPv6 in brackets, and then quoted.
    private static String node(String address) {
        return address.indexOf(':') < 0 ? address : "\"[" + address + "]\"";
    }
}
