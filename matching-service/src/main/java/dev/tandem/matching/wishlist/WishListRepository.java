package dev.tandem.matching.wishlist;

import dev.tandem.matching.pairing.Wishes;
import dev.tandem.platform.events.AggregateRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Wish lists in the database. */
@ApplicationScoped
class WishListRepository extends AggregateRepository<WishList> implements Wishes {

    @Override
    public Map<UUID, List<UUID>> of(UUID cohortId) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = getEntityManager()
                .createNativeQuery("""
                        select w.id, e.person_id
                        from wish_list w
                        cross join lateral jsonb_array_elements_text(w.wishes) with ordinality wish (id, rank)
                        join pool_entry e on e.id = cast(wish.id as uuid)
                        where w.cohort_id = :cohort
                        order by w.id, wish.rank
                        """, Tuple.class)
                .setParameter("cohort", cohortId)
                .getResultList();
        Map<UUID, List<UUID>> wishes = new HashMap<>();
        rows.forEach(row -> wishes.computeIfAbsent(row.get(0, UUID.class), id -> new ArrayList<>())
                .add(row.get(1, UUID.class)));
        return wishes;
    }
}
