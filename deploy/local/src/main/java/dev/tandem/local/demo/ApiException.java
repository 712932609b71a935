package dev.tandem.local.demo;

/** An answer of the platform that the journey did not expect; the message holds the request, the status and the problem. */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    ApiException(String request, int status, String body) {
        super("%s answered %d: %s".formatted(request, status, body));
        this.status = status;
    }

    /** The HTTP status of the refused request. */
    public int status() {
        return status;
    }
}
