package dev.tandem.goals.goal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A step on the way to a goal; stored with it. */
@Schema(requiredProperties = {"id", "title"})
record Milestone(
        UUID id,
        String title,
        @Nullable LocalDate dueOn,
        @Nullable Instant completedAt) {

    boolean isCompleted() {
        return completedAt != null;
    }

    Milestone completed(Instant now) {
        return new Milestone(id, title, dueOn, now);
    }
}
