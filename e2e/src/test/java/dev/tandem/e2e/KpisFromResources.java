package dev.tandem.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.local.demo.Api;
import dev.tandem.local.demo.Stage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Computes every KPI of {@code docs/kpis.md} a second time, from nothing but the public resources: what the evaluation says must
 * follow from what people can look up.
 */
final class KpisFromResources {

    private static final String COORDINATOR = "coordinator";
    private static final double DAY = 86_400;
    private static final double MONTH = 30.4375 * DAY;

    private final List<JsonNode> enrollments;
    private final List<JsonNode> mentorships;
    private final List<JsonNode> checkpoints;
    private final List<JsonNode> goals;
    private final List<JsonNode> feedback;
    private final List<JsonNode> answers;
    private final Instant now;

    KpisFromResources(Api api, Stage stage, Instant now) {
        String ofCohort = "?cohortId=" + stage.cohortId();
        this.now = now;
        enrollments = api.list(COORDINATOR, "/api/v1/enrollments" + ofCohort);
        mentorships = api.list(COORDINATOR, "/api/v1/mentorships" + ofCohort);
        checkpoints = api.list(COORDINATOR, "/api/v1/checkpoints" + ofCohort);
        goals = api.list(COORDINATOR, "/api/v1/goals" + ofCohort);
        feedback = api.list(COORDINATOR, "/api/v1/feedback" + ofCohort);
        // Answers are for nobody but who gave them, so each person looks up their own.
        answers = mentorships.stream()
                .flatMap(mentorship -> mentorship.path("members").valueStream())
                .map(member -> member.path("personId").asText())
                .distinct()
                .flatMap(person -> api.list(stage.userName(person), "/api/v1/survey-responses").stream())
                .filter(response ->
                        stage.cohortId().equals(response.path("cohortId").asText()))
                .filter(response -> "CLOSING".equals(response.path("occasion").asText()))
                .flatMap(response -> response.path("answers").valueStream())
                .toList();
    }

    /** The value of each KPI, as far as there is one. */
    Map<String, BigDecimal> values() {
        Map<String, BigDecimal> values = new TreeMap<>();
        List<JsonNode> joined = having(enrollments, "readyAt");
        List<JsonNode> started = having(mentorships, "activatedAt");
        put(values, "PARTICIPATION_RATE", 100.0 * joined.size(), enrollments.size());
        matching(values, joined, started);
        meetings(values, started);
        put(
                values,
                "GOAL_COMPLETION",
                100.0 * count(goals, in("status", "ACHIEVED")),
                count(goals, in("status", "ABANDONED").negate()));
        voices(values);
        put(values, "EARLY_ENDINGS", 100.0 * count(started, in("state", "ENDED")), started.size());
        return values;
    }

    private void matching(Map<String, BigDecimal> values, List<JsonNode> joined, List<JsonNode> started) {
        Map<String, JsonNode> mentees = joined.stream()
                .filter(in("role", "MENTEE"))
                .collect(Collectors.toMap(enrollment -> enrollment.path("id").asText(), Function.identity()));
        Set<String> paired = started.stream()
                .flatMap(mentorship -> mentorship.path("members").valueStream())
                .map(member -> member.path("enrollmentId").asText())
                .collect(Collectors.toSet());
        put(
                values,
                "MATCH_RATE",
                100.0
                        * (double) mentees.keySet().stream()
                                .filter(paired::contains)
                                .count(),
                mentees.size());
        List<JsonNode> scored = having(started, "score");
        put(values, "MATCH_QUALITY", sum(scored, "score"), scored.size());
        List<Double> days = started.stream()
                .flatMap(mentorship -> mentorship
                        .path("members")
                        .valueStream()
                        .map(member -> mentees.get(member.path("enrollmentId").asText()))
                        .flatMap(Stream::ofNullable)
                        .map(mentee -> between(mentee.path("readyAt"), mentorship.path("activatedAt")) / DAY))
                .toList();
        put(values, "TIME_TO_MATCH", days.stream().mapToDouble(day -> day).sum(), days.size());
        double refused = count(
                mentorships,
                mentorship -> !mentorship.hasNonNull("activatedAt")
                        && in("state", "DECLINED", "ENDED").test(mentorship));
        put(values, "ACCEPTANCE_RATE", 100.0 * started.size(), started.size() + refused);
    }

    private void meetings(Map<String, BigDecimal> values, List<JsonNode> started) {
        Map<String, Instant> ends = mentorships.stream()
                .collect(Collectors.toMap(mentorship -> mentorship.path("id").asText(), this::end));
        double held = count(checkpoints, in("state", "HELD"));
        double due = count(
                checkpoints,
                checkpoint -> in("state", "HELD").test(checkpoint)
                        || !Instant.parse(checkpoint.path("scheduledAt").asText())
                                .isAfter(ends.getOrDefault(
                                        checkpoint.path("mentorshipId").asText(), now)));
        double months = started.stream()
                .mapToDouble(mentorship ->
                        seconds(Instant.parse(mentorship.path("activatedAt").asText()), end(mentorship)) / MONTH)
                .sum();
        put(values, "CHECKPOINT_COMPLETION", 100.0 * held, due);
        put(values, "MEETING_FREQUENCY", held, months);
    }

    private void voices(Map<String, BigDecimal> values) {
        List<JsonNode> likert = answers.stream().filter(in("type", "LIKERT")).toList();
        List<JsonNode> nps = answers.stream().filter(in("type", "NPS")).toList();
        put(values, "SATISFACTION", sum(likert, "value"), likert.size());
        double promoters = count(nps, answer -> answer.path("value").asInt() >= 9);
        double detractors = count(nps, answer -> answer.path("value").asInt() <= 6);
        put(values, "NPS", 100.0 * (promoters - detractors), nps.size());
        put(
                values,
                "FEEDBACK_RATING",
                sum(feedback, "communication") + sum(feedback, "engagement") + sum(feedback, "progress"),
                3.0 * feedback.size());
    }

    private Instant end(JsonNode mentorship) {
        return mentorship.hasNonNull("endedAt")
                ? Instant.parse(mentorship.path("endedAt").asText())
                : now;
    }

    private static void put(Map<String, BigDecimal> values, String kpi, double numerator, double denominator) {
        if (denominator != 0) {
            values.put(kpi, BigDecimal.valueOf(numerator / denominator).setScale(2, RoundingMode.HALF_UP));
        }
    }

    private static List<JsonNode> having(List<JsonNode> resources, String member) {
        return resources.stream()
                .filter(resource -> resource.hasNonNull(member))
                .toList();
    }

    private static Predicate<JsonNode> in(String member, String... values) {
        return resource -> Set.of(values).contains(resource.path(member).asText());
    }

    private static double count(List<JsonNode> resources, Predicate<JsonNode> condition) {
        return (double) resources.stream().filter(condition).count();
    }

    private static double sum(List<JsonNode> resources, String member) {
        return resources.stream()
                .mapToDouble(resource -> resource.path(member).asDouble())
                .sum();
    }

    private static double between(JsonNode from, JsonNode to) {
        return seconds(Instant.parse(from.asText()), Instant.parse(to.asText()));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
