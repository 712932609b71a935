package dev.tandem.participants.enrollment;

import dev.tandem.participants.cohort.CohortOver;
import dev.tandem.participants.enrollment.rules.EnrollmentAction;
import dev.tandem.participants.enrollment.rules.EnrollmentState;
import dev.tandem.platform.web.DatabaseOutage;
import dev.tandem.platform.web.Sweep;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Ends every enrollment of a cohort that is over: who takes part has completed it, who waits for a decision or a place gets
 * none. Up to a batch of them ends in the act that completes the cohort. What a larger cohort has more, and what an older
 * release left open, a sweep ends; nobody can apply, be approved or change anything meanwhile.
 */
@ApplicationScoped
class CohortSettlement {

    /** How many enrollments one transaction ends: about as many as a request may wait for. */
    static final int BATCH = 500;

    private static final int COHORTS = 100;

    private static final Logger LOG = Logger.getLogger(CohortSettlement.class);

    private final EnrollmentRepository enrollments;
    private final EnrollmentPublisher publisher;
    private final Clock clock;
    private volatile boolean stopping;

    CohortSettlement(EnrollmentRepository enrollments, EnrollmentPublisher publisher, Clock clock) {
        this.enrollments = enrollments;
        this.publisher = publisher;
        this.clock = clock;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void whenCohortIsOver(@Observes CohortOver over) {
        settle(over.cohortId());
    }

    /** Every replica sweeps: one that finds a cohort in other hands leaves it to them. */
    @Sweep
    @Scheduled(
            every = "{tandem.enrollments.settle-every:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "cohort-settlement")
    void sweep() {
        try {
            List<UUID> unsettled = QuarkusTransaction.requiringNew().call(() -> enrollments.unsettledCohorts(COHORTS));
            unsettled.forEach(this::finish);
        } catch (RuntimeException e) {
            warn("Cohorts that are over could not be looked through", e);
        }
    }

    private void finish(UUID cohortId) {
        try {
            int ended = BATCH;
            while (!stopping && ended == BATCH) {
                ended = QuarkusTransaction.requiringNew()
                        .call(() -> enrollments.lockOverCohort(cohortId) ? settle(cohortId) : 0);
            }
        } catch (RuntimeException e) {
            // The others are not to wait for this one; the next sweep comes back to it.
            warn("The enrollments of cohort " + cohortId + " could not be ended", e);
        }
    }

    private void warn(String what, RuntimeException e) {
        if (DatabaseOutage.isReasonOf(e)) {
            throw e;
        }
        if (!stopping) {
            LOG.warnf("%s, trying again: %s", what, e);
        }
    }

    /** The cohort is locked, so that no enrollment of it is decided or added meanwhile. */
    private int settle(UUID cohortId) {
        List<Enrollment> open = enrollments.lockOpen(cohortId, BATCH);
        Instant now = clock.instant();
        for (Enrollment enrollment : open) {
            EnrollmentAction action =
                    enrollment.state() == EnrollmentState.READY ? EnrollmentAction.COMPLETE : EnrollmentAction.LAPSE;
            enrollment.move(action, null, now);
            publisher.publish(enrollment, action.pastTense());
        }
        return open.size();
    }
}
