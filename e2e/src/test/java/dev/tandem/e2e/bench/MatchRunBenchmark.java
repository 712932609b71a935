package dev.tandem.e2e.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.e2e.Checkout;
import dev.tandem.local.LocalStack;
import dev.tandem.local.StackSettings;
import dev.tandem.local.demo.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * How long a match run takes from the POST until a client sees it COMPLETED, through the gateway, over real processes. Everything
 * is seeded through the public API. Prints one JSON object.
 *
 * <p>Arguments: {@code --people N} mentors and as many mentees (200), {@code --runs N} measured runs (10), {@code --warm-up N}
 * (30 for up to 1,000 people, else 1), {@code --strategy NAME} (OPTIMAL), {@code --heap SIZE} of each process (1g, 6g).
 */
public final class MatchRunBenchmark {

    private static final String COORDINATOR = "coordinator";
    private static final int LARGE = 1_000;
    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final Api api;
    private final int people;
    private final String strategy;

    private MatchRunBenchmark(Api api, int people, String strategy) {
        this.api = api;
        this.people = people;
        this.strategy = strategy;
    }

    /** See the class. */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> given = new TreeMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            given.put(arguments[i], arguments[i + 1]);
        }
        int people = Integer.parseInt(given.getOrDefault("--people", "200"));
        int runs = Integer.parseInt(given.getOrDefault("--runs", "10"));
        int warmUp = Integer.parseInt(given.getOrDefault("--warm-up", people > LARGE ? "1" : "30"));
        String heap = given.getOrDefault("--heap", people > LARGE ? "6g" : "1g");

        Path home = Files.createTempDirectory("tandem-bench");
        try (LocalStack stack = LocalStack.start(settings(home, heap))) {
            MatchRunBenchmark benchmark = new MatchRunBenchmark(
                    new Api(stack.gateway(), stack::tokenFor), people, given.getOrDefault("--strategy", "OPTIMAL"));
            String cohort = new MatchRunPool(benchmark.api, stack.database("matching")).seed(people);
            for (int i = 0; i < warmUp; i++) {
                benchmark.measure(cohort, i);
            }
            List<Measured> measured = new ArrayList<>();
            for (int i = 0; i < runs; i++) {
                measured.add(benchmark.measure(cohort, warmUp + i));
            }
            System.out.println(benchmark.report(measured));
        }
    }

    private static StackSettings settings(Path home, String heap) {
        StackSettings tests = StackSettings.forTests(Checkout.root(), home);
        List<String> options = Stream.concat(
                        Stream.of("-Xmx" + heap),
                        tests.javaOptions().stream().filter(option -> !option.startsWith("-Xmx")))
                .toList();
        return new StackSettings(
                tests.home(), tests.gatewayPort(), tests.deployables(), options, tests.startLimit());
    }

    /** A run and how long it took for the client. */
    private record Measured(double millis, JsonNode run) {}

    private Measured measure(String cohort, int seed) {
        ObjectNode request = api.object().put("cohortId", cohort).put("strategy", strategy).put("seed", seed);
        long begin = System.nanoTime();
        String path = "/api/v1/match-runs/"
                + api.post(COORDINATOR, "/api/v1/match-runs", request).path("id").asText();
        long pause = people > LARGE ? 20_000_000 : 2_000_000;
        while (System.nanoTime() - begin < LIMIT.toNanos()) {
            JsonNode run = api.get(COORDINATOR, path);
            double millis = (System.nanoTime() - begin) / 1e6;
            switch (run.path("state").asText()) {
                case "COMPLETED" -> {
                    return new Measured(millis, run);
                }
                case "FAILED", "CANCELLED" -> throw new IllegalStateException("The run ended as " + run);
                default -> LockSupport.parkNanos(pause);
            }
        }
        throw new IllegalStateException("The run did not end within " + LIMIT);
    }

    private ObjectNode report(List<Measured> measured) {
        double[] millis = measured.stream().mapToDouble(Measured::millis).sorted().toArray();
        JsonNode last = measured.getLast().run();
        ObjectNode report = api.object()
                .put("benchmark", "match-runs")
                .put("strategy", strategy)
                .put("mentors", people)
                .put("mentees", people)
                .put("runs", millis.length)
                .put("medianMillis", rounded(median(millis)))
                .put("minMillis", rounded(millis[0]))
                .put("maxMillis", rounded(millis[millis.length - 1]))
                .put("pairs", last.at("/summary/pairs").asInt())
                .put("gap", last.at("/summary/certificate/gap").asLong());
        for (String part : List.of("loadMillis", "solveMillis", "storeMillis")) {
            report.put(part, median(measured.stream()
                    .mapToDouble(one -> one.run().at("/timings/" + part).asDouble())
                    .sorted()
                    .toArray()));
        }
        ArrayNode phases = report.putArray("phasesOfLastRun");
        last.at("/timings/phases").forEach(phases::add);
        return report;
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
    }

    private static double rounded(double millis) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.1f", millis));
    }
}
