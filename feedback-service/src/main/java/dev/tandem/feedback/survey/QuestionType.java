package dev.tandem.feedback.survey;

/** How a question is answered. */
enum QuestionType {
    /** Agreement, 1 (not at all) to 5 (fully). */
    LIKERT(1, 5),
    /** Likelihood to recommend, 0 to 10; promoters answer 9 or 10, detractors 6 or less. */
    NPS(0, 10),
    /** Free text. */
    TEXT(0, -1);

    private final int lowest;
    private final int highest;

    QuestionType(int lowest, int highest) {
        this.lowest = lowest;
        this.highest = highest;
    }

    boolean isText() {
        return this == TEXT;
    }

    int lowest() {
        return lowest;
    }

    int highest() {
        return highest;
    }
}
