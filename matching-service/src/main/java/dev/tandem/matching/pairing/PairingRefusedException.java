package dev.tandem.matching.pairing;

/** The pool, the policy and the wishes for a run contradict each other. */
public final class PairingRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String reason;

    PairingRefusedException(String code, String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
        this.code = code;
    }

    /** Why, as a sentence. */
    public String reason() {
        return reason;
    }

    /** Why, upper snake case, for translation. */
    public String code() {
        return code;
    }
}
