package dev.tandem.feedback.activity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** Projection of a goal; written by {@link ActivityProjector}, read by the figures of evaluations. */
@Entity
@SuppressWarnings("UnusedVariable") // Read by SQL: see CohortFigures.
class GoalView {

    @Id
    private UUID id;

    private UUID mentorshipId;
    private UUID cohortId;
    private String state;

    @SuppressWarnings("NullAway.Init")
    protected GoalView() {}

    GoalView(GoalSnapshot snapshot) {
        id = snapshot.id();
        mentorshipId = snapshot.mentorshipId();
        cohortId = snapshot.cohortId();
        state = snapshot.state();
    }
}
