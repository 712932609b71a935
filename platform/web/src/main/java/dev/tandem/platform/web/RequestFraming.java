package dev.tandem.platform.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests whose end or whose host a proxy in front may have seen elsewhere (RFC 9112). The server's decoder has
 * settled a Content-Length next to chunks by then, in favour of the chunks, and different lengths by a 400 of its own.
 */
final class RequestFraming {

    private RequestFraming() {}

    /** Says what is wrong; null when nothing is. */
    static @Nullable String violation(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            return null;
        }
        MultiMap headers = request.headers();
        int hosts = headers.getAll(HttpHeaders.HOST).size();
        if (hosts > 1 || (hosts == 0 && request.version() == HttpVersion.HTTP_1_1)) {
            return "There must be one Host.";
        }
        List<String> codings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
        if (codings.isEmpty()) {
            return null;
        }
        if (codings.size() > 1 || !codings.getFirst().strip().equalsIgnoreCase("chunked")) {
            return "The only transfer encoding is chunked.";
        }
        return request.version() == HttpVersion.HTTP_1_0 || headers.contains(HttpHeaders.CONTENT_LENGTH)
                ? "The body's end is not certain: Content-Length or Transfer-Encoding."
                : null;
    }
}
