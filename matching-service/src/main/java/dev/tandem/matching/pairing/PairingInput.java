package dev.tandem.matching.pairing;

import dev.tandem.matching.engine.MatchInput;

/** What the engine reads of a pool, fixed: solving it again gives the same result. {@link PairingInputs} stores it. */
public final class PairingInput {

    private final MatchInput input;

    PairingInput(MatchInput input) {
        this.input = input;
    }

    MatchInput input() {
        return input;
    }
}
