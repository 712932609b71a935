package dev.tandem.gateway.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the HTTP codec and the server of one connection. It tells the guard where answers begin and end, gives a
 * body to errors that the server answers without one, and ends the connection after an answer while the process drains.
 */
final class AnswerWatch extends ChannelDuplexHandler {

    private static final String NO_DETAIL = "The server could not make sense of the request.";

    private final ConnectionGuard guard;
    private final Drain drain;
    private long delivered;
    private boolean last;

    AnswerWatch(ConnectionGuard guard, Drain drain) {
        this.guard = guard;
        this.drain = drain;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        DecoderResult result = message instanceof HttpObject object ? object.decoderResult() : DecoderResult.SUCCESS;
        if (result.isFailure()) {
            // The guard has let something pass that the decoder does not take; the server never sees it.
            ReferenceCountUtil.release(message);
            guard.refuseUndecoded(
                    new Refusal(kind(result.cause()), NO_DETAIL), delivered, message instanceof HttpContent);
            return;
        }
        if (message instanceof HttpRequest) {
            delivered++;
        }
        super.channelRead(context, message);
    }

    private static Refusal.Kind kind(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return Refusal.Kind.TARGET_TOO_LONG;
        }
        return cause instanceof TooLongHttpHeaderException ? Refusal.Kind.HEAD_TOO_LARGE : Refusal.Kind.MALFORMED;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        Object outgoing = message;
        boolean interim = false;
        if (message instanceof HttpResponse response) {
            interim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
            if (!interim) {
                guard.answerBegun();
                outgoing = withBody(response);
                last = drain.hasBegun();
                if (last) {
                    ((HttpResponse) outgoing).headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
                }
            }
        }
        boolean ends = !interim && message instanceof LastHttpContent;
        ChannelPromise written = promise;
        if (ends && last) {
            written = promise.unvoid();
            written.addListener(done -> guard.hangUp());
        }
        super.write(context, outgoing, written);
        if (ends) {
            guard.answerEnded();
        }
    }

    private HttpResponse withBody(HttpResponse response) {
        if (!(response instanceof FullHttpResponse full)
                || full.content().isReadable()
                || response.status().code() < 400
                || guard.answersHead()) {
            return response;
        }
        Refusal.Kind kind = kind(response.status().code());
        if (kind == null) {
            return response;
        }
        FullHttpResponse filled = new DefaultFullHttpResponse(
                response.protocolVersion(),
                response.status(),
                new Refusal(kind, NO_DETAIL).body(Refusal.newTraceId()),
                response.headers().copy(),
                EmptyHttpHeaders.INSTANCE);
        HttpHeaders headers = filled.headers();
        headers.set(HttpHeaderNames.CONTENT_TYPE, Refusal.MEDIA_TYPE);
        headers.set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
        headers.set(HttpHeaderNames.CONTENT_LENGTH, filled.content().readableBytes());
        full.release();
        return filled;
    }

    private static Refusal.@Nullable Kind kind(int status) {
        for (Refusal.Kind kind : Refusal.Kind.values()) {
            if (kind.status() == status) {
                return kind;
            }
        }
        return null;
    }
}
