package dev.tandem.feedback.cohort;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Projection of an enrollment; written by {@link EnrollmentProjector}, read by the figures of evaluations. */
@Entity
@SuppressWarnings("UnusedVariable") // Read by SQL: see CohortFigures.
class EnrollmentView {

    @Id
    private UUID id;

    private UUID cohortId;
    private UUID personId;
    private String role;
    private String state;
    private @Nullable Instant readyAt;

    @SuppressWarnings("NullAway.Init")
    protected EnrollmentView() {}

    EnrollmentView(EnrollmentSnapshot snapshot) {
        id = snapshot.id();
        cohortId = snapshot.cohortId();
        personId = snapshot.personId();
        role = snapshot.role();
        state = snapshot.state();
        readyAt = snapshot.readyAt();
    }
}
