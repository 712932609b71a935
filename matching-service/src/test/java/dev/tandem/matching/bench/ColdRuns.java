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
            "-Xmn8m",
            "-Xss512k",
            "-Xshare:auto",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** What runs for a second or two gains nothing from the optimising compiler, which takes a core and memory of its own. */
    private static final List<String> COLD = List.of("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=16m");

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

        String solver() {
            return json.split("\"", 5)[3];
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

    /** Cold in one JVM; where asked for, warm in another one, with the compiler that a long run would have. */
    static Answer run(String solver, String strategy, Path edges, Path capacities, int warm) {
        Answer cold = run(COLD, solver, strategy, edges, capacities, 0);
        if (warm == 0) {
            return cold;
        }
        String again = run(List.of(), solver, strategy, edges, capacities, warm).json();
        return new Answer(cold.json()
                .replace("\"warmMillis\":[]", again.substring(again.indexOf("\"warmMillis\""), again.length() - 1)));
    }

    private static Answer run(
            List<String> flags, String solver, String strategy, Path edges, Path capacities, int warm) {
        List<String> all = new ArrayList<>(FLAGS);
        all.addAll(flags);
        return lines(
                        all,
                        SolveOnce.class,
                        solver,
                        strategy,
                        edges.toString(),
                        capacities.toString(),
                        Integer.toString(warm))
                .stream()
                .filter(line -> line.startsWith("{"))
                .findFirst()
                .map(Answer::new)
                .orElseThrow(() -> new InstanceException(solver + " printed no answer"));
    }

    /** What a main class prints in a JVM with its usual flags, as a long run would have them. */
    static List<String> lines(Class<?> main, String... arguments) {
        return lines(List.of("--enable-native-access=ALL-UNNAMED"), main, arguments);
    }

    private static List<String> lines(List<String> flags, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            if (exit != 0) {
                throw new InstanceException(
                        "%s ended with exit code %d: %s".formatted(arguments[0], exit, out.strip()));
            }
            return out.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InstanceException("interrupted");
        }
    }
}
