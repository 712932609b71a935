package dev.tandem.participants;

import dev.tandem.platform.web.ProblemType;
import java.util.Locale;

/** The problems that only participants-service answers with. */
public enum ParticipantsProblem implements ProblemType {
    /** A cohort has no room for one more of this role. */
    NO_PLACES_LEFT(409, "The cohort has no places left"),
    /** Somebody who has left cannot be enrolled. */
    PERSON_INACTIVE(409, "The person is not active"),
    /** Places cannot be fewer than those taken. */
    PLACES_IN_USE(409, "More places are taken");

    private final int status;
    private final String title;

    ParticipantsProblem(int status, String title) {
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
