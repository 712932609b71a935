package dev.tandem.matching.request;

import dev.tandem.matching.pool.PoolEntryLeft;
import dev.tandem.matching.roster.CohortOver;
import dev.tandem.matching.roster.Leftovers;
import dev.tandem.platform.web.ChangeRecorded;
import dev.tandem.platform.web.Sweep;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Closes requests that nobody will answer any more: in the transaction that learns of it, or when their time is over. */
@ApplicationScoped
class MatchRequestEndings implements Leftovers {

    private final MatchRequestRepository requests;
    private final Event<ChangeRecorded> changes;
    private final Clock clock;
    private volatile boolean stopping;

    MatchRequestEndings(MatchRequestRepository requests, Event<ChangeRecorded> changes, Clock clock) {
        this.requests = requests;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void whenCohortIsOver(@Observes CohortOver over) {
        record("withdrawn", requests.withdrawOfCohort(over.cohortId(), clock.instant()));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void whenSomebodyLeaves(@Observes PoolEntryLeft left) {
        record("withdrawn", requests.withdrawOf(left.enrollmentId(), clock.instant()));
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Sweep
    @Scheduled(
            every = "{tandem.matching.requests.sweep-every:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "match-request-sweep")
    void sweep() {
        int expired = 1;
        while (!stopping && expired > 0) {
            expired = QuarkusTransaction.requiringNew().call(this::expire);
        }
    }

    private int expire() {
        List<UUID> ids = requests.expire(clock.instant());
        record("expired", ids);
        return ids.size();
    }

    @Override
    public String what() {
        return "open requests";
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public int forget(int limit) {
        List<UUID> withdrawn = requests.withdrawLeftovers(limit, clock.instant());
        record("withdrawn", withdrawn);
        return withdrawn.size();
    }

    private void record(String verb, List<UUID> ids) {
        ids.forEach(id -> changes.fire(new ChangeRecorded(verb, MatchRequestService.OBJECT_TYPE, id)));
    }
}
