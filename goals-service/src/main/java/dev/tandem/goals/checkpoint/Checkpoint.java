package dev.tandem.goals.checkpoint;

import dev.tandem.platform.events.AggregateRoot;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A planned meeting of a mentorship at which goals are reviewed; generated, never created by hand. */
@Entity
class Checkpoint extends AggregateRoot {

    private UUID mentorshipId;
    private UUID cohortId;
    private UUID programId;
    private int ordinal;
    private Instant scheduledAt;

    @Enumerated(EnumType.STRING)
    private CheckpointState state;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(columnDefinition = "jsonb")
    private List<String> agenda;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(columnDefinition = "jsonb")
    private List<Attendance> attendance;

    private @Nullable String sharedNotes;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(columnDefinition = "jsonb")
    private List<ActionItem> actionItems;

    private @Nullable Instant heldAt;
    private @Nullable Integer durationMinutes;

    /** Rows are inserted by {@link CheckpointRepository#insertIfAbsent}. */
    @SuppressWarnings("NullAway.Init")
    protected Checkpoint() {}

    void change(CheckpointDetails details, Instant now) {
        agenda = List.copyOf(details.agenda());
        sharedNotes = details.sharedNotes();
        actionItems = List.copyOf(details.actionItems());
        changed(now);
    }

    void reschedule(Instant to, Instant now) {
        scheduledAt = to;
        changed(now);
    }

    /** Notes that it took place; notes and action items that are not given stay as they were prepared. */
    void hold(List<Attendance> who, HoldCheckpointRequest minutes, Instant now) {
        state = CheckpointState.HELD;
        heldAt = now;
        attendance = List.copyOf(who);
        durationMinutes = minutes.durationMinutes();
        if (minutes.sharedNotes() != null) {
            sharedNotes = minutes.sharedNotes();
        }
        if (minutes.actionItems() != null) {
            actionItems = List.copyOf(minutes.actionItems());
        }
        changed(now);
    }

    void cancel(Instant now) {
        state = CheckpointState.CANCELLED;
        changed(now);
    }

    /** Whether its time has passed without its having been held or cancelled. */
    boolean isOverdue(Instant now) {
        return state == CheckpointState.SCHEDULED && scheduledAt.isBefore(now);
    }

    CheckpointDetails details() {
        return new CheckpointDetails(agenda, sharedNotes, actionItems);
    }

    UUID mentorshipId() {
        return mentorshipId;
    }

    UUID cohortId() {
        return cohortId;
    }

    UUID programId() {
        return programId;
    }

    int ordinal() {
        return ordinal;
    }

    Instant scheduledAt() {
        return scheduledAt;
    }

    CheckpointState state() {
        return state;
    }

    List<Attendance> attendance() {
        return attendance;
    }

    @Nullable
    Instant heldAt() {
        return heldAt;
    }

    @Nullable
    Integer durationMinutes() {
        return durationMinutes;
    }
}
