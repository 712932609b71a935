package dev.tandem.feedback.survey;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class SurveyResponseRepository implements PanacheRepositoryBase<SurveyResponse, UUID> {}
