package dev.tandem.gateway.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the HTTP decoder of one connection: lets well-framed requests through, ends the connection with an answer
 * of its own at the first byte of anything else, and cuts clients that send or take too slowly. What came before is
 * answered first; what comes after is dropped. Lives on the event loop of its connection.
 */
final class ConnectionGuard extends ChannelDuplexHandler implements RequestFraming.Heads {

    private static final Logger LOG = Logger.getLogger(ConnectionGuard.class);

    /** Closing at once would reset the connection while the client still sends, and it would never see the answer. */
    private static final long LINGER_MILLIS = 1_000;

    private final ConnectionLimits limits;
    private final Consumer<Refusal.Kind> refused;
    private final RequestFraming framing;
    private final Pace incoming;
    private final Pace outgoing;
    private @Nullable ChannelHandlerContext context;
    private @Nullable ScheduledFuture<?> tick;
    private @Nullable Refusal refusal;
    private long headRequests;
    private long begun;
    private long answered;
    private long written;
    private long stageSerial = -1;
    private long stageMillis;
    private boolean answering;
    private boolean midBody;
    private boolean finished;

    /**
     * Guards one connection.
     *
     * @param refused told of every refusal
     */
    ConnectionGuard(ConnectionLimits limits, Consumer<Refusal.Kind> refused) {
        this.limits = limits;
        this.refused = refused;
        this.framing = new RequestFraming(limits.maxLine(), limits.maxHead(), this);
        this.incoming = new Pace(limits.windowMillis(), limits.requestBytes());
        this.outgoing = new Pace(limits.windowMillis(), limits.answerBytes());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        // With a fixed delay a stalled event loop looks like one tick, not like a slow client.
        tick = added.executor()
                .scheduleWithFixedDelay(
                        this::checkPace, limits.checkMillis(), limits.checkMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        ScheduledFuture<?> running = tick;
        if (running != null) {
            running.cancel(false);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext inactive) throws Exception {
        handlerRemoved(inactive);
        super.channelInactive(inactive);
    }

    @Override
    public void channelRead(ChannelHandlerContext reading, Object message) throws Exception {
        if (!(message instanceof ByteBuf bytes)) {
            super.channelRead(reading, message);
            return;
        }
        if (refusal != null || finished) {
            bytes.release();
            return;
        }
        int bad = framing.check(bytes);
        if (bad < 0) {
            super.channelRead(reading, bytes);
            return;
        }
        bytes.writerIndex(bad);
        Refusal violation = framing.violation();
        super.channelRead(reading, bytes);
        if (violation != null) {
            refuse(violation, isInBody());
        }
    }

    @Override
    public boolean begin(boolean head) {
        if (begun - answered >= limits.maxPipelined()) {
            return false;
        }
        long bit = 1L << (begun & 63);
        headRequests = head ? headRequests | bit : headRequests & ~bit;
        begun++;
        return true;
    }

    /** Returns true when the answer that is due next belongs to a HEAD request. */
    boolean answersHead() {
        return (headRequests & (1L << (answered & 63))) != 0;
    }

    void answerBegun() {
        answering = true;
    }

    void answerEnded() {
        answering = false;
        answered++;
        if (refusal != null && !finished) {
            settle();
        }
    }

    /** Ends the connection because the decoder did not take what passed here, after {@code delivered} requests. */
    void refuseUndecoded(Refusal reason, long delivered, boolean inBody) {
        if (refusal == null) {
            begun = delivered;
            refuse(reason, inBody);
        }
    }

    /** Ends the connection with {@code reason}, after the answers to the requests before it. */
    private void refuse(Refusal reason, boolean inBody) {
        if (refusal != null || finished) {
            return;
        }
        refusal = reason;
        midBody = inBody;
        refused.accept(reason.kind());
        settle();
    }

    private boolean isInBody() {
        return framing.stage() == RequestFraming.Stage.BODY;
    }

    private void settle() {
        ChannelHandlerContext current = context;
        Refusal reason = refusal;
        long open = begun - answered;
        if (current == null || reason == null || open > (midBody ? 1 : 0)) {
            return;
        }
        if (midBody && (open == 0 || answering)) {
            // Its request has an answer already, or half of one.
            finish(current, current.alloc().buffer(0));
        } else {
            String traceId = Refusal.newTraceId();
            LOG.debugf(
                    "traceId=%s %s from %s: %s",
                    traceId, reason.kind(), current.channel().remoteAddress(), reason.detail());
            finish(current, reason.answer(traceId));
        }
    }

    private void finish(ChannelHandlerContext current, ByteBuf last) {
        finished = true;
        current.writeAndFlush(last).addListener(done -> hangUp());
    }

    /** Ends the connection after all that was written. */
    void hangUp() {
        finished = true;
        ChannelHandlerContext current = context;
        if (current == null || !current.channel().isActive()) {
            return;
        }
        if (!(current.channel() instanceof DuplexChannel channel)) {
            current.close();
            return;
        }
        // What still comes is read and dropped until the client hangs up as well.
        channel.config().setAutoRead(true);
        channel.shutdownOutput();
        current.executor().schedule(() -> current.close(), LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void write(ChannelHandlerContext writing, Object message, ChannelPromise promise) throws Exception {
        if (finished) {
            // The connection has had its last word; the server does not know that yet.
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
            return;
        }
        if (message instanceof ByteBuf bytes) {
            written += bytes.readableBytes();
        }
        super.write(writing, message, promise);
    }

    private void checkPace() {
        ChannelHandlerContext current = context;
        if (current == null || finished || !current.channel().isActive()) {
            return;
        }
        checkAnswer(current);
        if (refusal == null) {
            checkRequest(current);
        }
    }

    private void checkRequest(ChannelHandlerContext current) {
        RequestFraming.Stage stage = framing.stage();
        if (stage == RequestFraming.Stage.BETWEEN || framing.serial() != stageSerial) {
            stageSerial = framing.serial();
            stageMillis = 0;
            incoming.restart(framing.progress());
            return;
        }
        if (stage == RequestFraming.Stage.BODY && !current.channel().config().isAutoRead()) {
            // It is not the client that keeps the request waiting.
            incoming.restart(framing.progress());
            return;
        }
        stageMillis += limits.checkMillis();
        boolean late = stageMillis >= (stage == RequestFraming.Stage.HEAD ? limits.headMillis() : limits.bodyMillis());
        if (late || incoming.isTooSlow(framing.progress(), limits.checkMillis())) {
            refuse(new Refusal(Refusal.Kind.TOO_SLOW, "The rest of the request did not arrive in time."), isInBody());
        }
    }

    private void checkAnswer(ChannelHandlerContext current) {
        ChannelOutboundBuffer buffer = current.channel().unsafe().outboundBuffer();
        long pending = buffer == null ? 0 : buffer.totalPendingWriteBytes();
        if (pending == 0) {
            outgoing.restart(written);
        } else if (outgoing.isTooSlow(written - pending, limits.checkMillis())) {
            LOG.debugf("%s takes its answer too slowly", current.channel().remoteAddress());
            refused.accept(Refusal.Kind.TOO_SLOW);
            finished = true;
            current.close();
        }
    }
}
