package dev.tandem.goals.goal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A step on the way to a goal; stored with it. */
record Milestone(
        UUID id,
        String title,
        @Nullable LocalDate dueOn,
        @Nullable Instant completedAt) {

    boolean wasCompleted() {
        return completedAt != null;
    }

    Milestone completed(Instant now) {
        return new Milestone(id, title, dueOn, now);
    }
}
