package dev.tandem.feedback.evaluation;

import dev.tandem.feedback.cohort.CohortView;
import dev.tandem.feedback.cohort.Cohorts;
import dev.tandem.feedback.kpi.KpiStatus;
import dev.tandem.feedback.kpi.KpiValue;
import dev.tandem.feedback.survey.Occasion;
import dev.tandem.feedback.survey.SurveyResults;
import dev.tandem.feedback.survey.SurveyResultsResponse;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Renders an evaluation as one self-contained page. */
@ApplicationScoped
class EvaluationReport {

    private static final String GOOD = "#2e7d5b";
    private static final String BAD = "#c2562e";
    private static final String PLAIN = "#4a6fa5";
    private static final double WIDEST = 1.5;

    private final EvaluationRepository evaluations;
    private final Cohorts cohorts;
    private final SurveyResults results;
    private final Template page;

    EvaluationReport(
            EvaluationRepository evaluations,
            Cohorts cohorts,
            SurveyResults results,
            @Location("report.html") Template page) {
        this.evaluations = evaluations;
        this.cohorts = cohorts;
        this.results = results;
        this.page = page;
    }

    @Transactional
    String of(UUID id) {
        Evaluation evaluation = evaluations.require(id);
        SurveyResultsResponse survey = results.of(evaluation.cohortId(), Occasion.CLOSING);
        Optional<CohortView> cohort = cohorts.find(evaluation.cohortId());
        return page.data("program", cohort.map(CohortView::programName).orElse(""))
                .data("cohort", cohort.map(CohortView::name).orElse(""))
                .data("evaluation", EvaluationResponse.of(evaluation))
                .data("attainment", attainment(evaluation.kpis()))
                .data("survey", survey)
                .data("answers", answers(survey))
                .render();
    }

    /** Each value as a share of its target; for KPIs of which less is better, the other way round. */
    private static String attainment(List<KpiValue> kpis) {
        BarChart chart = new BarChart(WIDEST, 1.0);
        for (KpiValue kpi : kpis) {
            BigDecimal value = kpi.value();
            if (value == null) {
                chart.bar(kpi.name(), 0, "no data", PLAIN);
                continue;
            }
            double target = kpi.target().doubleValue();
            double share = kpi.code().higherIsBetter()
                    ? value.doubleValue() / target
                    : target / Math.max(value.doubleValue(), target / WIDEST);
            String text = value.stripTrailingZeros().toPlainString() + " "
                    + kpi.unit().label();
            chart.bar(kpi.name(), share, text, kpi.status() == KpiStatus.MET ? GOOD : BAD);
        }
        return chart.svg("Each KPI against its target (dashed line)");
    }

    private static List<QuestionPlot> answers(SurveyResultsResponse survey) {
        return survey.questions().stream()
                .map(question -> {
                    long most = question.distribution().stream()
                            .mapToLong(SurveyResultsResponse.Share::count)
                            .max()
                            .orElse(0);
                    BarChart chart = new BarChart((double) most, null);
                    question.distribution()
                            .forEach(share -> chart.bar(
                                    Integer.toString(share.value()),
                                    (double) share.count(),
                                    Long.toString(share.count()),
                                    PLAIN));
                    return new QuestionPlot(question.text(), chart.svg(question.text()));
                })
                .toList();
    }

    /** A question with the plot of its answers. */
    record QuestionPlot(String text, String svg) {}
}
