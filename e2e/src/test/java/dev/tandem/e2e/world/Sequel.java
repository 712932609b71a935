package dev.tandem.e2e.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.e2e.Deliveries;
import dev.tandem.e2e.Patiently;
import dev.tandem.local.demo.Api;
import dev.tandem.local.demo.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the pair does, what they say of it, and what operators do. */
final class Sequel {

    private static final String COORDINATOR = "coordinator";

    private final Api api;
    private final World world;

    Sequel(Api api, World world) {
        this.api = api;
        this.world = world;
    }

    void play() {
        workTogether();
        assess();
        operate();
    }

    private void workTogether() {
        String ofMentorship = "?mentorshipId=" + world.need("mentorshipId");
        List<JsonNode> checkpoints = Patiently.awaiting(
                () -> api.list(world.owner(), "/api/v1/checkpoints" + ofMentorship), list -> !list.isEmpty());
        world.keep("checkpoints", World.idOf(checkpoints.getFirst()), world.owner());
        String goal = World.idOf(Patiently.until(() -> api.post(
                world.owner(),
                "/api/v1/goals",
                api.object()
                        .put("mentorshipId", world.need("mentorshipId"))
                        .put("kind", "SKILL")
                        .put("title", world.name() + " goal")
                        .set("measure", api.json(Map.of("unit", "reviews", "baseline", 0, "target", 10))))));
        world.keep("goals", goal, world.owner());
        JsonNode milestones = api.post(
                        world.owner(),
                        "/api/v1/goals/%s/milestones".formatted(goal),
                        api.object().put("title", "Half way"))
                .path("milestones");
        world.put("milestoneId", World.idOf(milestones.get(0)));
        api.post(
                world.owner(),
                "/api/v1/goals/%s/progress-entries".formatted(goal),
                api.object().put("value", 2));
    }

    private void assess() {
        String ofMentorship = "?mentorshipId=" + world.need("mentorshipId");
        List<JsonNode> invitations = Patiently.awaiting(
                () -> api.list(world.owner(), "/api/v1/survey-invitations" + ofMentorship), list -> !list.isEmpty());
        String invitation = World.idOf(invitations.getFirst());
        world.keep("survey-invitations", invitation, world.owner());
        world.put("invitationId", invitation);
        String survey = invitations.getFirst().path("surveyId").asText();
        world.keep("surveys", survey, "");
        String response = World.idOf(api.post(
                world.owner(),
                "/api/v1/survey-responses",
                api.object().put("invitationId", invitation).set("answers", answers(survey))));
        world.keep("survey-responses", response, world.owner());
        String feedback = World.idOf(Patiently.until(() -> api.post(
                world.owner(),
                "/api/v1/feedback",
                api.object()
                        .put("mentorshipId", world.need("mentorshipId"))
                        .put("aboutPersonId", world.person(world.mentor()))
                        .put("communication", 4)
                        .put("engagement", 4)
                        .put("progress", 4))));
        world.keep("feedback", feedback, world.owner());
        String evaluation = World.idOf(Patiently.until(() ->
                api.post(COORDINATOR, "/api/v1/evaluations", api.object().put("cohortId", world.need("cohortId")))));
        world.keep("evaluations", evaluation, "");
        world.put("occasion", "KICK_OFF");
        world.keep("kpis", "MATCH_RATE", "");
    }

    /** An answer to each question of a survey. */
    private JsonNode answers(String survey) {
        List<ObjectNode> answers = new ArrayList<>();
        for (JsonNode question :
                api.get(COORDINATOR, "/api/v1/surveys/" + survey).path("questions")) {
            ObjectNode answer =
                    api.object().put("question", question.path("code").asText());
            answers.add(
                    "TEXT".equals(question.path("type").asText())
                            ? answer.put("text", "Good")
                            : answer.put("value", 4));
        }
        return api.json(answers);
    }

    private void operate() {
        World.replayEverything(api).forEach((collection, replay) -> world.keep(collection, replay, ""));
        for (String service : Deliveries.SERVICES) {
            keepIfThere(service + "-projections", "name");
            keepIfThere(service + "-epochs", "id");
        }
        // A second token of somebody who does not need it here.
        ObjectNode link = api.object()
                .put("personId", world.person(world.stranger()))
                .put("issuer", "https://login.example.org")
                .put("subject", world.name());
        unlessUnknown(() ->
                world.keep("identity-links", World.idOf(api.post(COORDINATOR, "/api/v1/identity-links", link)), ""));
    }

    private void keepIfThere(String collection, String member) {
        unlessUnknown(() -> {
            JsonNode first = api.get(COORDINATOR, "/api/v1/" + collection).at("/items/0/" + member);
            if (!first.isMissingNode()) {
                world.keep(collection, first.asText(), "");
            }
        });
    }

    /** The binaries of an earlier landing do not have everything. */
    private static void unlessUnknown(Runnable request) {
        try {
            request.run();
        } catch (ApiException e) {
            if (e.status() != 404) {
                throw e;
            }
        }
    }
}
