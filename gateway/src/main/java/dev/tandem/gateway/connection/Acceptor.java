package dev.tandem.gateway.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.util.AttributeKey;
import java.net.InetSocketAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Stands before everything in the pipeline of a listening socket, through which the accepted connections pass: counts them,
 * in total and by client, closes what is too much, and puts a guard into the others.
 */
@ChannelHandler.Sharable
final class Acceptor extends ChannelInboundHandlerAdapter {

    /** Set on every connection that has a guard. */
    static final AttributeKey<Boolean> GUARDED = AttributeKey.valueOf("dev.tandem.gateway.guarded");

    private static final Logger LOG = Logger.getLogger(Acceptor.class);

    private final int maxConnections;
    private final int maxPerClient;
    private final Supplier<ConnectionGuard> guards;
    private final Drain drain;
    private final Consumer<String> turnedAway;
    private final AtomicInteger open = new AtomicInteger();
    private final ConcurrentMap<String, Integer> byClient = new ConcurrentHashMap<>();

    /**
     * Admits connections.
     *
     * @param turnedAway told the reason, {@code total} or {@code client}, for every connection that is closed at once
     */
    Acceptor(
            int maxConnections,
            int maxPerClient,
            Supplier<ConnectionGuard> guards,
            Drain drain,
            Consumer<String> turnedAway) {
        this.maxConnections = maxConnections;
        this.maxPerClient = maxPerClient;
        this.guards = guards;
        this.drain = drain;
        this.turnedAway = turnedAway;
    }

    int open() {
        return open.get();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof Channel connection && !admit(connection)) {
            connection.unsafe().closeForcibly();
            return;
        }
        super.channelRead(context, message);
    }

    private boolean admit(Channel connection) {
        if (open.incrementAndGet() > maxConnections) {
            open.decrementAndGet();
            return turnAway("total", connection);
        }
        String client = connection.remoteAddress() instanceof InetSocketAddress address && address.getAddress() != null
                ? ClientAddress.of(address.getAddress())
                : "local";
        if (byClient.merge(client, 1, Integer::sum) > maxPerClient) {
            leave(client);
            return turnAway("client", connection);
        }
        connection.closeFuture().addListener(closed -> leave(client));
        connection.pipeline().addLast(new Starter());
        return true;
    }

    private void leave(String client) {
        open.decrementAndGet();
        byClient.computeIfPresent(client, (key, count) -> count > 1 ? count - 1 : null);
    }

    private boolean turnAway(String reason, Channel connection) {
        LOG.debugf("too many connections (%s), closing %s", reason, connection.remoteAddress());
        turnedAway.accept(reason);
        return false;
    }

    /** Waits until the server has put its own handlers into the pipeline. */
    private final class Starter extends ChannelInboundHandlerAdapter {

        @Override
        public void channelActive(ChannelHandlerContext context) throws Exception {
            ChannelPipeline pipeline = context.pipeline();
            if (pipeline.get("httpDecoder") != null && pipeline.get("handler") != null) {
                ConnectionGuard guard = guards.get();
                pipeline.addBefore("httpDecoder", "connectionGuard", guard);
                pipeline.addBefore("handler", "answerWatch", new AnswerWatch(guard, drain));
                context.channel().attr(GUARDED).set(Boolean.TRUE);
            }
            super.channelActive(context);
            pipeline.remove(this);
        }
    }
}
