package dev.tandem.participants.cohort;

import dev.tandem.platform.web.ConstraintMessages;
import dev.tandem.platform.web.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

@ApplicationScoped
class CohortConstraints implements ConstraintMessages {

    @Override
    public Map<String, FieldError> byConstraint() {
        return Map.of(
                "cohort_name_unique",
                new FieldError("/name", "DUPLICATE", "is the name of another cohort of the program"),
                "cohort_mentor_places",
                new FieldError("/mentorPlaces", "PLACES_IN_USE", "is less than the places taken"),
                "cohort_mentee_places",
                new FieldError("/menteePlaces", "PLACES_IN_USE", "is less than the places taken"));
    }
}
