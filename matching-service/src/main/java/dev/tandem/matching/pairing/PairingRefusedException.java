package dev.tandem.matching.pairing;

/** The pool, the policy and the wishes for a run contradict each other. */
public final class PairingRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    PairingRefusedException(String code, Throwable cause) {
        super(cause.getMessage(), cause);
        this.code = code;
    }

    /** Why, upper snake case, for translation. */
    public String code() {
        return code;
    }
}
