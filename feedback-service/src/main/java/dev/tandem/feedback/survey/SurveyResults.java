package dev.tandem.feedback.survey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Counts answers per question and value; with fewer than five respondents there is nothing to see. */
@ApplicationScoped
public class SurveyResults {

    /** Fewer respondents than this, and a result could be traced to a person. */
    public static final int FEWEST_RESPONDENTS = 5;

    private final EntityManager entities;
    private final SurveyRepository surveys;

    SurveyResults(EntityManager entities, SurveyRepository surveys) {
        this.entities = entities;
        this.surveys = surveys;
    }

    /** The results of one occasion in one cohort, in the order of the survey's questions; texts are left out. */
    @Transactional
    public SurveyResultsResponse of(UUID cohortId, Occasion occasion) {
        long respondents = entities.createQuery(
                        "select count(distinct r.personId) from SurveyResponse r"
                                + " where r.cohortId = :cohort and r.occasion = :occasion",
                        Long.class)
                .setParameter("cohort", cohortId)
                .setParameter("occasion", occasion)
                .getSingleResult();
        if (respondents < FEWEST_RESPONDENTS) {
            return new SurveyResultsResponse(cohortId, occasion, true, FEWEST_RESPONDENTS, null, List.of());
        }
        Map<String, Map<Integer, Long>> counts = counts(cohortId, occasion);
        List<SurveyResultsResponse.QuestionResult> questions = surveys.pulse().questions().stream()
                .filter(question -> !question.type().isText())
                .map(question -> SurveyResultsResponse.QuestionResult.of(
                        question, counts.getOrDefault(question.code(), Map.of())))
                .toList();
        return new SurveyResultsResponse(cohortId, occasion, false, FEWEST_RESPONDENTS, respondents, questions);
    }

    private Map<String, Map<Integer, Long>> counts(UUID cohortId, Occasion occasion) {
        Map<String, Map<Integer, Long>> counts = new HashMap<>();
        entities.createQuery(
                        "select a.question, a.value, count(*) from SurveyResponse r join r.answers a"
                                + " where r.cohortId = :cohort and r.occasion = :occasion and a.value is not null"
                                + " group by a.question, a.value",
                        Tuple.class)
                .setParameter("cohort", cohortId)
                .setParameter("occasion", occasion)
                .getResultList()
                .forEach(row -> counts.computeIfAbsent(row.get(0, String.class), _ -> new HashMap<>())
                        .put(row.get(1, Integer.class), row.get(2, Long.class)));
        return counts;
    }
}
