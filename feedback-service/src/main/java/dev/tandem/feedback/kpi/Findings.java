package dev.tandem.feedback.kpi;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What follows from the figures: each missed target, and each figure clearly behind the program's own history. */
public final class Findings {

    private static final BigDecimal CLEARLY = new BigDecimal("0.10");
    private static final BigDecimal FAR = new BigDecimal("0.25");

    private Findings() {}

    /** The findings, in the order of the KPIs. */
    public static List<Finding> of(List<KpiValue> kpis) {
        return kpis.stream().flatMap(kpi -> of(kpi).stream()).toList();
    }

    private static Optional<Finding> of(KpiValue kpi) {
        BigDecimal value = kpi.value();
        if (value == null) {
            return Optional.empty();
        }
        String figure =
                "%s is %s %s".formatted(kpi.name(), plain(value), kpi.unit().label());
        if (kpi.status() == KpiStatus.MISSED) {
            boolean far = behind(kpi.code(), value, kpi.target(), FAR);
            return Optional.of(new Finding(
                    "target-missed",
                    kpi.code(),
                    far ? Finding.Severity.CRITICAL : Finding.Severity.WARNING,
                    "%s; the target is %s.".formatted(figure, plain(kpi.target())),
                    recommendation(kpi.code()),
                    value));
        }
        Benchmark history = kpi.benchmark();
        if (history != null && behind(kpi.code(), value, history.value(), CLEARLY)) {
            return Optional.of(new Finding(
                    "behind-own-history",
                    kpi.code(),
                    Finding.Severity.NOTICE,
                    "%s; earlier cohorts reached %s.".formatted(figure, plain(history.value())),
                    recommendation(kpi.code()),
                    value));
        }
        return Optional.empty();
    }

    /** Whether a value is worse than a reference by more than a share of it. */
    private static boolean behind(Kpi kpi, BigDecimal value, BigDecimal reference, BigDecimal share) {
        BigDecimal margin = reference.abs().multiply(share);
        return !kpi.atLeastAsGood(value, kpi.higherIsBetter() ? reference.subtract(margin) : reference.add(margin));
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static String recommendation(Kpi kpi) {
        return switch (kpi) {
            case PARTICIPATION_RATE -> "Ask those who were not accepted or left what kept them; widen the eligibility.";
            case MATCH_RATE ->
                "Recruit mentors for the skills that unmatched mentees want, or raise mentors' capacity.";
            case MATCH_QUALITY -> "Recruit mentors for the most wanted skills and review the weights of the policy.";
            case TIME_TO_MATCH -> "Run the matching earlier or more often, and remind members to accept.";
            case ACCEPTANCE_RATE -> "Read the reasons for declining and adapt the rules of the matching policy.";
            case CHECKPOINT_COMPLETION -> "Remind pairs of checkpoints that are due, or choose a longer cadence.";
            case MEETING_FREQUENCY -> "Agree on fixed dates at the kick-off and check on pairs that stopped meeting.";
            case GOAL_COMPLETION ->
                "Have goals assessed for SMART at the first checkpoint and reviewed at the midpoint.";
            case SATISFACTION -> "Discuss the questions with the lowest means with mentors and mentees.";
            case NPS -> "Ask what would have made it a nine, and change the one thing that is named most.";
            case FEEDBACK_RATING -> "Offer mentors and mentees training in what is rated lowest.";
            case EARLY_ENDINGS -> "Talk to pairs at risk early and offer a rematch.";
        };
    }
}
