package dev.tandem.participants.enrollment.rules;

/** What moves an enrollment from one state to another. */
public enum EnrollmentAction {
    APPROVE("approve", "approved", EnrollmentState.READY),
    REJECT("reject", "rejected", EnrollmentState.REJECTED),
    WAITLIST("waitlist", "waitlisted", EnrollmentState.WAITLISTED),
    /** A place became free. */
    PROMOTE("promote", "promoted", EnrollmentState.READY),
    WITHDRAW("withdraw", "withdrawn", EnrollmentState.WITHDRAWN),
    /** The cohort came to its end before anybody decided. */
    LAPSE("lapse", "lapsed", EnrollmentState.REJECTED),
    /** The cohort came to its end. */
    COMPLETE("complete", "completed", EnrollmentState.COMPLETED);

    private final String verb;
    private final String pastTense;
    private final EnrollmentState target;

    EnrollmentAction(String verb, String pastTense, EnrollmentState target) {
        this.verb = verb;
        this.pastTense = pastTense;
        this.target = target;
    }

    /** Last segment of the address that asks for it. */
    public String verb() {
        return verb;
    }

    /** Verb of the event that tells of it. */
    public String pastTense() {
        return pastTense;
    }

    /** Whether it is possible from this state. */
    public boolean allowedIn(EnrollmentState state) {
        return switch (this) {
            case APPROVE, REJECT, LAPSE -> state == EnrollmentState.APPLIED || state == EnrollmentState.WAITLISTED;
            case WAITLIST -> state == EnrollmentState.APPLIED;
            case PROMOTE -> state == EnrollmentState.WAITLISTED;
            case WITHDRAW -> !state.isTerminal();
            case COMPLETE -> state == EnrollmentState.READY;
        };
    }

    /** The state afterwards. */
    public EnrollmentState target() {
        return target;
    }

    /** Whether it is a decision on an application, which only a cohort under way takes. */
    public boolean isDecision() {
        return this == APPROVE || this == REJECT || this == WAITLIST;
    }
}
