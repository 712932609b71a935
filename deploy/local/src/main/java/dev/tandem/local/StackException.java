package dev.tandem.local;

/** Why the local stack cannot do what it was asked to, in words for the person in front of it. */
public final class StackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StackException(String message) {
        super(message);
    }

    StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
