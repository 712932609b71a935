package dev.tandem.feedback.survey;

import dev.tandem.platform.events.AggregateRepository;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class SurveyRepository extends AggregateRepository<Survey> {

    /** The survey that is sent at every turn of a mentorship. */
    static final String MENTORSHIP_PULSE = "mentorship-pulse";

    Survey pulse() {
        return find("code", MENTORSHIP_PULSE).singleResult();
    }
}
