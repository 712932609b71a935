package dev.tandem.feedback.kpi;

/** What the value of a KPI counts. */
public enum KpiUnit {
    /** 0 to 100. */
    PERCENT("%", 100),
    /** The engine's score of a pair, 0 to 1,000,000. */
    SCORE("points", 1),
    DAYS("days", 1),
    /** Per month of 30.4375 days. */
    PER_MONTH("a month", 1),
    /** 1 to 5. */
    LIKERT("of 5", 1),
    /** Net Promoter Score, -100 to 100. */
    NPS("NPS", 100);

    private final String label;
    private final int factor;

    KpiUnit(String label, int factor) {
        this.label = label;
        this.factor = factor;
    }

    /** How a reader sees it behind a number. */
    public String label() {
        return label;
    }

    /** By what numerator over denominator is multiplied. */
    int factor() {
        return factor;
    }
}
