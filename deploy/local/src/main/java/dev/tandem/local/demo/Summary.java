package dev.tandem.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What came of one cohort, read back from the platform. */
final class Summary {

    private Summary() {}

    static String of(Api api, ProgramJourney journey, JsonNode evaluation, String gateway) {
        JsonNode run = journey.pairing().matchRun();
        JsonNode summary = run.path("summary");
        List<JsonNode> unmatched = api.list(
                "coordinator",
                "/api/v1/match-runs/%s/unmatched".formatted(journey.stage().runId()));
        Map<String, Long> reasons = unmatched.stream()
                .collect(Collectors.groupingBy(
                        person -> person.path("role").asText().toLowerCase(Locale.ROOT) + " "
                                + person.at("/reason/code").asText(),
                        TreeMap::new,
                        Collectors.counting()));
        List<JsonNode> goals = journey.stage().pairs().stream()
                .flatMap(pair -> journey.mentoring().goals(pair).stream())
                .toList();
        long achieved = goals.stream()
                .filter(goal -> "ACHIEVED".equals(goal.path("status").asText()))
                .count();
        StringBuilder text = new StringBuilder(1024);
        text.append("\nOne cohort of structured mentoring\n");
        line(
                text,
                "People in the pool",
                "%d mentors, %d mentees"
                        .formatted(
                                summary.path("mentors").asInt(),
                                summary.path("mentees").asInt()));
        line(text, "Pairs", summary.path("pairs").asText());
        line(
                text,
                "Score",
                "mean %s, minimum %s (of 1,000,000)"
                        .formatted(number(summary.path("meanScore")), number(summary.path("minScore"))));
        line(
                text,
                "Certificate",
                "%s: total %s of at most %s, gap %s"
                        .formatted(
                                summary.at("/certificate/valid").asBoolean() ? "valid" : "INVALID",
                                number(summary.at("/certificate/totalScore")),
                                number(summary.at("/certificate/dualBound")),
                                summary.at("/certificate/gap").asText()));
        line(
                text,
                "Unmatched",
                unmatched.isEmpty()
                        ? "nobody"
                        : reasons.entrySet().stream()
                                .map(reason -> reason.getValue() + " " + reason.getKey())
                                .collect(Collectors.joining(", ")));
        line(text, "Goals achieved", achieved + " of " + goals.size());
        for (JsonNode kpi : evaluation.path("kpis")) {
            line(
                    text,
                    kpi.path("name").asText(),
                    "%s %s (target %s, %s)"
                            .formatted(
                                    kpi.path("value").isNumber() ? number(kpi.path("value")) : "no data",
                                    kpi.path("unit")
                                            .asText()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', ' '),
                                    number(kpi.path("target")),
                                    kpi.path("status").asText().toLowerCase(Locale.ROOT)));
        }
        for (JsonNode finding : evaluation.path("findings")) {
            line(text, "Finding", finding.path("statement").asText());
        }
        text.append("\nWhere to look\n");
        line(text, "API documentation", gateway + "/docs");
        line(
                text,
                "Report",
                "curl -H \"Authorization: Bearer $(./tandem token coordinator)\" %s/api/v1/evaluations/%s/report"
                        .formatted(gateway, journey.stage().evaluationId()));
        line(text, "Tokens", "./tandem token coordinator | viewer | hr | " + someone(journey));
        return text.toString();
    }

    private static String someone(ProgramJourney journey) {
        return journey.stage().pairs().stream()
                .findFirst()
                .map(pair ->
                        journey.stage().userName(pair.at("/members/0/personId").asText()))
                .orElse("any userName");
    }

    private static String number(JsonNode value) {
        return value.isIntegralNumber()
                ? String.format(Locale.ROOT, "%,d", value.asLong())
                : String.format(Locale.ROOT, "%,.2f", value.asDouble());
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("  %-28s %s%n".formatted(name, value));
    }
}
