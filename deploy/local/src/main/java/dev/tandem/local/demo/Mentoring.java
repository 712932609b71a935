package dev.tandem.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a pair does: checkpoints, goals and progress while the months go by. */
public final class Mentoring {

    private final Api api;
    private final Stage stage;

    Mentoring(Stage stage) {
        this.api = stage.api();
        this.stage = stage;
    }

    /** Waits until the checkpoints of every pair are on the calendar. */
    public void awaitCheckpoints() {
        Patience.forEach(
                stage.pairs(),
                pair -> Patience.await(
                        "the checkpoints of a pair",
                        () -> Optional.of(checkpoints(pair)).filter(list -> !list.isEmpty())));
        stage.say("Checkpoints appeared by themselves, the first pair has %d"
                .formatted(checkpoints(stage.pairs().getFirst()).size()));
    }

    /** All checkpoints of a pair in their order, as the coordinator sees them. */
    public List<JsonNode> checkpoints(JsonNode pair) {
        return api
                .list(
                        Stage.COORDINATOR,
                        "/api/v1/checkpoints?mentorshipId=" + pair.path("id").asText())
                .stream()
                .sorted(Comparator.comparingInt(
                        checkpoint -> checkpoint.path("ordinal").asInt()))
                .toList();
    }

    /** All goals of a pair, as the coordinator sees them. */
    public List<JsonNode> goals(JsonNode pair) {
        return api.list(
                Stage.COORDINATOR,
                "/api/v1/goals?mentorshipId=" + pair.path("id").asText());
    }

    /** Each mentee sets a goal with two milestones. */
    public void setGoals() {
        LocalDate today = stage.clock().now().atZone(ZoneOffset.UTC).toLocalDate();
        Patience.forEach(stage.pairs(), pair -> {
            String mentee = stage.userName(Stage.member(pair, "MENTEE"));
            ObjectNode goal = api.object()
                    .put("mentorshipId", pair.path("id").asText())
                    .put("kind", "CAREER_PATH")
                    .put("title", "Lead one cross-team initiative from idea to result")
                    .put("description", "Propose it, win two sponsors, run it, and present what came of it")
                    .put("achievable", "My manager gives me four hours a week, and my mentor has done it before")
                    .put("relevance", "leadership")
                    .put("dueOn", today.plusDays(150).toString());
            goal.set("measure", api.json(Map.of("unit", "steps done", "baseline", 0, "target", 10)));
            String id = api.post(mentee, "/api/v1/goals", goal).path("id").asText();
            for (int i = 1; i <= 2; i++) {
                api.post(
                        mentee,
                        "/api/v1/goals/%s/milestones".formatted(id),
                        api.object()
                                .put("title", i == 1 ? "Two sponsors found" : "First result presented")
                                .put("dueOn", today.plusDays(60L * i).toString()));
            }
        });
        stage.say("Each mentee set a goal with two milestones");
    }

    /** How many meetings the calendar of the longest pair holds. */
    public int meetings() {
        return stage.pairs().stream()
                .mapToInt(pair -> checkpoints(pair).size())
                .max()
                .orElse(0);
    }

    /** Moves the clock by one cadence; then most pairs hold the checkpoint that is due and report progress. */
    public void meet(int ordinal) {
        stage.clock().advance(Duration.ofDays(Stage.CADENCE_DAYS));
        Patience.forEach(stage.pairs(), pair -> {
            Optional<JsonNode> due = checkpoints(pair).stream()
                    .filter(checkpoint -> checkpoint.path("ordinal").asInt() == ordinal)
                    .filter(checkpoint ->
                            "SCHEDULED".equals(checkpoint.path("state").asText()))
                    .findFirst();
            if (due.isPresent() && Stage.mood(pair.path("id").asText() + ordinal, 8) != 0) {
                hold(pair, due.get());
                progress(pair, ordinal);
            }
        });
        stage.say("Four weeks later (%s): checkpoint %d"
                .formatted(stage.clock().now().toString().substring(0, 10), ordinal));
    }

    private void hold(JsonNode pair, JsonNode checkpoint) {
        ObjectNode body = api.object()
                .put("sharedNotes", "We looked at the goal and agreed on the next step.")
                .put("durationMinutes", 60);
        ArrayNode attendance = api.json(List.of()).deepCopy();
        pair.path("members")
                .forEach(member -> attendance.add(api.object()
                        .put("personId", member.path("personId").asText())
                        .put("present", true)));
        body.set("attendance", attendance);
        api.post(
                stage.userName(Stage.member(pair, "MENTOR")),
                "/api/v1/checkpoints/%s/hold".formatted(checkpoint.path("id").asText()),
                body);
    }

    private void progress(JsonNode pair, int ordinal) {
        String mentee = stage.userName(Stage.member(pair, "MENTEE"));
        for (JsonNode goal : goals(pair)) {
            String path = "/api/v1/goals/" + goal.path("id").asText();
            if ("ACHIEVED".equals(goal.path("status").asText())) {
                continue;
            }
            // Some are quicker than others, and some do not get there.
            int value = Math.min(10, ordinal * (1 + Stage.mood(mentee, 3)));
            api.post(
                    mentee,
                    path + "/progress-entries",
                    api.object().put("value", value).put("note", "After checkpoint " + ordinal));
            for (JsonNode milestone : goal.path("milestones")) {
                if (milestone.path("completedAt").isMissingNode()
                        || milestone.path("completedAt").isNull()) {
                    api.post(
                            mentee,
                            path
                                    + "/milestones/%s/complete"
                                            .formatted(milestone.path("id").asText()),
                            null);
                    break;
                }
            }
            if (value >= 10) {
                api.post(mentee, path + "/achieve", null);
            }
        }
    }
}
