package dev.tandem.participants.enrollment;

import dev.tandem.participants.cohort.Cohort;
import dev.tandem.participants.enrollment.rules.EnrollmentAction;
import dev.tandem.participants.enrollment.rules.EnrollmentState;
import dev.tandem.platform.web.AllowedAction;
import dev.tandem.platform.web.Caller;
import dev.tandem.platform.web.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells a caller what they may do with an enrollment, and why not. */
@ApplicationScoped
class EnrollmentActions {

    private final Caller caller;

    EnrollmentActions(Caller caller) {
        this.caller = caller;
    }

    List<AllowedAction> of(Enrollment enrollment, Cohort cohort) {
        List<AllowedAction> actions = new ArrayList<>();
        actions.add(action(EnrollmentAction.APPROVE, enrollment, cohort));
        actions.add(action(EnrollmentAction.REJECT, enrollment, cohort));
        actions.add(action(EnrollmentAction.WAITLIST, enrollment, cohort));
        actions.add(action(EnrollmentAction.WITHDRAW, enrollment, cohort));
        actions.add(change(enrollment.state(), cohort));
        return actions;
    }

    private static AllowedAction change(EnrollmentState state, Cohort cohort) {
        if (state.isTerminal()) {
            return AllowedAction.no("change", "ILLEGAL_STATE", Map.of("state", state));
        }
        if (cohort.state().isOver()) {
            return AllowedAction.no("change", "COHORT_STATE", Map.of("state", cohort.state()));
        }
        return AllowedAction.yes("change");
    }

    private AllowedAction action(EnrollmentAction action, Enrollment enrollment, Cohort cohort) {
        if (action.isDecision() && !caller.isCoordinator()) {
            return AllowedAction.no(action.verb(), "ROLE_REQUIRED", Map.of("role", Roles.COORDINATOR));
        }
        if (!action.allowedIn(enrollment.state())) {
            return AllowedAction.no(action.verb(), "ILLEGAL_STATE", Map.of("state", enrollment.state()));
        }
        if (action.isDecision() && !cohort.state().takesDecisions()) {
            return AllowedAction.no(action.verb(), "COHORT_STATE", Map.of("state", cohort.state()));
        }
        if (action == EnrollmentAction.APPROVE && !cohort.hasRoomFor(enrollment.role())) {
            return AllowedAction.no(action.verb(), "NO_PLACES_LEFT", Map.of("role", enrollment.role()));
        }
        return AllowedAction.yes(action.verb());
    }
}
