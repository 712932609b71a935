package dev.tandem.matching.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.Api;
import dev.tandem.matching.PoolFixture;
import dev.tandem.matching.PoolFixture.Enrolled;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.Tokens;
import dev.tandem.platform.web.Ids;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@TandemTest
class PoolEntryResourceTest {

    private static final String PATH = "/api/v1/pool-entries";

    @Inject
    PoolFixture pool;

    @Test
    void a_ready_enrollment_appears_in_the_pool() {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 3);

        JsonPath entry = Api.poolEntry(mentor.enrollmentId());

        assertThat(entry.getString("displayName")).isEqualTo(mentor.displayName());
        assertThat(entry.getString("role")).isEqualTo("MENTOR");
        assertThat(entry.getInt("capacity")).isEqualTo(3);
        assertThat(entry.getInt("slotsTaken")).isZero();
        assertThat(entry.getBoolean("overCapacity")).isFalse();
        Api.coordinator().get(PATH + "/{id}", mentor.enrollmentId()).then().header("ETag", "\"1\"");
    }

    @Test
    void the_pool_is_read_page_by_page_and_filtered_by_role() {
        UUID cohort = pool.cohort();
        List<Enrolled> mentors = pool.enrol(cohort, "MENTOR", 1, 5);
        pool.enrol(cohort, "MENTEE", 1, 2);

        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = page(cohort, "MENTOR", cursor);
            seen.addAll(page.getList("items.id", String.class));
            cursor = page.getString("nextCursor");
        } while (cursor != null);

        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(mentors.stream()
                        .map(mentor -> mentor.enrollmentId().toString())
                        .toList());
    }

    @Test
    void a_cursor_of_another_filter_is_refused() {
        UUID cohort = pool.cohort();
        pool.enrol(cohort, "MENTOR", 1, 3);
        String cursor = page(cohort, "MENTOR", null).getString("nextCursor");

        Api.assertProblem(
                Api.coordinator()
                        .queryParam("cohortId", cohort)
                        .queryParam("role", "MENTEE")
                        .queryParam("cursor", cursor)
                        .get(PATH),
                400,
                "invalid-cursor");
    }

    @Test
    void a_capacity_lowered_below_its_use_shows_and_takes_nobody_new() {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 2);
        Api.proposed(mentor, pool.mentee(cohort));
        Api.proposed(mentor, pool.mentee(cohort));

        pool.change(PoolFixture.PROFILES, mentor.enrollmentId(), "changed", Map.of("capacity", 1));

        JsonPath entry = Api.poolEntry(mentor.enrollmentId());
        assertThat(entry.getBoolean("overCapacity")).isTrue();
        assertThat(entry.getInt("slotsTaken")).isEqualTo(2);
        Api.assertProblem(Api.pair(mentor, pool.mentee(cohort)), 409, "no-places-left");
    }

    @Test
    void only_coordinators_see_the_pool() {
        Enrolled mentor = pool.mentor(pool.cohort(), 1);

        Api.assertProblem(Api.as(mentor).get(PATH), 403, "forbidden");
        Api.assertProblem(Api.as(Tokens.viewer()).get(PATH), 403, "forbidden");
        Api.assertProblem(RestAssured.given().get(PATH), 401, "unauthenticated");
        Api.assertProblem(Api.as(Tokens.expired("coordinator", "coordinator")).get(PATH), 401, "unauthenticated");
    }

    @Test
    void an_unknown_entry_is_not_found() {
        Api.assertProblem(Api.coordinator().get(PATH + "/{id}", Ids.next()), 404, "not-found");
    }

    @Test
    void a_limit_out_of_range_is_refused_by_name() {
        assertThat(Api.coordinator()
                        .queryParam("limit", 201)
                        .get(PATH)
                        .then()
                        .statusCode(400)
                        .extract()
                        .jsonPath()
                        .getList("errors.parameter"))
                .containsExactly("limit");
    }

    private static JsonPath page(UUID cohort, String role, @Nullable String cursor) {
        var request = Api.coordinator()
                .queryParam("cohortId", cohort)
                .queryParam("role", role)
                .queryParam("limit", 2);
        return (cursor == null ? request : request.queryParam("cursor", cursor))
                .get(PATH)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
