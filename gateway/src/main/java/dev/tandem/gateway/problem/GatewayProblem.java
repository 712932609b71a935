package dev.tandem.gateway.problem;

/** Every problem that the gateway answers by itself. Problems of the services pass through unchanged. */
public enum GatewayProblem {
    MALFORMED_REQUEST("malformed-request", 400, "The request can't be read"),
    UNAUTHENTICATED("unauthenticated", 401, "A valid bearer token is needed"),
    ORIGIN_NOT_ALLOWED("origin-not-allowed", 403, "This origin may not call the API from a browser"),
    NOT_FOUND("not-found", 404, "There is nothing here"),
    UNKNOWN_COLLECTION("unknown-collection", 404, "There is no such collection"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "The method is not allowed here"),
    REQUEST_TIMEOUT("request-timeout", 408, "The request did not arrive in time"),
    PAYLOAD_TOO_LARGE("payload-too-large", 413, "The request body is too large"),
    TOO_MANY_REQUESTS("too-many-requests", 429, "Too many requests"),
    INTERNAL_ERROR("internal-error", 500, "Something went wrong"),
    UPSTREAM_UNREACHABLE("upstream-unreachable", 502, "The service is down"),
    UNAVAILABLE("unavailable", 503, "The service is not ready"),
    UPSTREAM_TIMEOUT("upstream-timeout", 504, "The service took too long");

    private final String slug;
    private final int status;
    private final String title;

    GatewayProblem(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    /** Returns the problem's {@code type}. */
    public String type() {
        return "urn:tandem:problem:" + slug;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
