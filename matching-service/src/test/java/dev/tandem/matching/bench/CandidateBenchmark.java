package dev.tandem.matching.bench;

import com.google.ortools.Loader;
import com.google.ortools.graph.LinearSumAssignment;
import dev.tandem.matching.engine.KernelTrial;
import dev.tandem.matching.engine.MatchInput;
import dev.tandem.matching.engine.MatchOptions;
import dev.tandem.matching.engine.MatchOutcome;
import dev.tandem.matching.engine.MatchPolicy;
import dev.tandem.matching.engine.MatchingEngine;
import dev.tandem.matching.engine.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whole runs, from the pool to the certificate over all pairs, and OR-tools on the same scores. Arguments: who
 * ({@code tandem} or {@code or-tools}, each in a JVM of its own), mentees, mentors, places in all, seed. OR-tools assigns
 * one to one, so it needs as many mentors as mentees, and pairs that rules forbid get a score below all others.
 */
@SuppressWarnings("SystemOut") // a command-line tool
public final class CandidateBenchmark {
    /** What OR-tools is told of a forbidden pair: worse than any chain of exchanges could make good. */
    private static final long FORBIDDEN = -100_000_000_000L;

    private CandidateBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int mentees = Integer.parseInt(arguments[1]);
        int mentors = Integer.parseInt(arguments[2]);
        MatchInput input =
                PoolGenerator.pool(mentees, mentors, Integer.parseInt(arguments[3]), Long.parseLong(arguments[4]));
        if (arguments[0].equals("tandem")) {
            tandem(input);
        } else {
            orTools(input);
        }
        System.out.println("peak RSS MiB: " + peakRss());
    }

    private static void tandem(MatchInput input) {
        long start = System.nanoTime();
        List<String> phases = new ArrayList<>();
        ProgressListener listener = (phase, percent) ->
                phases.add(phase + " " + percent + "% " + (System.nanoTime() - start) / 1_000_000 + " ms");
        MatchOutcome outcome =
                new MatchingEngine().run(input, MatchPolicy.defaults(), MatchOptions.optimal(1), listener);
        double seconds = (System.nanoTime() - start) / 1e9;
        phases.forEach(System.out::println);
        System.out.printf(
                "tandem: %.1f s, %d pairs, total %d, gap %d, valid %s%n",
                seconds,
                outcome.certificate().cardinality(),
                outcome.certificate().totalScore(),
                outcome.certificate().gap(),
                outcome.certificate().valid());
        outcome.certificate()
                .checks()
                .forEach(check -> System.out.println(
                        check.code() + " " + check.examined() + " examined, " + check.failed() + " failed"));
    }

    private static void orTools(MatchInput input) {
        Loader.loadNativeLibraries();
        KernelTrial trial = new KernelTrial(input, MatchPolicy.defaults());
        int size = trial.mentees();
        long nanos = 0;
        LinearSumAssignment assignment = new LinearSumAssignment();
        int[] scores = new int[size];
        for (int mentee = 0; mentee < size; mentee++) {
            trial.scores(mentee, scores);
            long start = System.nanoTime();
            for (int mentor = 0; mentor < size; mentor++) {
                assignment.addArcWithCost(mentee, mentor, scores[mentor] < 0 ? -FORBIDDEN : -scores[mentor]);
            }
            nanos += System.nanoTime() - start;
        }
        long start = System.nanoTime();
        LinearSumAssignment.Status status = assignment.solve();
        nanos += System.nanoTime() - start;
        long pairs = 0;
        long total = 0;
        for (int mentee = 0; mentee < size; mentee++) {
            long cost = assignment.getAssignmentCost(mentee);
            if (cost <= 0) {
                pairs++;
                total -= cost;
            }
        }
        System.out.printf(
                "or-tools: %.1f s build and solve, %s, %d pairs, total %d%n", nanos / 1e9, status, pairs, total);
    }

    private static String peakRss() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "unknown";
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .map(line -> String.valueOf(Long.parseLong(line.replaceAll("\\D", "")) / 1024))
                .findFirst()
                .orElse("unknown");
    }
}
