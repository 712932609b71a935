package dev.tandem.matching.engine;

/** Input that contradicts itself, such as a lock on somebody who is not in the pool. */
public final class MatchInputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String code;

    MatchInputException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** A stable code for the reason, upper snake case. */
    public String code() {
        return code;
    }
}
