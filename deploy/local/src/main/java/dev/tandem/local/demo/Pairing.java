package dev.tandem.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** From the approved pool to pairs of which both sides have accepted. */
public final class Pairing {

    private final Api api;
    private final Stage stage;

    Pairing(Stage stage) {
        this.api = stage.api();
        this.stage = stage;
    }

    /**
     * Runs the matching and publishes its proposals.
     *
     * @return the completed run
     */
    public JsonNode match() {
        stage.moveCohort("start-matching");
        int ready = api.list(Stage.COORDINATOR, "/api/v1/enrollments?state=READY&cohortId=" + stage.cohortId())
                .size();
        Patience.await(
                "the matching pool",
                () -> Optional.of(
                                api
                                        .list(Stage.COORDINATOR, "/api/v1/pool-entries?cohortId=" + stage.cohortId())
                                        .stream()
                                        .filter(entry -> "READY"
                                                .equals(entry.path("state").asText()))
                                        .count())
                        .filter(count -> count == ready));
        stage.run(whenProjected(() -> api.post(
                        Stage.COORDINATOR,
                        "/api/v1/match-runs",
                        api.object()
                                .put("cohortId", stage.cohortId())
                                .put("strategy", "OPTIMAL")
                                .put("seed", 1)))
                .path("id")
                .asText());
        JsonNode run = Patience.await(
                "the match run",
                () -> Optional.of(matchRun())
                        .filter(job -> List.of("COMPLETED", "FAILED", "CANCELLED")
                                .contains(job.path("state").asText())));
        if (!"COMPLETED".equals(run.path("state").asText())) {
            throw new IllegalStateException("The match run ended as " + run);
        }
        api.post(Stage.COORDINATOR, "/api/v1/match-runs/%s/publish".formatted(stage.runId()), null);
        stage.say("Matched %d pairs (OPTIMAL), certificate valid: %s, gap %d; published"
                .formatted(
                        run.at("/summary/pairs").asInt(),
                        run.at("/summary/certificate/valid").asBoolean(),
                        run.at("/summary/certificate/gap").asInt()));
        return run;
    }

    /** The match run as it stands. */
    public JsonNode matchRun() {
        return api.get(Stage.COORDINATOR, "/api/v1/match-runs/" + stage.runId());
    }

    private static JsonNode whenProjected(Supplier<JsonNode> request) {
        return Patience.await("the projections of the matching service", () -> {
            try {
                return Optional.of(request.get());
            } catch (ApiException e) {
                if (e.status() == 404 || e.status() == 409) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** Both members of every proposed pair accept; then the cohort is active. */
    public void accept() {
        List<JsonNode> proposed =
                api.list(Stage.COORDINATOR, "/api/v1/mentorships?state=PROPOSED&cohortId=" + stage.cohortId());
        Patience.forEach(proposed, pair -> {
            String id = pair.path("id").asText();
            for (JsonNode member : pair.path("members")) {
                api.post(
                        stage.userName(member.path("personId").asText()),
                        "/api/v1/mentorships/%s/accept".formatted(id),
                        null);
            }
            stage.paired(api.get(Stage.COORDINATOR, "/api/v1/mentorships/" + id));
        });
        stage.moveCohort("activate");
        stage.say("Both sides accepted: %d active mentorships"
                .formatted(stage.pairs().size()));
    }
}
