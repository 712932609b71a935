package dev.tandem.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** What the parts of a journey share: the platform, the people, and the cohort with its pairs. */
public final class Stage {

    static final String COORDINATOR = "coordinator";
    static final String HR = "hr";
    static final int CADENCE_DAYS = 28;

    private final Api api;
    private final PlatformClock clock;
    private final Consumer<String> progress;
    private final Map<String, JsonNode> people = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> pairs = new ConcurrentHashMap<>();
    private String cohortId = "";
    private String runId = "";
    private String evaluationId = "";

    Stage(Api api, PlatformClock clock, Consumer<String> progress) {
        this.api = api;
        this.clock = clock;
        this.progress = progress;
    }

    Api api() {
        return api;
    }

    PlatformClock clock() {
        return clock;
    }

    void say(String line) {
        progress.accept(line);
    }

    /** The cohort of this journey. */
    public String cohortId() {
        return cohortId;
    }

    void cohort(String id) {
        cohortId = id;
    }

    void moveCohort(String verb) {
        api.post(COORDINATOR, "/api/v1/cohorts/%s/%s".formatted(cohortId, verb), null);
    }

    /** The match run that was published. */
    public String runId() {
        return runId;
    }

    void run(String id) {
        runId = id;
    }

    /** The evaluation that was computed at the end. */
    public String evaluationId() {
        return evaluationId;
    }

    void evaluation(String id) {
        evaluationId = id;
    }

    Collection<JsonNode> people() {
        return people.values();
    }

    void meet(JsonNode person) {
        people.put(person.path("id").asText(), person);
    }

    /** The userName behind a person's id. */
    public String userName(String personId) {
        JsonNode person = people.get(personId);
        if (person == null) {
            throw new IllegalStateException("Nobody was imported with the id " + personId);
        }
        return person.path("userName").asText();
    }

    /** The mentorships that became active in this cohort, as of their acceptance, in the order of their ids. */
    public List<JsonNode> pairs() {
        return pairs.values().stream()
                .sorted(Comparator.comparing(pair -> pair.path("id").asText()))
                .toList();
    }

    void paired(JsonNode mentorship) {
        pairs.put(mentorship.path("id").asText(), mentorship);
    }

    /** The person id of the member with a role. */
    static String member(JsonNode pair, String role) {
        for (JsonNode member : pair.path("members")) {
            if (role.equals(member.path("role").asText())) {
                return member.path("personId").asText();
            }
        }
        throw new IllegalStateException("No %s in %s".formatted(role, pair));
    }

    /** A stable choice between 0 and {@code bound - 1} for a name. */
    static int mood(String name, int bound) {
        return Math.floorMod(name.hashCode(), bound);
    }
}
