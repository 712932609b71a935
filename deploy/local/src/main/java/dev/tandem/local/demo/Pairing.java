package dev.tandem.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** From the approved pool to pairs of which both sides have accepted. */
public final class Pairing {

    private static final String POLICY = "Northwind leadership";

    private final Api api;
    private final Stage stage;

    Pairing(Stage stage) {
        this.api = stage.api();
        this.stage = stage;
    }

    /** The policy of the program, made by its coordinator at the first cohort. */
    private JsonNode policy() {
        return api.list(Stage.COORDINATOR, "/api/v1/matching-policies").stream()
                .filter(policy -> POLICY.equals(policy.path("name").asText()))
                .findFirst()
                .orElseGet(() -> api.post(Stage.COORDINATOR, "/api/v1/matching-policies", api.json(policyTerms())));
    }

    /** Both sides judge, each by what matters to it, and two questions of the enrollment count. */
    private static Map<String, Object> policyTerms() {
        return Map.of(
                "name",
                POLICY,
                "weights",
                Map.ofEntries(
                        Map.entry("skills", 30),
                        Map.entry("goals", 15),
                        Map.entry("interests", 5),
                        Map.entry("availability", 15),
                        Map.entry("languages", 5),
                        Map.entry("department", 5),
                        Map.entry("seniority", 10),
                        Map.entry("proximity", 10),
                        Map.entry("commitment", 5),
                        Map.entry("experience", 5),
                        Map.entry("communicationStyle", 5),
                        Map.entry("affinity", 5)),
                "mentorWeights",
                Map.of("skills", 15, "interests", 10, "commitment", 10),
                "mentorShare",
                40,
                "parameters",
                Map.of(
                        "department", Map.of("preference", "DIFFERENT"),
                        "proximity", Map.of("zeroBeyondKm", 500),
                        "affinity", Map.of("attributes", List.of("caregiver", "first-generation"))),
                "questions",
                List.of(
                        Map.of("key", "topics", "comparison", "OVERLAP", "weight", 10),
                        Map.of("key", "remote-days", "comparison", "DISTANCE", "range", 5, "weight", 5)),
                "rules",
                Map.of(
                        "minWeeklyOverlapMinutes", 60,
                        "requireSharedLanguage", true,
                        "forbidReportingLine", true,
                        "forbidPriorPairs", true,
                        "minimumScore", 0,
                        "missingDataPasses", false));
    }

    /**
     * Runs the matching and publishes its proposals. A simulation goes first, while the pool has all of its places.
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
        JsonNode policy = policy();
        stage.say("Matching by the policy \"%s\": %d criteria have a weight, %d questions of the enrollment count"
                .formatted(
                        POLICY,
                        policy.path("weights")
                                .valueStream()
                                .filter(weight -> weight.asInt() > 0)
                                .count(),
                        policy.path("questions").size()));
        String fair = computed(policy, "FAIR", true).path("id").asText();
        JsonNode run = computed(policy, "OPTIMAL", false);
        stage.run(run.path("id").asText());
        api.post(Stage.COORDINATOR, "/api/v1/match-runs/%s/publish".formatted(stage.runId()), null);
        stage.say("Matched %d pairs (OPTIMAL), certificate valid: %s, gap %d; published"
                .formatted(
                        run.at("/summary/pairs").asInt(),
                        run.at("/summary/certificate/valid").asBoolean(),
                        run.at("/summary/certificate/gap").asInt()));
        compare(fair);
        return run;
    }

    /** Requests a run and waits for its result. */
    private JsonNode computed(JsonNode policy, String strategy, boolean simulation) {
        String id = whenProjected(() -> api.post(
                        Stage.COORDINATOR,
                        "/api/v1/match-runs",
                        api.object()
                                .put("cohortId", stage.cohortId())
                                .put("policyId", policy.path("id").asText())
                                .put("strategy", strategy)
                                .put("seed", 1)
                                .put("simulation", simulation)))
                .path("id")
                .asText();
        JsonNode run = Patience.await(
                "the match run",
                () -> Optional.of(api.get(Stage.COORDINATOR, "/api/v1/match-runs/" + id))
                        .filter(job -> List.of("COMPLETED", "FAILED", "CANCELLED")
                                .contains(job.path("state").asText())));
        if (!"COMPLETED".equals(run.path("state").asText())) {
            throw new IllegalStateException("The match run ended as " + run);
        }
        return run;
    }

    /** What the published run would have been, had the weakest pair counted most. */
    private void compare(String simulation) {
        JsonNode comparison = api.get(
                Stage.COORDINATOR, "/api/v1/match-runs/%s/comparison?with=%s".formatted(simulation, stage.runId()));
        JsonNode before = comparison.at("/before/summary");
        JsonNode after = comparison.at("/after/summary");
        stage.say(String.format(
                Locale.ROOT,
                "A FAIR simulation for comparison: %d pairs, mean %,d instead of %,d, minimum %,d instead of %,d,"
                        + " another partner for %d",
                after.path("pairs").asInt(),
                after.path("meanScore").asInt(),
                before.path("meanScore").asInt(),
                after.path("minScore").asInt(),
                before.path("minScore").asInt(),
                comparison.at("/differences/otherPartner").asInt()));
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
