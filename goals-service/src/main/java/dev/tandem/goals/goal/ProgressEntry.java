package dev.tandem.goals.goal;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A value of a goal's measure at one instant; never changed. */
@Entity
@Table(name = "goal_progress_entry")
class ProgressEntry {

    @Id
    private UUID id;

    private UUID goalId;
    private BigDecimal value;
    private @Nullable String note;
    private UUID recordedBy;
    private Instant recordedAt;

    @SuppressWarnings("NullAway.Init")
    protected ProgressEntry() {}

    ProgressEntry(UUID id, UUID goalId, BigDecimal value, @Nullable String note, UUID recordedBy, Instant recordedAt) {
        this.id = id;
        this.goalId = goalId;
        this.value = value;
        this.note = note;
        this.recordedBy = recordedBy;
        this.recordedAt = recordedAt;
    }

    ProgressEntryResponse response() {
        return new ProgressEntryResponse(id, goalId, Goal.plain(value), note, recordedBy, recordedAt);
    }
}
