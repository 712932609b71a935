package dev.tandem.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groovy.lang.GroovyShell;
import groovy.lang.GroovySystem;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CompiledPathsTest {

    private static final String SHELVES = """
            {"items": [{"id": "a", "rank": 1}, {"id": "b", "rank": 2}], "total": %d}
            """;

    @BeforeAll
    static void install() {
        CompiledPaths.install();
    }

    @AfterAll
    static void forget() {
        GroovySystem.getMetaClassRegistry().removeMetaClass(GroovyShell.class);
    }

    @Test
    void one_path_reads_every_document() {
        assertThat(List.of(1, 2, 3))
                .allSatisfy(total -> assertThat(
                                JsonPath.from(SHELVES.formatted(total)).getInt("total"))
                        .isEqualTo(total));
    }

    @Test
    void the_same_path_is_compiled_once() {
        String path = "items.find { it.rank == 1 }.id";
        JsonPath.from(SHELVES.formatted(1)).getString(path);
        int before = CompiledPaths.count();

        JsonPath.from(SHELVES.formatted(2)).getString(path);
        int after = CompiledPaths.count();

        JsonPath.from(SHELVES.formatted(2)).getString("items.find { it.rank == 2 }.rank");
        assertThat(after).isEqualTo(before);
        assertThat(CompiledPaths.count()).isEqualTo(before + 1);
    }

    @Test
    void closures_indices_and_parameters_work() {
        JsonPath shelves = JsonPath.from(SHELVES.formatted(7));

        assertThat(shelves.getString("items.find { it.rank == 2 }.id")).isEqualTo("b");
        assertThat(shelves.getString("items[-1].id")).isEqualTo("b");
        assertThat(shelves.getString("items.id[0]")).isEqualTo("a");
        assertThat(shelves.param("rank", 1).getString("items.find { it.rank == rank }.id"))
                .isEqualTo("a");
        assertThat(shelves.param("rank", 2).getString("items.find { it.rank == rank }.id"))
                .isEqualTo("b");
        assertThat(shelves.getString("nothing")).isNull();
    }

    @Test
    void a_path_that_is_none_is_refused_every_time() {
        JsonPath shelves = JsonPath.from(SHELVES.formatted(1));

        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> shelves.getString("items.find {"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Invalid JSON expression");
            assertThatThrownBy(() -> shelves.getString("items.find { it.rank == unknown }"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("unknown");
        }
    }
}
