package dev.tandem.matching.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
                // Further suites (other strategies, scoring) are lines here.
                suite.optimal();
                suite.growth();
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
