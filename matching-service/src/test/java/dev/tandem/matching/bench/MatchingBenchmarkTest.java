package dev.tandem.matching.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.matching.engine.graph.PeerGraph;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchingBenchmarkTest {
    private static final String EDGES = "mentee,mentor,score\n";
    private static final String CAPACITIES = "mentor,capacity\n0,1\n3,2\n";

    @TempDir
    Path directory;

    private Path edges(String text) throws IOException {
        return Files.writeString(directory.resolve("edges.csv"), text);
    }

    private Path capacities(String text) throws IOException {
        return Files.writeString(directory.resolve("capacities.csv"), text);
    }

    private Instance read(String edges, String capacities) throws IOException {
        Path file = edges(edges);
        Instance instance = InstanceFiles.read(file, capacities(capacities));
        InstanceFiles.refuseDuplicates(instance, file);
        return instance;
    }

    @Test
    void ids_may_have_gaps_and_a_mentor_without_capacity_has_none() throws IOException {
        Instance instance = read(EDGES + "5,1,700000\n2,0,0\n2,1,1000000\n", CAPACITIES);

        assertThat(instance.mentees()).isEqualTo(6);
        assertThat(instance.capacity()).containsExactly(1, 0, 0, 2);
        assertThat(instance.graph().rowStart()).containsExactly(0, 0, 0, 2, 2, 2, 3);
        assertThat(instance.graph().mentor()).containsExactly(0, 1, 1);
        assertThat(instance.graph().score()).containsExactly(0, 1_000_000, 700_000);
    }

    @Test
    void byte_order_mark_carriage_returns_blank_lines_at_the_end_and_a_missing_line_feed_are_taken()
            throws IOException {
        Instance instance = read("\ufeffmentee,mentor,score\r\n0,0,5\r\n1,0,6\r\n\r\n", "\ufeffmentor,capacity\r\n0,4");

        assertThat(instance.score()).containsExactly(5, 6);
        assertThat(instance.capacity()).containsExactly(4);
        assertThat(read(EDGES + "0,0,5", CAPACITIES).score()).containsExactly(5);
    }

    @Test
    void files_with_nothing_but_headers_are_an_instance_of_nobody() throws IOException {
        Instance instance = read(EDGES, "mentor,capacity");

        assertThat(instance.mentees()).isZero();
        assertThat(instance.graph().mentors()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,0|line 2: mentor must be a whole number",
                "0,0,1;0,1,x|line 3: score must be a whole number",
                "0,0,1000001|line 2: score 1000001 is not within 0 to 1000000",
                "0,-1,5|line 2: mentor must be a whole number",
                "0,0,5,6|line 2: score must be a whole number",
                "0,0,1.5|line 2: score must be a whole number",
                "99999999999999,0,1|line 2: mentee must be a whole number",
                "100000000,0,1|line 2: mentee 100000000 is not within",
                "0,0,1;;0,1,1|line 3: the line is blank",
                "1,0,1;0,0,1;1,0,2|line 4: mentee 1 and mentor 0 were paired before"
            })
    void a_line_that_cannot_be_used_is_named(String lines, String message) {
        assertThatThrownBy(() -> read(EDGES + lines.replace(';', '\n') + "\n", CAPACITIES))
                .isInstanceOf(InstanceException.class)
                .hasMessageContaining("edges.csv, " + message);
    }

    @Test
    void capacities_twice_negative_or_under_another_header_are_named() {
        assertThatThrownBy(() -> read(EDGES, CAPACITIES + "0,2\n"))
                .hasMessageContaining("capacities.csv, line 4: mentor 0 has a capacity before");
        assertThatThrownBy(() -> read(EDGES, "mentor,capacity\n0,-1\n"))
                .hasMessageContaining("capacities.csv, line 2: capacity must be a whole number");
        assertThatThrownBy(() -> read(EDGES, "mentor,places\n0,1\n"))
                .hasMessageContaining("capacities.csv, line 1: the header must be 'mentor,capacity'");
        assertThatThrownBy(() -> read("", CAPACITIES)).hasMessageContaining("edges.csv, line 1: the header must be");
    }

    @Test
    void bad_arguments_and_files_end_with_code_2() throws IOException {
        String damaged = edges(EDGES + "0,0,oops\n").toString();
        String sound = capacities(CAPACITIES).toString();

        assertThat(MatchingBenchmark.run("--edges", damaged, "--capacities", sound))
                .isEqualTo(2);
        assertThat(MatchingBenchmark.run("--edges", damaged + ".not", "--capacities", sound))
                .isEqualTo(2);
        assertThat(MatchingBenchmark.run("--edges", damaged)).isEqualTo(2);
        assertThat(MatchingBenchmark.run("--generate", "odd", "--out", directory.toString()))
                .isEqualTo(2);
        assertThat(MatchingBenchmark.run("--frobnicate")).isEqualTo(2);
    }

    @Test
    void generated_files_are_the_same_for_the_same_seed_and_are_solved_equally_by_both() throws IOException {
        String[] first = printed(
                "--generate",
                "tight",
                "--seed",
                "7",
                "--mentees",
                "60",
                "--mentors",
                "12",
                "--degree",
                "5",
                "--out",
                directory.resolve("a").toString());
        String[] second = printed(
                "--generate",
                "tight",
                "--seed",
                "7",
                "--mentees",
                "60",
                "--mentors",
                "12",
                "--degree",
                "5",
                "--out",
                directory.resolve("b").toString());
        assertThat(Path.of(first[0])).hasSameTextualContentAs(Path.of(second[0]));
        assertThat(Path.of(first[1])).hasSameTextualContentAs(Path.of(second[1]));

        String[] lines = printed("--edges", first[0], "--capacities", first[1]);

        assertThat(lines).hasSize(2);
        assertThat(lines[0]).startsWith("{\"solver\":\"tandem\",\"strategy\":\"OPTIMAL\",\"cardinality\":");
        assertThat(lines[1]).startsWith("{\"solver\":\"or-tools\",\"strategy\":\"OPTIMAL\",\"cardinality\":");
        ColdRuns.Answer ours = new ColdRuns.Answer(lines[0]);
        ColdRuns.Answer reference = new ColdRuns.Answer(lines[1]);
        for (String key : List.of("cardinality", "total", "gap", "violations")) {
            assertThat(ours.number(key)).as(key).isEqualTo(reference.number(key));
        }
        assertThat(ours.number("cardinality")).isPositive();
        assertThat(ours.number("gap")).isZero();
        assertThat(ours.number("violations")).isZero();
        assertThat(ours.number("peakRssMiB")).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"stable,1", "fair,2", "peer,2"})
    void other_strategies_are_proven_and_agree_with_their_reference(String strategy, int solvers) throws IOException {
        String edges = edges(EDGES + "0,1,300000\n0,2,900000\n1,0,500000\n1,2,800000\n2,1,100000\n3,0,400000\n3,3,7\n")
                .toString();
        String capacities = capacities("mentor,capacity\n0,1\n1,1\n2,1\n3,0\n").toString();

        String[] lines = printed("--edges", edges, "--capacities", capacities, "--strategy", strategy);

        assertThat(lines).hasSize(solvers);
        ColdRuns.Answer ours = new ColdRuns.Answer(lines[0]);
        assertThat(ours.solver()).isEqualTo("tandem");
        for (String line : lines) {
            ColdRuns.Answer answer = new ColdRuns.Answer(line);
            assertThat(answer.number("gap")).as(line).isZero();
            assertThat(answer.number("violations")).as(line).isZero();
            assertThat(answer.number("cardinality")).as(line).isEqualTo(ours.number("cardinality"));
            assertThat(answer.number("total")).as(line).isEqualTo(ours.number("total"));
        }
        assertThat(ours.number("cardinality")).isEqualTo(strategy.equals("peer") ? 2 : 3);
    }

    @Test
    void peers_take_the_higher_score_of_both_directions_and_nobody_themselves() throws IOException {
        PeerGraph peers =
                read(EDGES + "0,0,9\n0,1,5\n1,0,7\n2,1,3\n", CAPACITIES).peers();

        assertThat(peers.people()).isEqualTo(4);
        assertThat(peers.rowStart()).containsExactly(0, 1, 3, 4, 4);
        assertThat(peers.neighbour()).containsExactly(1, 0, 2, 1);
        assertThat(peers.score()).containsExactly(7, 7, 3, 3);
    }

    private static String[] printed(String... args) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            assertThat(MatchingBenchmark.run(args)).isZero();
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8).strip().split("\\R");
    }
}
