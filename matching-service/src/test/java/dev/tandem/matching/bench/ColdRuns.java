package dev.tandem.matching.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts {@link SolveOnce} in a JVM of its own, with the same flags for every solver. */
final class ColdRuns {
    /** The serial collector with a small nursery keeps no more memory than the arrays need. */
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-Xmn16m",
            "-Xshare:auto",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private ColdRuns() {}

    /** A line of {@link SolveOnce}. */
    record Answer(String json) {
        long number(String key) {
            Matcher found = Pattern.compile("\"" + key + "\":(-?\\d+)").matcher(json);
            if (!found.find()) {
                throw new IllegalStateException(key + " is missing in " + json);
            }
            return Long.parseLong(found.group(1));
        }

        /** The fastest of the warm runs, or -1 without any. */
        long warmMillis() {
            Matcher found = Pattern.compile("\"warmMillis\":\\[([\\d,]+)]").matcher(json);
            if (!found.find()) {
                return -1;
            }
            return Pattern.compile(",")
                    .splitAsStream(found.group(1))
                    .mapToLong(Long::parseLong)
                    .min()
                    .orElse(-1);
        }

        /** With the gap against a bound that another solver has proven for as many pairs. */
        Answer measuredBy(long cardinality, long bound) {
            return number("cardinality") != cardinality
                    ? this
                    : new Answer(json.replaceFirst("\"gap\":-?\\d+", "\"gap\":" + (bound - number("total"))));
        }
    }

    /** All contenders of a strategy one after another, the reference measured by our bound. */
    static List<Answer> of(String strategy, Path edges, Path capacities, int warm) {
        List<Answer> answers = new ArrayList<>();
        run(Strategies.of(strategy), strategy, edges, capacities, warm, answers::add);
        return answers;
    }

    /** As above, for those named; each answer is passed on as it comes. */
    static void run(
            List<Contender> contenders,
            String strategy,
            Path edges,
            Path capacities,
            int warm,
            Consumer<Answer> answered) {
        List<Answer> answers = new ArrayList<>();
        for (Contender contender : contenders) {
            Answer answer = run(contender.name(), strategy, edges, capacities, warm);
            if (!answers.isEmpty()) {
                Answer ours = answers.getFirst();
                answer = answer.measuredBy(ours.number("cardinality"), ours.number("total") + ours.number("gap"));
            }
            answers.add(answer);
            answered.accept(answer);
        }
    }

    static Answer run(String solver, String strategy, Path edges, Path capacities, int warm) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SolveOnce.class.getName()));
        command.addAll(List.of(solver, strategy, edges.toString(), capacities.toString(), Integer.toString(warm)));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            String json =
                    out.lines().filter(line -> line.startsWith("{")).findFirst().orElse("");
            if (exit != 0 || json.isEmpty()) {
                throw new InstanceException("%s ended with exit code %d: %s".formatted(solver, exit, out.strip()));
            }
            return new Answer(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InstanceException("interrupted");
        }
    }
}
