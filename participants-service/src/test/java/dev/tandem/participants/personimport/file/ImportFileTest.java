package dev.tandem.participants.personimport.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tandem.participants.personimport.file.ImportFile.UnusableFileException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ImportFileTest {

    @Test
    void semicolons_separate_as_well_as_commas() throws UnusableFileException {
        ImportFile file = read("userName;givenName;familyName;languages\nann;Ann;Lee;\"de;en\"");

        assertThat(file.records()).singleElement().satisfies(row -> {
            assertThat(row.cell(ImportColumn.FAMILY_NAME)).isEqualTo("Lee");
            assertThat(row.cell(ImportColumn.LANGUAGES)).isEqualTo("de;en");
            assertThat(row.cell(ImportColumn.EMAIL)).isNull();
        });
    }

    @Test
    void titles_are_found_regardless_of_case_and_order() throws UnusableFileException {
        ImportFile file = read("FAMILYNAME, userName ,GivenName\nLee,ann,Ann");

        assertThat(file.records().getFirst().cell(ImportColumn.USER_NAME)).isEqualTo("ann");
    }

    @Test
    void lines_with_too_many_or_too_few_columns_are_broken() throws UnusableFileException {
        ImportFile file = read("userName,givenName,familyName\na,b,c,d\na,b\nann,Ann,Lee");

        assertThat(file.broken())
                .extracting(broken -> broken.line() + " " + broken.error().code())
                .containsExactly("2 too-many-columns", "3 too-few-columns");
        assertThat(file.size()).isEqualTo(3);
    }

    @Test
    void a_broken_cell_is_named_by_its_column() throws UnusableFileException {
        ImportFile file = read("userName,givenName,familyName\nann,A\"nn,Lee");

        assertThat(file.broken().getFirst().error().column()).isEqualTo("givenName");
    }

    @Test
    void a_file_without_a_usable_header_is_refused_as_a_whole() {
        assertUnusable("", "empty-file");
        assertUnusable("userName,givenName\nann,Ann", "missing-column");
        assertUnusable("userName,givenName,familyName,shoeSize\n", "unknown-column");
        assertUnusable("userName,givenName,familyName,username\n", "duplicate-column");
        assertUnusable("userName,\"givenName,familyName\n", "unclosed-quote");
        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> ImportFile.read("userName".getBytes(StandardCharsets.UTF_16)))
                .returns("wrong-encoding", UnusableFileException::code);
    }

    private static void assertUnusable(String text, String code) {
        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> read(text))
                .returns(code, UnusableFileException::code);
    }

    private static ImportFile read(String text) throws UnusableFileException {
        return ImportFile.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
