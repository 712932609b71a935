package dev.tandem.e2e.contract;

/**
 * Who sends a request.
 *
 * @param name for messages, and what {@code ./tandem token} is asked for to repeat the request
 * @param token the bearer token; empty for nobody
 */
public record Caller(String name, String token) {

    /** Somebody without a token. */
    public static final Caller ANONYMOUS = new Caller("anonymous", "");
}
