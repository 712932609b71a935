package dev.tandem.matching.problem;

import dev.tandem.platform.web.ProblemType;
import java.util.Locale;

/** The problems that only matching answers. */
public enum MatchingProblem implements ProblemType {
    NO_PLACES_LEFT(409, "There is no free place left"),
    NOT_AVAILABLE(409, "Somebody is not available for pairing"),
    ALREADY_MATCHED(409, "Somebody has a mentorship already"),
    PROPOSALS_STALE(409, "People of the run have left or have been taken since"),
    RULES_BROKEN(409, "The pair breaks rules of the policy"),
    SIMULATION_ONLY(409, "A simulation cannot be published"),
    NO_RESULT(409, "The run has no result"),
    INPUT_GONE(409, "The input of the run is kept no longer"),
    PAIR_NOT_ALLOWED(409, "These two cannot be paired"),
    COHORT_NOT_MATCHING(409, "The cohort is not in a phase in which pairs are made"),
    SELF_MATCHING_OFF(409, "The program does not let people ask each other"),
    REQUEST_LIMIT_REACHED(409, "Too many of your requests are still open");

    private final int status;
    private final String title;

    MatchingProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
