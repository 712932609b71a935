package dev.tandem.feedback.kpi;

import java.math.BigDecimal;

/** What a cohort is measured by. The formulas are explained in {@code docs/kpis.md}. */
public enum Kpi {
    PARTICIPATION_RATE("Participation rate", "joined enrollments / enrollments", KpiUnit.PERCENT, "80", true),
    MATCH_RATE("Match rate", "joined mentees in a started mentorship / joined mentees", KpiUnit.PERCENT, "90", true),
    MATCH_QUALITY(
            "Match quality", "mean score of the started mentorships that have one", KpiUnit.SCORE, "600000", true),
    TIME_TO_MATCH(
            "Time to match",
            "mean days from a mentee's readyAt to the mentorship's activatedAt",
            KpiUnit.DAYS,
            "21",
            false),
    ACCEPTANCE_RATE(
            "Acceptance rate",
            "started mentorships / started ones and those declined or ended before the start",
            KpiUnit.PERCENT,
            "85",
            true),
    CHECKPOINT_COMPLETION(
            "Checkpoint completion",
            "checkpoints held / those held and those due before the mentorship's end",
            KpiUnit.PERCENT,
            "75",
            true),
    MEETING_FREQUENCY(
            "Meeting frequency",
            "checkpoints held / months of all started mentorships (30.4375 days each)",
            KpiUnit.PER_MONTH,
            "0.8",
            true),
    GOAL_COMPLETION("Goal completion", "goals achieved / goals not abandoned", KpiUnit.PERCENT, "60", true),
    SATISFACTION("Satisfaction", "mean of all Likert answers of the closing survey", KpiUnit.LIKERT, "4", true),
    NPS(
            "Net Promoter Score",
            "100 x (answers 9-10 less answers 0-6) / answers, closing survey",
            KpiUnit.NPS,
            "30",
            true),
    FEEDBACK_RATING("Feedback rating", "mean of communication, engagement and progress", KpiUnit.LIKERT, "4", true),
    EARLY_ENDINGS("Early endings", "started mentorships that ended early / started ones", KpiUnit.PERCENT, "10", false);

    private final String title;
    private final String formula;
    private final KpiUnit unit;
    private final BigDecimal target;
    private final boolean higherIsBetter;

    Kpi(String title, String formula, KpiUnit unit, String target, boolean higherIsBetter) {
        this.title = title;
        this.formula = formula;
        this.unit = unit;
        this.target = new BigDecimal(target);
        this.higherIsBetter = higherIsBetter;
    }

    /** Its name for readers. */
    public String title() {
        return title;
    }

    /** Numerator and denominator in words. */
    public String formula() {
        return formula;
    }

    public KpiUnit unit() {
        return unit;
    }

    /** What a program should reach, in its unit. */
    public BigDecimal target() {
        return target;
    }

    /** Whether more is better; otherwise less is. */
    public boolean higherIsBetter() {
        return higherIsBetter;
    }

    /** Whether a value is at least as good as another one. */
    public boolean atLeastAsGood(BigDecimal value, BigDecimal as) {
        return higherIsBetter ? value.compareTo(as) >= 0 : value.compareTo(as) <= 0;
    }
}
