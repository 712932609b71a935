package dev.tandem.matching.engine;

/** The run was stopped because its {@link ProgressListener} said so; nothing of it remains. */
public final class MatchingCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MatchingCancelledException() {
        super("The matching run was cancelled.");
    }
}
