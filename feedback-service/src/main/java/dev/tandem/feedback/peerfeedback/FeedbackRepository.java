package dev.tandem.feedback.peerfeedback;

import dev.tandem.platform.events.AggregateRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class FeedbackRepository extends AggregateRepository<Feedback> {

    List<Feedback> pageAfter(@Nullable UUID afterId, int limit) {
        return (afterId == null ? find("order by id") : find("id > ?1 order by id", afterId))
                .page(0, limit)
                .list();
    }
}
