package dev.tandem.feedback.evaluation;

import dev.tandem.feedback.cohort.CohortView;
import dev.tandem.feedback.cohort.Cohorts;
import dev.tandem.feedback.kpi.Benchmark;
import dev.tandem.feedback.kpi.Findings;
import dev.tandem.feedback.kpi.Kpi;
import dev.tandem.feedback.kpi.KpiValue;
import dev.tandem.feedback.kpi.Ratio;
import dev.tandem.platform.events.Outbox;
import dev.tandem.platform.web.Ids;
import dev.tandem.platform.web.Keyset;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.Sorts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Computes evaluations and shows them. */
@ApplicationScoped
class EvaluationService {

    static final String AGGREGATE = "evaluation";

    private static final Sorts SORTS = Sorts.of("-computedAt");

    private final EvaluationRepository evaluations;
    private final CohortFigures figures;
    private final Cohorts cohorts;
    private final EntityManager entities;
    private final Outbox outbox;
    private final Clock clock;

    EvaluationService(
            EvaluationRepository evaluations,
            CohortFigures figures,
            Cohorts cohorts,
            EntityManager entities,
            Outbox outbox,
            Clock clock) {
        this.evaluations = evaluations;
        this.figures = figures;
        this.cohorts = cohorts;
        this.entities = entities;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    EvaluationResponse compute(ComputeEvaluationRequest request) {
        CohortView cohort = cohorts.require(request.cohortId());
        Instant now = clock.instant();
        Map<Kpi, Ratio> ratios = figures.of(cohort.id(), now);
        Map<Kpi, Benchmark> history = history(cohort);
        List<KpiValue> kpis = Arrays.stream(Kpi.values())
                .map(kpi -> KpiValue.of(kpi, ratios.getOrDefault(kpi, Ratio.NONE), history.get(kpi)))
                .toList();
        UUID previous = evaluations.latestOf(cohort.id()).map(Evaluation::id).orElse(null);
        Evaluation evaluation = new Evaluation(Ids.next(), cohort, previous, kpis, Findings.of(kpis), now);
        evaluations.persist(evaluation);
        EvaluationResponse response = EvaluationResponse.of(evaluation);
        outbox.append(AGGREGATE, evaluation.id(), "computed", evaluation.version(), response);
        return response;
    }

    /** The mean of each KPI over the program's earlier completed cohorts. */
    private Map<Kpi, Benchmark> history(CohortView cohort) {
        Map<Kpi, List<BigDecimal>> values = new EnumMap<>(Kpi.class);
        evaluations.history(cohort.programId(), cohort.id()).stream()
                .flatMap(evaluation -> evaluation.kpis().stream())
                .forEach(kpi -> {
                    BigDecimal value = kpi.value();
                    if (value != null) {
                        values.computeIfAbsent(kpi.code(), _ -> new ArrayList<>())
                                .add(value);
                    }
                });
        Map<Kpi, Benchmark> benchmarks = new EnumMap<>(Kpi.class);
        values.forEach((kpi, list) -> benchmarks.put(
                kpi,
                new Benchmark(
                        list.stream()
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .divide(BigDecimal.valueOf(list.size()), 2, RoundingMode.HALF_UP),
                        "mean of " + list.size() + " earlier cohort(s) of this program")));
        return benchmarks;
    }

    @Transactional
    Page<EvaluationResponse> list(@Nullable UUID cohortId, @Nullable UUID programId, PageRequest page) {
        return Keyset.of(entities, Evaluation.class, SORTS)
                .where("cohortId", cohortId)
                .where("programId", programId)
                .page(page, EvaluationResponse::of);
    }

    @Transactional
    EvaluationResponse get(UUID id) {
        return EvaluationResponse.of(evaluations.require(id));
    }
}
