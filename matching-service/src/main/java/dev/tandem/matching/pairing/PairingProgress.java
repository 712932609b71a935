package dev.tandem.matching.pairing;

/** Follows the engine and may stop it; called on the engine's thread. */
public interface PairingProgress {

    /** The phase and how many percent of the engine's work are done. */
    void at(String phase, int percent);

    /** Polled often; once true, the engine stops with {@link PairingStoppedException}. */
    boolean stopped();
}
