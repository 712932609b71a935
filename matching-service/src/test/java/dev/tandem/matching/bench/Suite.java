package dev.tandem.matching.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The comparison with the reference on generated instances, and how time grows; a Markdown table each. */
final class Suite {
    private static final long SEED = 1;
    /** A quick run has so many times fewer people. */
    private static final int SMALL = 20;

    private record Row(Kind kind, double target) {}

    private static final List<Row> ROWS = List.of(
            new Row(Kind.DENSE_1000, 0),
            new Row(Kind.TOP50_10000, 3),
            new Row(Kind.SLACK, 20),
            new Row(Kind.SCARCE, 3),
            new Row(Kind.TIGHT, 1.5));

    private static final List<Integer> GROWTH = List.of(5_000, 10_000, 20_000, 50_000, 100_000);

    private static final int DENSE = 10_000;

    private final int divisor;
    private final Path directory;

    private Suite(boolean small, Path directory) {
        divisor = small ? SMALL : 1;
        this.directory = directory;
    }

    static void run(boolean small) {
        try {
            Path directory = Files.createTempDirectory("tandem-bench");
            try {
                Suite suite = new Suite(small, directory);
                // Further suites are lines here.
                suite.optimal();
                suite.strategies();
                suite.growth();
                suite.scoring();
                suite.candidates();
            } finally {
                delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void optimal() {
        System.out.println("### OPTIMAL against OR-tools SimpleMinCostFlow (build + solve)\n");
        System.out.println(
                "| instance | pairs | tandem cold / warm ms | or-tools cold / warm ms | ratio cold / warm | target "
                        + "| peak MiB tandem / or-tools | gap | violations |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (Row row : ROWS) {
            Generator.Written files = generate(row.kind, row.kind.mentees / divisor, row.kind.mentors / divisor);
            List<ColdRuns.Answer> answers = ColdRuns.of("optimal", files.edges(), files.capacities(), 2);
            ColdRuns.Answer ours = answers.getFirst();
            ColdRuns.Answer reference = answers.getLast();
            System.out.printf(
                    Locale.ROOT,
                    "| %s %d × %d | %d | %d / %d | %d / %d | %.1f / %.1f | %s | %d / %d (%.2f) | %d | %d |%n",
                    row.kind.label(),
                    row.kind.mentees / divisor,
                    row.kind.mentors / divisor,
                    ours.number("cardinality"),
                    ours.number("solveMillis"),
                    ours.warmMillis(),
                    reference.number("solveMillis"),
                    reference.warmMillis(),
                    ratio(reference.number("solveMillis"), ours.number("solveMillis")),
                    ratio(reference.warmMillis(), ours.warmMillis()),
                    row.target == 0 ? "–" : "≥ " + row.target,
                    ours.number("peakRssMiB"),
                    reference.number("peakRssMiB"),
                    ratio(ours.number("peakRssMiB"), reference.number("peakRssMiB")),
                    ours.number("gap") + Math.abs(reference.number("gap")),
                    ours.number("violations") + reference.number("violations"));
        }
        System.out.println();
    }

    /** The other strategies; JGraphT is given a pool that it can cope with. */
    private void strategies() {
        System.out.println("### STABLE, FAIR and PEER, cold\n");
        System.out.println("| strategy | instance | solver | pairs | ms | CPU ms | peak MiB | gap | violations |");
        System.out.println("| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (String strategy : List.of("stable", "fair", "peer")) {
            boolean peers = strategy.equals("peer");
            Kind kind = peers ? Kind.TOP50_10000 : Kind.TIGHT;
            Generator.Written files = generate(kind, kind.mentees / divisor, kind.mentors / divisor);
            for (ColdRuns.Answer answer : ColdRuns.of(strategy, files.edges(), files.capacities(), 0)) {
                System.out.printf(
                        "| %s | %s %d × %d | %s | %d | %d | %d | %d | %d | %d |%n",
                        strategy.toUpperCase(Locale.ROOT),
                        kind.label(),
                        kind.mentees / divisor,
                        kind.mentors / divisor,
                        answer.solver(),
                        answer.number("cardinality"),
                        answer.number("solveMillis"),
                        answer.number("cpuMillis"),
                        answer.number("peakRssMiB"),
                        answer.number("gap"),
                        answer.number("violations"));
            }
        }
        System.out.println();
    }

    /** Processor time on one core, so it is measured in this JVM. */
    private void scoring() {
        System.out.println("### Scoring\n");
        String people = Integer.toString(DENSE / divisor);
        ScoringBenchmark.main(people, people, Long.toString(SEED));
        System.out.println();
    }

    /** From the pool to the certificate over all pairs, one to one. */
    private void candidates() {
        System.out.println("### Dense, candidate generation included, against OR-tools LinearSumAssignment\n");
        String people = Integer.toString(DENSE / divisor);
        for (String solver : List.of("tandem", "or-tools")) {
            System.out.println("    "
                    + ColdRuns.lines(CandidateBenchmark.class, solver, people, people, people, Long.toString(SEED))
                            .stream()
                            .filter(line -> line.startsWith(solver) || line.startsWith("peak"))
                            .collect(Collectors.joining("; ")));
        }
        System.out.println();
    }

    private void growth() {
        System.out.println("### Growth of OPTIMAL, cold, five mentees per mentor\n");
        System.out.println("| mentees | slack ms | tight ms | scarce ms |\n| ---: | ---: | ---: | ---: |");
        for (int mentees : GROWTH) {
            StringBuilder line = new StringBuilder("| " + mentees / divisor + " |");
            for (Kind kind : List.of(Kind.SLACK, Kind.TIGHT, Kind.SCARCE)) {
                Generator.Written files = generate(kind, mentees / divisor, mentees / divisor / 5);
                line.append(' ')
                        .append(ColdRuns.run("tandem", "optimal", files.edges(), files.capacities(), 0)
                                .number("solveMillis"))
                        .append(" |");
            }
            System.out.println(line);
        }
        System.out.println();
    }

    private Generator.Written generate(Kind kind, int mentees, int mentors) {
        return Generator.write(kind, mentees, mentors, kind.degree, SEED, directory);
    }

    private static double ratio(long a, long b) {
        return (double) a / Math.max(1, b);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
