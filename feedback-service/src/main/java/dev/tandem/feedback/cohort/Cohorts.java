package dev.tandem.feedback.cohort;

import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;

/** Reads the projection of cohorts. */
@ApplicationScoped
public class Cohorts {

    private final EntityManager entities;

    Cohorts(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * A cohort that this service has heard of.
     *
     * @throws ProblemException 400 that names {@code /cohortId}
     */
    public CohortView require(UUID id) {
        CohortView cohort = entities.find(CohortView.class, id);
        if (cohort == null) {
            throw ProblemException.invalid(new FieldError("/cohortId", "UNKNOWN", "There is no such cohort."));
        }
        return cohort;
    }

    /** The cohort behind a row that refers to it. */
    public Optional<CohortView> find(UUID id) {
        return Optional.ofNullable(entities.find(CohortView.class, id));
    }
}
