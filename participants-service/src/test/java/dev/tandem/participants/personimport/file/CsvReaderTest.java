package dev.tandem.participants.personimport.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CsvReaderTest {

    @Test
    void reads_plain_and_quoted_cells() {
        assertThat(read("a,\"b, \"\"c\"\"\",\n\"d\ne\",f,g"))
                .containsExactly(
                        new CsvReader.Row(1, List.of("a", "b, \"c\"", "")),
                        new CsvReader.Row(2, List.of("d\ne", "f", "g")));
    }

    @Test
    void skips_the_byte_order_mark_and_empty_lines_of_any_kind() {
        assertThat(read("\uFEFFa,b\r\n\r\nc,d\r\r\ne,f"))
                .containsExactly(
                        new CsvReader.Row(1, List.of("a", "b")),
                        new CsvReader.Row(3, List.of("c", "d")),
                        new CsvReader.Row(5, List.of("e", "f")));
    }

    @Test
    void a_quote_inside_a_plain_cell_breaks_its_line_only() {
        List<CsvReader.Entry> entries = read("a,b\nc,5\" disk\ne,f");

        assertThat(entries).hasSize(3);
        assertThat(entries.get(1)).isInstanceOfSatisfying(CsvReader.Broken.class, broken -> {
            assertThat(broken.line()).isEqualTo(2);
            assertThat(broken.column()).isEqualTo(2);
            assertThat(broken.code()).isEqualTo(CsvReader.BROKEN_QUOTING);
        });
        assertThat(entries.get(2)).isEqualTo(new CsvReader.Row(3, List.of("e", "f")));
    }

    @Test
    void text_after_a_closing_quote_breaks_its_line_only() {
        assertThat(read("\"a\"x,b\nc,d"))
                .extracting(CsvReader.Entry::line, entry -> entry instanceof CsvReader.Broken)
                .containsExactly(tuple(1, true), tuple(2, false));
    }

    @Test
    void an_unclosed_quote_costs_one_line_and_not_the_rest_of_the_file() {
        List<CsvReader.Entry> entries = read("a,\"b\nc,d\ne,f");

        assertThat(entries.getFirst()).isInstanceOfSatisfying(CsvReader.Broken.class, broken -> {
            assertThat(broken.line()).isEqualTo(1);
            assertThat(broken.code()).isEqualTo(CsvReader.UNCLOSED_QUOTE);
        });
        assertThat(entries.subList(1, 3))
                .containsExactly(new CsvReader.Row(2, List.of("c", "d")), new CsvReader.Row(3, List.of("e", "f")));
    }

    @Test
    void a_wrong_encoding_is_found_in_its_cell() {
        byte[] latin1 = "a,b\nc,Müller\ne,f".getBytes(StandardCharsets.ISO_8859_1);

        List<CsvReader.Entry> entries = read(latin1);

        assertThat(entries).hasSize(3);
        assertThat(entries.get(1)).isInstanceOfSatisfying(CsvReader.Broken.class, broken -> {
            assertThat(broken.column()).isEqualTo(2);
            assertThat(broken.code()).isEqualTo(CsvReader.WRONG_ENCODING);
        });
    }

    @Test
    void a_character_that_no_database_takes_is_refused() {
        assertThat(read("a,b\u0000c"))
                .singleElement()
                .isInstanceOfSatisfying(
                        CsvReader.Broken.class,
                        broken -> assertThat(broken.code()).isEqualTo(CsvReader.ILLEGAL_CHARACTER));
    }

    @Test
    void an_endless_cell_is_given_up() {
        assertThat(read("\"" + "x".repeat(CsvReader.MAX_CELL + 1) + "\"\na"))
                .extracting(CsvReader.Entry::line)
                .containsExactly(1, 2);
    }

    @Property(tries = 200)
    void what_was_quoted_correctly_is_read_back(
            @ForAll @Size(min = 1, max = 20) List<@Size(max = 6) List<String>> rows) {
        List<List<String>> readable = rows.stream()
                .map(row -> row.stream()
                        .map(cell -> cell.replaceAll("[\\p{Cs}\u0000]", "?"))
                        .toList())
                .filter(row -> !row.isEmpty())
                .toList();
        String file = readable.stream()
                .map(row -> row.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));

        assertThat(read(file))
                .extracting(entry -> entry instanceof CsvReader.Row row ? row.cells() : entry)
                .isEqualTo(readable);
    }

    private static List<CsvReader.Entry> read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<CsvReader.Entry> read(byte[] bytes) {
        CsvReader reader = new CsvReader(bytes, ',');
        List<CsvReader.Entry> entries = new ArrayList<>();
        for (CsvReader.Entry entry = reader.next(); entry != null; entry = reader.next()) {
            entries.add(entry);
        }
        return entries;
    }
}
