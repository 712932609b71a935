package dev.tandem.matching.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.Api;
import dev.tandem.matching.PoolFixture;
import dev.tandem.matching.PoolFixture.Enrolled;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.Tokens;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@TandemTest
class OperationsResourceTest {

    @Inject
    PoolFixture pool;

    @Test
    void every_change_is_in_the_audit_with_its_actor() {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        UUID id = Api.proposed(mentor, mentee);
        Api.accept(mentor, id).then().statusCode(200);
        pool.leave(mentee);

        JsonPath entries = Api.coordinator()
                .queryParam("objectId", id)
                .get("/api/v1/matching-audit-entries")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(entries.getList("items.action")).hasToString("[ended, accepted, proposed]");
        assertThat(entries.getString("items[1].actorPersonId"))
                .isEqualTo(mentor.personId().toString());
        Api.assertProblem(Api.as(mentor).get("/api/v1/matching-audit-entries"), 403, "forbidden");
    }

    @Test
    void a_replay_publishes_every_snapshot_again_with_its_version() {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 1);
        UUID run = Api.completedRun(cohort);
        UUID mentorship = Api.proposed(mentor, pool.mentee(cohort));
        Api.accept(mentor, mentorship).then().statusCode(200);

        String location = Api.coordinator()
                .body(Map.of())
                .post("/api/v1/matching-replays")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");

        String path = "/api/v1/matching-replays/" + location.substring(location.lastIndexOf('/') + 1);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> Api.coordinator().get(path).jsonPath().getString("state"), "COMPLETED"::equals);
        assertThat(Api.publishedVerbs("mentorship", mentorship, 3)).containsExactly("proposed", "accepted", "replayed");
        assertThat(Api.publishedSnapshots("mentorship", mentorship, 3).getLast().getInt("version"))
                .isEqualTo(2);
        assertThat(Api.publishedVerbs("match-run", run, 3)).containsExactly("requested", "completed", "replayed");
        assertThat(Api.publishedVerbs("matching-policy", UUID.fromString("01920000-0000-7000-8000-000000000001"), 1))
                .contains("replayed");
        Api.assertProblem(Api.as(Tokens.viewer()).body(Map.of()).post("/api/v1/matching-replays"), 403, "forbidden");
    }
}
