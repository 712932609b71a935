package dev.tandem.platform.web.notes;

import dev.tandem.platform.web.ProblemType;

enum NoteProblem implements ProblemType {
    TOO_MANY_NOTES;

    @Override
    public String slug() {
        return "too-many-notes";
    }

    @Override
    public int status() {
        return 409;
    }

    @Override
    public String title() {
        return "There are too many notes";
    }
}
