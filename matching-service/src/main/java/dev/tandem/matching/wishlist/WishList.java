package dev.tandem.matching.wishlist;

import dev.tandem.matching.pool.PoolEntry;
import dev.tandem.platform.events.AggregateRoot;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Enrollments that somebody would like to be paired with, the best first. Its id is that of their own enrollment. */
@Entity
class WishList extends AggregateRoot {

    @Column(updatable = false)
    private UUID cohortId;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<UUID> wishes;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected WishList() {}

    WishList(PoolEntry own, List<UUID> wishes, Instant now) {
        super(own.id(), now);
        this.cohortId = own.cohortId();
        this.wishes = List.copyOf(wishes);
    }

    void change(List<UUID> next, Instant now) {
        wishes = List.copyOf(next);
        changed(now);
    }

    UUID cohortId() {
        return cohortId;
    }

    List<UUID> wishes() {
        return wishes;
    }
}
