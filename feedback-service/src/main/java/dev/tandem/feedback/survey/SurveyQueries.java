package dev.tandem.feedback.survey;

import dev.tandem.platform.web.Keyset;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.Sorts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Reads the templates. */
@ApplicationScoped
class SurveyQueries {

    private static final Sorts SORTS = Sorts.of("code");

    private final SurveyRepository surveys;
    private final EntityManager entities;

    SurveyQueries(SurveyRepository surveys, EntityManager entities) {
        this.surveys = surveys;
        this.entities = entities;
    }

    @Transactional
    Page<SurveyTemplateResponse> list(PageRequest page) {
        return Keyset.of(entities, Survey.class, SORTS).page(page, SurveyTemplateResponse::of);
    }

    @Transactional
    SurveyTemplateResponse get(UUID id) {
        return SurveyTemplateResponse.of(surveys.require(id));
    }
}
