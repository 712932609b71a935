package dev.tandem.feedback.activity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** Projection of a checkpoint; written by {@link ActivityProjector}, read by the figures of evaluations. */
@Entity
@SuppressWarnings("UnusedVariable") // Read by SQL: see CohortFigures.
class CheckpointView {

    @Id
    private UUID id;

    private UUID mentorshipId;
    private UUID cohortId;
    private String state;
    private Instant scheduledAt;

    @SuppressWarnings("NullAway.Init")
    protected CheckpointView() {}

    CheckpointView(CheckpointSnapshot snapshot) {
        id = snapshot.id();
        mentorshipId = snapshot.mentorshipId();
        cohortId = snapshot.cohortId();
        state = snapshot.state();
        scheduledAt = snapshot.scheduledAt();
    }
}
