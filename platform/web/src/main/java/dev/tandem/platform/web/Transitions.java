package dev.tandem.platform.web;

/** Guards the life cycle of a resource. */
public final class Transitions {

    private Transitions() {}

    /**
     * Refuses an action that the current state does not allow.
     *
     * @throws ProblemException 409 that names both
     */
    public static void require(boolean allowed, String action, Enum<?> currentState) {
        if (!allowed) {
            throw new ProblemException(
                            CommonProblem.ILLEGAL_TRANSITION,
                            "%s is not possible in the state %s.".formatted(action, currentState.name()))
                    .with("action", action)
                    .with("state", currentState.name());
        }
    }
}
