package dev.tandem.matching.pairing;

/** The engine stopped because its {@link PairingProgress} said so. */
public final class PairingStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PairingStoppedException(Throwable cause) {
        super("The engine was stopped", cause);
    }
}
