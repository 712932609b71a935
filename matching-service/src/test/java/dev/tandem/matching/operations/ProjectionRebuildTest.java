package dev.tandem.matching.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.platform.testing.ProjectionRebuild;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.Tokens;
import io.agroal.api.AgroalDataSource;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TandemTest
@SuppressWarnings("NullAway.Init")
class ProjectionRebuildTest {

    @Inject
    AgroalDataSource database;

    static Stream<Arguments> projections() {
        return Stream.of(
                Arguments.of("identity-links", "participants", "identity-link", Map.of("identity_link", "link_id")),
                Arguments.of(
                        "people", "participants", "person", Map.of("person", "id", "person_identity", "person_id")),
                Arguments.of("skills", "participants", "skill", Map.of("skill", "id")),
                Arguments.of("programs", "participants", "program", Map.of("program", "id")),
                Arguments.of("cohorts", "participants", "cohort", Map.of("cohort", "id")),
                Arguments.of("profiles", "participants", "matching-profile", Map.of("pool_entry", "id")));
    }

    @ParameterizedTest
    @MethodSource("projections")
    void a_projection_that_was_lost_is_rebuilt_by_a_replay_with_the_same_versions(
            String channel, String producer, String aggregate, Map<String, String> tables) {
        ProjectionRebuild.Rows rows =
                new ProjectionRebuild(database, "matching", channel, producer, aggregate, tables).play();

        assertThat(rows.before()).isNotEmpty();
        assertThat(rows.after()).isEqualTo(rows.before());
    }

    @Test
    void every_projection_has_a_case_here() {
        List<String> names = RestAssured.given()
                .auth()
                .oauth2(Tokens.coordinator())
                .get("/api/v1/matching-projections")
                .jsonPath()
                .getList("items.name", String.class);

        assertThat(projections().map(arguments -> (String) arguments.get()[0]))
                .containsExactlyInAnyOrderElementsOf(names);
    }
}
