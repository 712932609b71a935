package dev.tandem.platform.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** What the first request with an idempotency key was answered. */
record StoredAnswer(
        String requestHash,
        int status,
        @Nullable String location,
        @Nullable String etag,
        @Nullable String body) {

    Response replay() {
        Response.ResponseBuilder response = Response.status(status).header("Idempotency-Replayed", "true");
        if (location != null) {
            response.header(HttpHeaders.LOCATION, location);
        }
        if (etag != null) {
            response.header(HttpHeaders.ETAG, etag);
        }
        if (body != null) {
            response.entity(body).type(MediaType.APPLICATION_JSON_TYPE);
        }
        return response.build();
    }
}
