package dev.tandem.feedback.evaluation;

import dev.tandem.feedback.kpi.Kpi;
import dev.tandem.feedback.kpi.Ratio;
import dev.tandem.feedback.survey.SurveyResults;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Counts what the KPIs of a cohort are made of: one statement, and so one moment of the database. */
@ApplicationScoped
class CohortFigures {

    private static final String SQL = """
            WITH enrollment AS (SELECT * FROM enrollment_view WHERE cohort_id = :cohort),
            started AS (
                SELECT m.*, LEAST(COALESCE(m.ended_at, :now), :now) AS until
                FROM mentorship_view m WHERE m.cohort_id = :cohort AND m.activated_at IS NOT NULL),
            mentee AS (
                SELECT e.id, e.ready_at FROM enrollment e WHERE e.role = 'MENTEE' AND e.ready_at IS NOT NULL),
            wait AS (
                SELECT EXTRACT(EPOCH FROM (s.activated_at - mentee.ready_at)) / 86400 AS days
                FROM started s
                JOIN mentorship_member member ON member.mentorship_id = s.id
                JOIN mentee ON mentee.id = member.enrollment_id),
            checkpoint AS (
                SELECT c.state = 'HELD' AS held
                FROM checkpoint_view c JOIN mentorship_view m ON m.id = c.mentorship_id
                WHERE c.cohort_id = :cohort
                  AND (c.state = 'HELD' OR c.scheduled_at <= LEAST(COALESCE(m.ended_at, :now), :now))),
            closing AS (
                SELECT a.type, a.value
                FROM survey_response r JOIN survey_answer a ON a.response_id = r.id
                WHERE r.cohort_id = :cohort AND r.occasion = 'CLOSING' AND a.value IS NOT NULL
                  AND (SELECT count(DISTINCT o.person_id) FROM survey_response o
                       WHERE o.cohort_id = :cohort AND o.occasion = 'CLOSING') >= :fewest)
            SELECT
                (SELECT count(*) FILTER (WHERE ready_at IS NOT NULL) FROM enrollment) AS participation_n,
                (SELECT count(*) FROM enrollment) AS participation_d,
                (SELECT count(*) FROM mentee WHERE EXISTS (
                    SELECT 1 FROM mentorship_member member JOIN started s ON s.id = member.mentorship_id
                    WHERE member.enrollment_id = mentee.id)) AS matched_n,
                (SELECT count(*) FROM mentee) AS matched_d,
                (SELECT COALESCE(sum(score), 0) FROM started) AS quality_n,
                (SELECT count(score) FROM started) AS quality_d,
                (SELECT COALESCE(round(sum(days), 6), 0) FROM wait) AS wait_n,
                (SELECT count(*) FROM wait) AS wait_d,
                (SELECT count(*) FROM started) AS started,
                (SELECT count(*) FROM mentorship_view
                 WHERE cohort_id = :cohort AND activated_at IS NULL AND state IN ('DECLINED', 'ENDED')) AS refused,
                (SELECT count(*) FILTER (WHERE held) FROM checkpoint) AS held,
                (SELECT count(*) FROM checkpoint) AS due,
                (SELECT COALESCE(round(sum(EXTRACT(EPOCH FROM (until - activated_at))) / (86400 * 30.4375), 6), 0)
                 FROM started) AS months,
                (SELECT count(*) FROM goal_view WHERE cohort_id = :cohort AND state = 'ACHIEVED') AS achieved,
                (SELECT count(*) FROM goal_view WHERE cohort_id = :cohort AND state <> 'ABANDONED') AS goals,
                (SELECT COALESCE(sum(value), 0) FROM closing WHERE type = 'LIKERT') AS likert_n,
                (SELECT count(*) FROM closing WHERE type = 'LIKERT') AS likert_d,
                (SELECT count(*) FILTER (WHERE value >= 9) - count(*) FILTER (WHERE value <= 6)
                 FROM closing WHERE type = 'NPS') AS nps_n,
                (SELECT count(*) FROM closing WHERE type = 'NPS') AS nps_d,
                (SELECT COALESCE(sum(communication + engagement + progress), 0)
                 FROM feedback WHERE cohort_id = :cohort) AS rating_n,
                (SELECT 3 * count(*) FROM feedback WHERE cohort_id = :cohort) AS rating_d,
                (SELECT count(*) FROM started WHERE state = 'ENDED') AS early
            """;

    private final EntityManager entities;

    CohortFigures(EntityManager entities) {
        this.entities = entities;
    }

    /** Numerator and denominator of every KPI of a cohort. */
    Map<Kpi, Ratio> of(UUID cohortId, Instant now) {
        Tuple row = (Tuple) entities.createNativeQuery(SQL, Tuple.class)
                .setParameter("cohort", cohortId)
                .setParameter("now", now)
                .setParameter("fewest", SurveyResults.FEWEST_RESPONDENTS)
                .getSingleResult();
        long started = number(row, "started").longValue();
        Map<Kpi, Ratio> figures = new EnumMap<>(Kpi.class);
        figures.put(Kpi.PARTICIPATION_RATE, ratio(row, "participation_n", "participation_d"));
        figures.put(Kpi.MATCH_RATE, ratio(row, "matched_n", "matched_d"));
        figures.put(Kpi.MATCH_QUALITY, ratio(row, "quality_n", "quality_d"));
        figures.put(Kpi.TIME_TO_MATCH, ratio(row, "wait_n", "wait_d"));
        figures.put(
                Kpi.ACCEPTANCE_RATE,
                Ratio.of(started, started + number(row, "refused").longValue()));
        figures.put(Kpi.CHECKPOINT_COMPLETION, ratio(row, "held", "due"));
        figures.put(Kpi.MEETING_FREQUENCY, ratio(row, "held", "months"));
        figures.put(Kpi.GOAL_COMPLETION, ratio(row, "achieved", "goals"));
        figures.put(Kpi.SATISFACTION, ratio(row, "likert_n", "likert_d"));
        figures.put(Kpi.NPS, ratio(row, "nps_n", "nps_d"));
        figures.put(Kpi.FEEDBACK_RATING, ratio(row, "rating_n", "rating_d"));
        figures.put(Kpi.EARLY_ENDINGS, ratio(row, "early", "started"));
        return figures;
    }

    private static Ratio ratio(Tuple row, String numerator, String denominator) {
        return Ratio.of(number(row, numerator), number(row, denominator));
    }

    private static Number number(Tuple row, String column) {
        return (Number) Objects.requireNonNull(row.get(column), column);
    }
}
