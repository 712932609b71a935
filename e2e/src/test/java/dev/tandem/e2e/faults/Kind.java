package dev.tandem.e2e.faults;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.e2e.world.World;
import java.util.List;
import java.util.Map;

/** What is written while things break: something of every service, and something that others project. */
enum Kind {
    SKILL("participants", "/api/v1/skills", "SELECT name, count(*) FROM skill GROUP BY name"),
    PERSON("participants", "/api/v1/people", "SELECT user_name, count(*) FROM person GROUP BY user_name"),
    POLICY("matching", "/api/v1/matching-policies", "SELECT name, count(*) FROM matching_policy GROUP BY name"),
    GOAL("goals", "/api/v1/goals", "SELECT title, count(*) FROM goal GROUP BY title"),
    PROGRESS(
            "goals",
            "/api/v1/goals/%s/progress-entries",
            "SELECT note, count(*) FROM goal_progress_entry WHERE note IS NOT NULL GROUP BY note"),
    EVALUATION("feedback", "/api/v1/evaluations", "SELECT id::text, count(*) FROM evaluation GROUP BY id");

    private static final List<String> CRITERIA = List.of(
            "skills", "goals", "interests", "availability", "languages", "department", "seniority", "proximity");

    private final String service;
    private final String path;
    private final String counts;

    Kind(String service, String path, String counts) {
        this.service = service;
        this.path = path;
        this.counts = counts;
    }

    /** The service that owns it. */
    String service() {
        return service;
    }

    /** A statement for how often each mark is there. */
    String counts() {
        return counts;
    }

    /** The member of the resource that holds the mark. */
    String member() {
        return switch (this) {
            case SKILL, POLICY -> "name";
            case PERSON -> "userName";
            case GOAL -> "title";
            case PROGRESS -> "note";
            case EVALUATION -> "id";
        };
    }

    String path(World world) {
        return path.formatted(world.id("goals"));
    }

    /** Who writes it: goals are their owner's, the rest the coordinator's. */
    String user(World world) {
        return this == GOAL || this == PROGRESS ? world.owner() : "coordinator";
    }

    ObjectNode body(World world, String mark) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        return switch (this) {
            case SKILL -> body.put("name", mark);
            case PERSON -> body.put("userName", mark).put("givenName", "Given").put("familyName", mark);
            case POLICY -> policy(body.put("name", mark));
            case GOAL ->
                body.put("mentorshipId", world.value("mentorshipId"))
                        .put("kind", "SKILL")
                        .put("title", mark);
            case PROGRESS -> body.put("value", 1).put("note", mark);
            case EVALUATION -> body.put("cohortId", world.value("cohortId"));
        };
    }

    private static ObjectNode policy(ObjectNode body) {
        ObjectNode weights = body.putObject("weights");
        CRITERIA.forEach(criterion -> weights.put(criterion, 10));
        Map<String, Boolean> rules = Map.of(
                "requireSharedLanguage", false,
                "forbidReportingLine", false,
                "forbidPriorPairs", false,
                "missingDataPasses", true);
        ObjectNode ruled =
                body.putObject("rules").put("minWeeklyOverlapMinutes", 0).put("minimumScore", 0);
        rules.forEach(ruled::put);
        return body;
    }
}
