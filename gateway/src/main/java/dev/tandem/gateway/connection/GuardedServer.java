package dev.tandem.gateway.connection;

import dev.tandem.gateway.routing.GatewayConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Puts the guards into the public server. Neither Quarkus nor Vert.x hands out a connection before its first request, so
 * the listening socket is looked up on the event loop that accepts connections. Until it is found, no request is answered.
 */
@Singleton
public class GuardedServer implements HttpServerOptionsCustomizer {

    private static final String ACCEPTOR = "acceptor";

    private final Vertx vertx;
    private final GatewayConfig config;
    private final HttpServer server;
    private final MeterRegistry metrics;
    private final Drain drain = new Drain();
    private volatile boolean guarded;

    GuardedServer(Vertx vertx, GatewayConfig config, HttpServer server, MeterRegistry metrics) {
        this.vertx = vertx;
        this.config = config;
        this.server = server;
        this.metrics = metrics;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        ConnectionLimits limits = limits(options);
        Acceptor acceptor = new Acceptor(
                config.connections().max(),
                config.connections().maxPerClient(),
                () -> new ConnectionGuard(limits, this::countRefusal),
                drain,
                reason -> metrics.counter("tandem.gateway.connections.refused", "reason", reason)
                        .increment());
        metrics.gauge("tandem.gateway.connections", acceptor, Acceptor::open);
        EventLoop loop = ((VertxInternal) vertx).getAcceptorEventLoopGroup().next();
        loop.execute(() -> guard(loop, acceptor));
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        if (options.getKeyCertOptions() != null) {
            throw new IllegalStateException("the gateway guards plain HTTP only: end TLS in front of it");
        }
    }

    private ConnectionLimits limits(HttpServerOptions options) {
        GatewayConfig.Pace pace = config.pace();
        long window = pace.window().toMillis();
        return new ConnectionLimits(
                options.getMaxInitialLineLength(),
                options.getMaxHeaderSize(),
                config.connections().maxPipelined(),
                pace.checkInterval().toMillis(),
                pace.headDeadline().toMillis(),
                pace.bodyDeadline().toMillis(),
                window,
                perWindow(pace.minRequestRate().asLongValue(), pace.window()),
                perWindow(pace.minAnswerRate().asLongValue(), pace.window()));
    }

    private static long perWindow(long bytesPerSecond, Duration window) {
        return bytesPerSecond * window.toMillis() / 1_000;
    }

    private void countRefusal(Refusal.Kind kind) {
        metrics.counter(
                        "tandem.gateway.requests.refused",
                        "reason",
                        kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .increment();
    }

    private void guard(EventLoop loop, Acceptor acceptor) {
        int port = server.getPort();
        Iterator<Channel> channels = ((SingleThreadEventLoop) loop).registeredChannelsIterator();
        while (port > 0 && channels.hasNext()) {
            Channel channel = channels.next();
            if (channel instanceof ServerChannel
                    && channel.localAddress() instanceof InetSocketAddress address
                    && address.getPort() == port) {
                channel.pipeline().addFirst(ACCEPTOR, acceptor);
                guarded = true;
                return;
            }
        }
        loop.schedule(() -> guard(loop, acceptor), 1, TimeUnit.MILLISECONDS);
    }

    /** Returns true once new connections are guarded. */
    public boolean isGuarded() {
        return guarded;
    }

    /** Returns true when {@code connection} has a guard; the first ones of a process may have come before it. */
    public static boolean isGuarded(HttpConnection connection) {
        return connection instanceof ConnectionBase base && base.channel().hasAttr(Acceptor.GUARDED);
    }

    void startDraining(@Observes ShutdownDelayInitiatedEvent stopping) {
        drain.begin();
    }

    void stopDraining(@Observes StartupEvent started) {
        drain.end();
    }
}
