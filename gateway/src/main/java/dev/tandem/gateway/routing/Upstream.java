package dev.tandem.gateway.routing;

import io.vertx.core.http.RequestOptions;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A service behind the gateway.
 *
 * @param service short name, e.g. {@code participants}
 * @param host host name or address
 * @param port TCP port
 * @param secure whether it speaks TLS
 */
public record Upstream(String service, String host, int port, boolean secure) {

    /**
     * Reads an address of the form {@code http[s]://host[:port]}.
     *
     * @throws IllegalArgumentException when the address has another form
     */
    static Upstream of(String setting, String service, URI address) {
        boolean secure = "https".equalsIgnoreCase(address.getScheme());
        boolean plain = "http".equalsIgnoreCase(address.getScheme());
        String path = address.getRawPath();
        boolean bare = path == null || path.isEmpty() || "/".equals(path);
        if (address.getHost() == null || !(secure || plain) || !bare || address.getRawQuery() != null) {
            throw new IllegalArgumentException("tandem.gateway." + setting + '.' + service
                    + " must be http[s]://host[:port]"
                    + " without a path, but is " + address);
        }
        int port = address.getPort() > 0 ? address.getPort() : secure ? 443 : 80;
        return new Upstream(service, address.getHost(), port, secure);
    }

    /** Returns options for a new request to this service. */
    public RequestOptions requestOptions() {
        return new RequestOptions().setHost(host).setPort(port).setSsl(secure);
    }

    /**
     * Returns {@code location} without scheme and authority when it names this service: callers can't reach the service
     * itself, and relative to the gateway it is right. Any other location is returned as it is.
     */
    public String relative(String location) {
        URI uri;
        try {
            uri = URI.create(location);
        } catch (IllegalArgumentException notAnAddress) {
            return location;
        }
        return namesThis(uri) ? location.substring(location.indexOf('/', location.indexOf("://") + 3)) : location;
    }

    private boolean namesThis(URI uri) {
        @Nullable String path = uri.getRawPath();
        return uri.isAbsolute()
                && host.equalsIgnoreCase(uri.getHost())
                && (uri.getPort() == port || (uri.getPort() < 0 && port == (secure ? 443 : 80)))
                && path != null
                && path.startsWith("/");
    }
}
