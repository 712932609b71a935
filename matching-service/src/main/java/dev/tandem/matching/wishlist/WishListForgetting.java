package dev.tandem.matching.wishlist;

import dev.tandem.matching.pool.PoolEntryLeft;
import dev.tandem.matching.roster.CohortOver;
import dev.tandem.matching.roster.Leftovers;
import dev.tandem.platform.web.ChangeRecorded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** Empties the wish lists of those whose enrollment or cohort is over. */
@ApplicationScoped
class WishListForgetting implements Leftovers {

    private final EntityManager entities;
    private final Event<ChangeRecorded> changes;
    private final Clock clock;

    WishListForgetting(EntityManager entities, Event<ChangeRecorded> changes, Clock clock) {
        this.entities = entities;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void whenCohortIsOver(@Observes CohortOver over) {
        clear("cohort_id = :cohort and wishes <> '[]'", Map.of("cohort", over.cohortId()));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void whenSomebodyLeaves(@Observes PoolEntryLeft left) {
        clear("id = :id and wishes <> '[]'", Map.of("id", left.enrollmentId()));
    }

    @Override
    public String what() {
        return "wish lists";
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public int forget(int limit) {
        return clear("""
                id in (select w.id from wish_list w join pool_entry e on e.id = w.id left join cohort c on c.id = w.cohort_id
                       where w.wishes <> '[]' and (e.state in ('REJECTED', 'WITHDRAWN', 'COMPLETED')
                           or c.state in ('COMPLETED', 'ARCHIVED'))
                       order by w.id limit :limit for no key update of w skip locked)
                """, Map.of("limit", limit));
    }

    private int clear(String which, Map<String, Object> parameters) {
        NativeQuery<?> update = entities.createNativeQuery(
                        "update wish_list set wishes = '[]', version = version + 1, updated_at = :now where " + which
                                + " returning id")
                .unwrap(NativeQuery.class);
        parameters.forEach(update::setParameter);
        List<?> cleared = update.setParameter("now", clock.instant())
                .addScalar("id", UUID.class)
                .getResultList();
        cleared.forEach(id -> changes.fire(new ChangeRecorded("cleared", WishListService.OBJECT_TYPE, (UUID) id)));
        return cleared.size();
    }
}
