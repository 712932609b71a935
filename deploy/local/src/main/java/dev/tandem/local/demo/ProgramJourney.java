package dev.tandem.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;

/**
 * One cohort of one mentoring program from the HR export to its evaluation, each step by the person who takes it in real life.
 * {@link #play} takes all of them in order; a test takes them one by one and breaks something in between.
 */
public final class ProgramJourney {

    private final Stage stage;
    private final Recruitment recruitment;
    private final Pairing pairing;
    private final Mentoring mentoring;
    private final Assessment assessment;

    /**
     * Prepares a journey.
     *
     * @param api      the platform's public API
     * @param clock    the platform's clock
     * @param progress receives a line for everything that happened
     */
    public ProgramJourney(Api api, PlatformClock clock, Consumer<String> progress) {
        stage = new Stage(api, clock, progress);
        recruitment = new Recruitment(stage);
        pairing = new Pairing(stage);
        mentoring = new Mentoring(stage);
        assessment = new Assessment(stage);
    }

    /** The cohort, its pairs and what came of them. */
    public Stage stage() {
        return stage;
    }

    /** Import, program, cohort and enrollment. */
    public Recruitment recruitment() {
        return recruitment;
    }

    /** Matching and acceptance. */
    public Pairing pairing() {
        return pairing;
    }

    /** Checkpoints and goals. */
    public Mentoring mentoring() {
        return mentoring;
    }

    /** Surveys, feedback and the evaluation. */
    public Assessment assessment() {
        return assessment;
    }

    /**
     * The whole journey.
     *
     * @param csv the HR export
     * @return the evaluation
     */
    public JsonNode play(String csv) {
        recruitment.importPeople(csv);
        recruitment.createCohort();
        recruitment.openCohort();
        recruitment.enrol(Recruitment.EVERYBODY);
        recruitment.approve();
        pairing.match();
        pairing.accept();
        mentoring.awaitCheckpoints();
        mentoring.setGoals();
        assessment.answerSurvey("KICK_OFF");
        int meetings = mentoring.meetings();
        for (int ordinal = 1; ordinal <= meetings; ordinal++) {
            mentoring.meet(ordinal);
        }
        assessment.giveFeedback();
        assessment.complete();
        assessment.answerSurvey("CLOSING");
        return assessment.evaluate();
    }
}
