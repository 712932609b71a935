package dev.tandem.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** What people say of it and what the platform makes of that: surveys, feedback and the evaluation. */
public final class Assessment {

    private final Api api;
    private final Stage stage;

    Assessment(Stage stage) {
        this.api = stage.api();
        this.stage = stage;
    }

    /**
     * Awaits the invitations of an occasion; about five in six people answer theirs.
     *
     * @return how many answered
     */
    public int answerSurvey(String occasion) {
        int expected = stage.pairs().size() * 2;
        List<JsonNode> invitations = Patience.await(
                "the survey " + occasion,
                () -> Optional.of(api.list(
                                Stage.COORDINATOR,
                                "/api/v1/survey-invitations?occasion=%s&cohortId=%s"
                                        .formatted(occasion, stage.cohortId())))
                        .filter(list -> list.size() >= expected));
        List<JsonNode> answering = invitations.stream()
                .filter(invitation -> "OPEN".equals(invitation.path("state").asText()))
                .filter(invitation -> Stage.mood(invitation.path("personId").asText(), 6) != 0)
                .toList();
        JsonNode questions = api.get(
                        Stage.COORDINATOR,
                        "/api/v1/surveys/"
                                + invitations.getFirst().path("surveyId").asText())
                .path("questions");
        Patience.forEach(answering, invitation -> respond(invitation, questions));
        stage.say("%d of %d people answered the %s survey".formatted(answering.size(), invitations.size(), occasion));
        return answering.size();
    }

    private void respond(JsonNode invitation, JsonNode questions) {
        String person = invitation.path("personId").asText();
        ArrayNode answers = api.json(List.of()).deepCopy();
        for (JsonNode question : questions) {
            ObjectNode answer =
                    api.object().put("question", question.path("code").asText());
            switch (question.path("type").asText()) {
                case "LIKERT" ->
                    answer.put(
                            "value",
                            3 + Stage.mood(person + question.path("code").asText(), 3));
                case "NPS" -> answer.put("value", 6 + Stage.mood(person, 5));
                default -> answer.put("text", "We met often and it helped.");
            }
            answers.add(answer);
        }
        ObjectNode body = api.object().put("invitationId", invitation.path("id").asText());
        body.set("answers", answers);
        api.post(stage.userName(person), "/api/v1/survey-responses", body);
    }

    /** Mentor and mentee say what they think of each other's part. */
    public void giveFeedback() {
        Patience.forEach(stage.pairs(), pair -> {
            String mentor = Stage.member(pair, "MENTOR");
            String mentee = Stage.member(pair, "MENTEE");
            rate(pair, mentor, mentee);
            rate(pair, mentee, mentor);
        });
        stage.say("Mentors and mentees gave each other feedback");
    }

    private void rate(JsonNode pair, String author, String about) {
        api.post(
                stage.userName(author),
                "/api/v1/feedback",
                api.object()
                        .put("mentorshipId", pair.path("id").asText())
                        .put("aboutPersonId", about)
                        .put("communication", 3 + Stage.mood(author, 3))
                        .put("engagement", 3 + Stage.mood(about, 3))
                        .put("progress", 4)
                        .put("comment", "Always prepared."));
    }

    /** Completes the cohort and waits until its mentorships have followed. */
    public void complete() {
        stage.moveCohort("complete");
        Patience.await(
                "the end of the mentorships",
                () -> Optional.of(api.list(
                                Stage.COORDINATOR, "/api/v1/mentorships?state=ACTIVE&cohortId=" + stage.cohortId()))
                        .filter(List::isEmpty));
        stage.say("Completed the cohort; its mentorships ended by themselves");
    }

    /**
     * Computes the evaluation on demand.
     *
     * @return the evaluation
     */
    public JsonNode evaluate() {
        JsonNode evaluation =
                api.post(Stage.COORDINATOR, "/api/v1/evaluations", api.object().put("cohortId", stage.cohortId()));
        stage.evaluation(evaluation.path("id").asText());
        stage.say("Computed the evaluation");
        return evaluation;
    }
}
