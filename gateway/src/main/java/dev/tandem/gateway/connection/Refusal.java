package dev.tandem.gateway.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Why a connection ends with an answer of its own. The answer is written past the HTTP server, which has not seen the
 * request or must not see more of it.
 *
 * @param kind what it is called
 * @param detail one sentence for the caller, without anything that it sent
 */
record Refusal(Kind kind, String detail) {

    /** What a connection can be refused for; the slugs are those of the problems behind it. */
    enum Kind {
        MALFORMED(HttpResponseStatus.BAD_REQUEST, "malformed-request", "The request can't be read"),
        TOO_SLOW(HttpResponseStatus.REQUEST_TIMEOUT, "request-timeout", "The request did not arrive in time"),
        TOO_LARGE(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE, "payload-too-large", "The request body is too large"),
        TARGET_TOO_LONG(HttpResponseStatus.REQUEST_URI_TOO_LONG, "uri-too-long", "The address is too long"),
        HEAD_TOO_LARGE(
                HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                "header-fields-too-large",
                "The request's header fields are too large"),
        BROKEN(HttpResponseStatus.INTERNAL_SERVER_ERROR, "internal-error", "Something went wrong"),
        BUSY(HttpResponseStatus.SERVICE_UNAVAILABLE, "unavailable", "The service is not ready");

        private final HttpResponseStatus status;
        private final String slug;
        private final String title;

        Kind(HttpResponseStatus status, String slug, String title) {
            this.status = status;
            this.slug = slug;
            this.title = title;
        }

        int status() {
            return status.code();
        }
    }

    static final String MEDIA_TYPE = "application/problem+json";

    /** Returns the problem's body; {@code traceId} is 32 lower-case hexadecimal digits. */
    ByteBuf body(String traceId) {
        // Every part is a constant of this package, so nothing needs escaping.
        return Unpooled.copiedBuffer(
                "{\"type\":\"urn:tandem:problem:" + kind.slug + "\",\"title\":\"" + kind.title + "\",\"status\":"
                        + kind.status() + ",\"detail\":\"" + detail + "\",\"traceId\":\"" + traceId + "\"}",
                StandardCharsets.US_ASCII);
    }

    /** Returns the whole answer as it goes over the wire; the connection ends after it. */
    ByteBuf answer(String traceId) {
        ByteBuf body = body(traceId);
        String head = "HTTP/1.1 " + kind.status + "\r\ncontent-type: " + MEDIA_TYPE
                + "\r\ncache-control: no-store\r\nx-content-type-options: nosniff\r\ncontent-length: "
                + body.readableBytes()
                + (kind == Kind.BUSY ? "\r\nretry-after: 1" : "")
                + "\r\nconnection: close\r\n\r\n";
        return Unpooled.wrappedBuffer(Unpooled.copiedBuffer(head, StandardCharsets.US_ASCII), body);
    }

    /** Returns a new trace id: what is refused here has not been parsed, so it has none of its own. */
    static String newTraceId() {
        byte[] bytes = new byte[16];
        ThreadLocalRandom.current().nextBytes(bytes);
        bytes[0] |= 1;
        return ByteBufUtil.hexDump(bytes);
    }
}
