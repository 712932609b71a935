package dev.tandem.gateway.routing;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import org.jboss.logging.Logger;

/** Clients for the services. */
public final class UpstreamClient {

    private static final Logger LOG = Logger.getLogger(UpstreamClient.class);

    private UpstreamClient() {}

    /** Creates a client whose connections may break: what that means is told by the request that was on it, if any. */
    public static HttpClient create(Vertx vertx, HttpClientOptions options, PoolOptions pool) {
        return vertx.httpClientBuilder()
                .with(options)
                .with(pool)
                .withConnectHandler(connection ->
                        // Without a handler, Vert.x logs every reset as an error.
                        connection.exceptionHandler(failure -> LOG.debugf("connection to a service: %s", failure)))
                .build();
    }
}
