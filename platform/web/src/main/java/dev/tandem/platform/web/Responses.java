package dev.tandem.platform.web;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers with the headers that the conventions ask for. */
public final class Responses {

    private Responses() {}

    /** 200 with an ETag. */
    public static <T> RestResponse<T> ok(T body, long version) {
        return ResponseBuilder.ok(body)
                .header(HttpHeaders.ETAG, ETags.of(version))
                .build();
    }

    /** 201 with Location and ETag; {@code path} is absolute: {@code /api/v1/people/…}. */
    public static <T> RestResponse<T> created(String path, T body, long version) {
        // As text: the framework would make the address absolute with the host behind the gateway.
        return ResponseBuilder.create(RestResponse.Status.CREATED, body)
                .header(HttpHeaders.LOCATION, path)
                .header(HttpHeaders.ETAG, ETags.of(version))
                .build();
    }

    /** 202 with the Location of the resource that shows the progress. */
    public static <T> RestResponse<T> accepted(String path, T body) {
        return ResponseBuilder.create(RestResponse.Status.ACCEPTED, body)
                .header(HttpHeaders.LOCATION, path)
                .build();
    }

    /** 204. */
    public static RestResponse<Void> noContent() {
        return RestResponse.noContent();
    }
}
