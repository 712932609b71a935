package dev.tandem.platform.web;

import jakarta.ws.rs.core.Response;

/**
 * Carries a stored answer past the method whose answer it is: whatever type that returns, the stored text goes out as it
 * was.
 */
final class ReplayedAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Response answer;

    ReplayedAnswer(Response answer) {
        super("replayed", null, false, false);
        this.answer = answer;
    }

    Response answer() {
        return answer;
    }
}
