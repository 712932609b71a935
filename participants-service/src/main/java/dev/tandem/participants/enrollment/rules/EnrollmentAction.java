package dev.tandem.participants.enrollment.rules;

import java.util.Set;

/** What moves an enrollment from one state to another. */
public enum EnrollmentAction {
    APPROVE("approve", "approved", EnrollmentState.READY, EnrollmentState.APPLIED, EnrollmentState.WAITLISTED),
    REJECT("reject", "rejected", EnrollmentState.REJECTED, EnrollmentState.APPLIED, EnrollmentState.WAITLISTED),
    WAITLIST("waitlist", "waitlisted", EnrollmentState.WAITLISTED, EnrollmentState.APPLIED),
    /** A place became free. */
    PROMOTE("promote", "promoted", EnrollmentState.READY, EnrollmentState.WAITLISTED),
    WITHDRAW(
            "withdraw",
            "withdrawn",
            EnrollmentState.WITHDRAWN,
            EnrollmentState.APPLIED,
            EnrollmentState.WAITLISTED,
            EnrollmentState.READY),
    /** The cohort came to its end. */
    COMPLETE("complete", "completed", EnrollmentState.COMPLETED, EnrollmentState.READY);

    private final String verb;
    private final String pastTense;
    private final EnrollmentState target;
    private final Set<EnrollmentState> from;

    EnrollmentAction(String verb, String pastTense, EnrollmentState target, EnrollmentState... from) {
        this.verb = verb;
        this.pastTense = pastTense;
        this.target = target;
        this.from = Set.of(from);
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
        return from.contains(state);
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
