package dev.tandem.e2e.fuzz;

import dev.tandem.e2e.contract.Answer;
import dev.tandem.e2e.contract.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is wrong with an answer, whatever was asked. */
final class Complaints {

    private static final String PROBLEM = "application/problem+json";

    /** Refusals of the HTTP layer that any request may meet: too long a path, too large a body, too large headers, too many requests. */
    private static final Set<Integer> OF_THE_TRANSPORT = Set.of(413, 414, 429, 431);

    /** What only a stack trace, a class or a database says. */
    private static final List<Pattern> INTERNALS = List.of(
            Pattern.compile("\\bat [a-z]\\w*(\\.\\w+)+\\("),
            Pattern.compile("\\b(java|javax|jakarta|com\\.fasterxml|org\\.(hibernate|postgresql|jboss))\\.\\w+"),
            Pattern.compile("\\bio\\.(quarkus|vertx|smallrye|netty)\\.\\w+"),
            Pattern.compile("\\bdev\\.tandem\\.\\w+"),
            Pattern.compile("\\w+(Exception|Error)\\b[^\"]*:"),
            Pattern.compile("(?i)\\b(select .+ from|insert into|update .+ set|sqlstate|violates .+ constraint)\\b"),
            Pattern.compile("\\w+\\[[a-z]\\w*=[^\"]*]"));

    private Complaints() {}

    /** One line for each thing that is wrong; the first words tell its kind. */
    static List<String> about(Operation operation, Answer answer) {
        if (answer.status() == 0) {
            return List.of("gets no answer: " + answer.body());
        }
        List<String> complaints = new ArrayList<>();
        if (answer.status() >= 500) {
            complaints.add("answers " + answer.status());
        }
        boolean transport = OF_THE_TRANSPORT.contains(answer.status())
                && !operation.definition().path("responses").has(Integer.toString(answer.status()));
        if (!transport) {
            complaints.addAll(operation.violations(answer));
        } else if (!answer.mediaType().equals(PROBLEM)) {
            complaints.add("answers " + answer.status() + " without a problem");
        }
        if (answer.status() >= 400) {
            for (Pattern internal : INTERNALS) {
                Matcher shown = internal.matcher(answer.body());
                if (shown.find()) {
                    complaints.add("shows internals: " + shown.group());
                }
            }
        }
        return complaints;
    }

    /** The kind of a complaint: the same for the same mistake in another place or with other values. */
    static String kind(Operation operation, String complaint) {
        String kind = complaint.replaceAll("/\\d+", "/*").replaceAll("'[^']{40,}'", "'…'");
        return operation.name() + ": " + (kind.length() > 120 ? kind.substring(0, 120) + "…" : kind);
    }

    /** Counts by kind, the most frequent first. */
    static List<String> ranked(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(entry -> entry.getValue() + " × " + entry.getKey())
                .toList();
    }
}
