package dev.tandem.participants.cohort;

import dev.tandem.participants.cohort.rules.CohortState;
import dev.tandem.platform.web.Caller;
import dev.tandem.platform.web.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** A cohort in DRAFT is nobody's business but of those who plan and report: for participants it does not exist. */
@ApplicationScoped
public class CohortVisibility {

    private final Caller caller;

    CohortVisibility(Caller caller) {
        this.caller = caller;
    }

    /** Whether the cohort exists for the caller. */
    public boolean sees(Cohort cohort) {
        return cohort.state() != hidden();
    }

    /** The state whose cohorts do not exist for the caller; null when there is none. */
    @Nullable
    CohortState hidden() {
        boolean plansOrReports =
                caller.isCoordinator() || caller.hasRole(Roles.SPONSOR) || caller.hasRole(Roles.VIEWER);
        return plansOrReports ? null : CohortState.DRAFT;
    }
}
