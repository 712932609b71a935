package dev.tandem.feedback.cohort;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** Projection of a cohort with the name of its program; written by {@link CohortProjector} alone. */
@Entity
public class CohortView {

    @Id
    private UUID id;

    private UUID programId;
    private String name;
    private String programName;
    private String state;

    @SuppressWarnings("NullAway.Init")
    protected CohortView() {}

    CohortView(CohortSnapshot snapshot) {
        id = snapshot.id();
        programId = snapshot.programId();
        name = snapshot.name();
        programName = snapshot.programName();
        state = snapshot.state();
    }

    public UUID id() {
        return id;
    }

    public UUID programId() {
        return programId;
    }

    public String name() {
        return name;
    }

    public String programName() {
        return programName;
    }

    /** The state of its life cycle, such as {@code ACTIVE}. */
    public String state() {
        return state;
    }
}
