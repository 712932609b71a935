package dev.tandem.participants.personimport;

import dev.tandem.platform.web.DatabaseOutage;
import dev.tandem.platform.web.ProblemException;
import dev.tandem.platform.web.Sweep;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps working on imports while there are any. */
@ApplicationScoped
class ImportRunner {

    private static final Logger LOG = Logger.getLogger(ImportRunner.class);
    private static final int MAX_FAILED_TRIES = 5;

    private final ImportWorker worker;
    private volatile boolean stopping;

    ImportRunner(ImportWorker worker) {
        this.worker = worker;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Sweep
    @Scheduled(
            every = "{tandem.person-imports.poll}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "person-imports")
    void work() {
        ImportWorker.@Nullable Rest rest = null;
        while (!stopping) {
            Optional<ImportWorker.Rest> left = attempt(rest);
            if (left.isEmpty()) {
                return;
            }
            rest = left.get();
        }
    }

    private Optional<ImportWorker.Rest> attempt(ImportWorker.@Nullable Rest rest) {
        try {
            return worker.step(rest);
        } catch (ImportWorker.StepFailedException e) {
            if (stopping || DatabaseOutage.isReasonOf(e)) {
                // Nothing is wrong with the file: the step is undone, and the next round or start goes on with it.
                throw e;
            }
            if (e.getCause() instanceof ProblemException problem) {
                // It says what is wrong with a line, and would say so again.
                LOG.warnf("The import %s is given up: %s", e.importId(), problem.getMessage());
                worker.giveUp(e.importId(), problem);
                return Optional.empty();
            }
            LOG.errorf(e.getCause(), "A step of the import %s failed", e.importId());
            worker.stepFailed(e.importId(), MAX_FAILED_TRIES);
            return Optional.empty();
        } catch (RuntimeException e) {
            if (stopping || DatabaseOutage.isReasonOf(e)) {
                throw e;
            }
            LOG.warnf("Looking for imports failed, trying again: %s", e);
            return Optional.empty();
        }
    }
}
