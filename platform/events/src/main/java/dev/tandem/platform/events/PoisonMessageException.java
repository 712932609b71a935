package dev.tandem.platform.events;

/** A message that can never be applied, however often it is tried: it goes to the dead letters with this reason. */
public class PoisonMessageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PoisonMessageException(String reason) {
        super(reason);
    }

    public PoisonMessageException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
