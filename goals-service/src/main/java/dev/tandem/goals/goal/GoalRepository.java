package dev.tandem.goals.goal;

import dev.tandem.platform.events.AggregateRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class GoalRepository extends AggregateRepository<Goal> {

    List<Goal> pageAfter(@Nullable UUID id, int limit) {
        return (id == null ? find("order by id") : find("id > ?1 order by id", id))
                .page(0, limit)
                .list();
    }
}
