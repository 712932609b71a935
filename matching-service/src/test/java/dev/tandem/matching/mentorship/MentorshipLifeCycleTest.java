package dev.tandem.matching.mentorship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.matching.Api;
import dev.tandem.matching.MovableClock;
import dev.tandem.matching.PoolFixture;
import dev.tandem.matching.PoolFixture.Enrolled;
import dev.tandem.platform.testing.TandemTest;
import io.agroal.api.AgroalDataSource;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@TandemTest
class MentorshipLifeCycleTest {

    private static final String PATH = Lives.PATH;

    @Inject
    PoolFixture pool;

    @Inject
    MovableClock clock;

    @Inject
    MentorshipSweep sweep;

    @Inject
    AgroalDataSource database;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void a_proposal_reminds_at_half_time_and_expires_at_the_deadline_and_frees_its_places() {
        UUID cohort = Lives.current(pool);
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        UUID id = Api.proposed(mentor, mentee);
        Api.accept(mentor, id).then().statusCode(200);
        Instant respondBy = Instant.parse(Api.mentorship(id).getString("respondBy"));
        assertThat(respondBy)
                .isBetween(Instant.now().plus(Duration.ofDays(6)), Instant.now().plus(Duration.ofDays(7)));

        sweep.sweep();
        assertThat(overdue(cohort)).isEmpty();

        clock.forward(Duration.ofHours(85));
        sweep.sweep();
        sweep.sweep();
        assertThat(Api.mentorship(id).getString("state")).isEqualTo("PROPOSED");
        assertThat(Api.mentorship(id).getString("remindedAt")).isNotBlank();
        assertThat(overdue(cohort)).containsExactly(id.toString());
        assertThat(Lives.slotsTaken(mentor)).isEqualTo(1);

        clock.forward(Duration.ofDays(4));
        sweep.sweep();
        sweep.sweep();
        JsonPath expired = Api.mentorship(id);
        assertThat(expired.getString("state")).isEqualTo("ENDED");
        assertThat(expired.getString("endReason")).isEqualTo("ACCEPTANCE_EXPIRED");
        assertThat(overdue(cohort)).containsExactly(id.toString());
        assertThat(Lives.slotsTaken(mentor)).isZero();
        assertThat(Lives.slotsTaken(mentee)).isZero();
        assertThat(Api.publishedVerbs("mentorship", id, 4))
                .containsExactly("proposed", "accepted", "reminded", "expired");
    }

    @Test
    void nobody_accepts_after_the_deadline_even_before_anybody_has_swept() {
        UUID cohort = Lives.current(pool);
        Enrolled mentor = pool.mentor(cohort, 1);
        UUID id = Api.proposed(mentor, pool.mentee(cohort));

        clock.forward(Duration.ofDays(8));
        Response late = Api.accept(mentor, id);

        Api.assertProblem(late, 409, "illegal-transition");
        assertThat(late.jsonPath().getString("code")).isEqualTo("DEADLINE_PASSED");
    }

    @Test
    void a_coordinator_sets_and_extends_the_deadline_within_bounds() {
        UUID cohort = Lives.current(pool);
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        Instant first = Instant.now().plus(Duration.ofDays(2)).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        UUID id = UUID.fromString(proposeUntil(mentor, mentee, first)
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        assertThat(Api.mentorship(id).getString("respondBy")).isEqualTo(first.toString());

        Api.assertProblem(extendDeadline(Api.as(mentor), id, first.plusSeconds(60)), 403, "forbidden");
        assertThat(extendDeadline(Api.coordinator(), id, first.minusSeconds(60))
                        .jsonPath()
                        .getList("errors.code"))
                .hasToString("[NOT_LATER]");
        assertThat(extendDeadline(Api.coordinator(), id, first.plus(Duration.ofDays(200)))
                        .jsonPath()
                        .getList("errors.code"))
                .hasToString("[TOO_FAR_AHEAD]");
        Instant second = first.plus(Duration.ofDays(10));
        extendDeadline(Api.coordinator(), id, second).then().statusCode(200);

        clock.forward(Duration.ofDays(3));
        sweep.sweep();
        assertThat(Api.mentorship(id).getString("state")).isEqualTo("PROPOSED");
        Api.accept(mentor, id).then().statusCode(200);
        clock.forward(Duration.ofDays(10));
        sweep.sweep();
        assertThat(Api.mentorship(id).getString("endReason")).isEqualTo("ACCEPTANCE_EXPIRED");
        Api.assertProblem(
                extendDeadline(Api.coordinator(), id, second.plus(Duration.ofDays(20))), 409, "illegal-transition");
        assertThat(proposeUntil(mentor, mentee, Instant.now().minusSeconds(5))
                        .jsonPath()
                        .getList("errors.pointer"))
                .hasToString("[/respondBy]");
    }

    @Test
    void a_mentorship_rests_and_goes_on_with_its_places_held() {
        UUID cohort = Lives.current(pool);
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        UUID id = Lives.active(mentor, mentee);

        Response paused =
                Lives.act(Api.as(mentee), id, "pause", Map.of("code", "ABSENCE", "reason", "My father is in hospital"));
        paused.then().statusCode(200);
        assertThat(paused.jsonPath().getString("state")).isEqualTo("PAUSED");
        assertThat(paused.jsonPath().getString("pausedAt")).isNotBlank();
        assertThat(Lives.allowed(paused)).containsExactly("resume", "extend", "end");
        assertThat(Lives.slotsTaken(mentor)).isEqualTo(1);
        Api.assertProblem(Lives.act(Api.as(mentor), id, "pause", Map.of("reason", "again")), 409, "illegal-transition");

        Response resumed = Api.as(mentor).post(PATH + "/{id}/resume", id);
        resumed.then().statusCode(200);
        assertThat(resumed.jsonPath().getString("state")).isEqualTo("ACTIVE");
        assertThat(resumed.jsonPath().getMap("")).doesNotContainKey("pausedAt");
        List<JsonPath> published = Api.publishedSnapshots("mentorship", id, 5);
        assertThat(published.get(3).getString("state")).isEqualTo("PAUSED");
        assertThat(published.get(3).prettify()).doesNotContain("hospital").doesNotContain("ABSENCE");
        assertThat(Api.publishedVerbs("mentorship", id, 5))
                .containsExactly("proposed", "accepted", "activated", "paused", "resumed");
    }

    @Test
    void the_history_tells_members_what_happened_and_keeps_what_people_wrote_to_themselves() {
        UUID cohort = Lives.current(pool);
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        Enrolled stranger = pool.mentee(cohort);
        UUID id = Lives.active(mentor, mentee);
        Lives.act(Api.as(mentee), id, "pause", Map.of("code", "PERSONAL", "reason", "A private matter"))
                .then()
                .statusCode(200);
        Api.coordinator().post(PATH + "/{id}/resume", id).then().statusCode(200);

        JsonPath all = history(Api.coordinator(), id);
        assertThat(all.getList("items.action")).hasToString("[proposed, accepted, activated, paused, resumed]");
        assertThat(all.getList("items.actorRole")).hasToString("[COORDINATOR, MENTOR, MENTEE, MENTEE, COORDINATOR]");
        assertThat(all.getList("items.version")).hasToString("[1, 2, 3, 4, 5]");
        assertThat(all.getString("items[3].note")).isEqualTo("A private matter");
        assertThat(all.getString("items[3].fromState")).isEqualTo("ACTIVE");
        assertThat(history(Api.as(mentee), id).getString("items[3].note")).isEqualTo("A private matter");
        JsonPath others = history(Api.as(mentor), id);
        assertThat(others.getString("items[3].actorDisplayName")).isEqualTo(mentee.displayName());
        assertThat(others.prettify()).doesNotContain("A private matter").doesNotContain("PERSONAL");
        Api.assertProblem(Api.as(stranger).get(PATH + "/{id}/history", id), 404, "not-found");

        JsonPath first = Api.as(mentor)
                .queryParam("limit", 2)
                .get(PATH + "/{id}/history", id)
                .jsonPath();
        JsonPath second = Api.as(mentor)
                .queryParam("limit", 2)
                .queryParam("cursor", first.getString("nextCursor"))
                .get(PATH + "/{id}/history", id)
                .jsonPath();
        assertThat(second.getList("items.action")).hasToString("[activated, paused]");
        assertThatThrownBy(() -> execute("update mentorship_history set note = 'x' where mentorship_id = '" + id + "'"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> execute("delete from mentorship_history where mentorship_id = '" + id + "'"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void the_last_day_moves_within_bounds() {
        UUID cohort = Lives.current(pool);
        Enrolled mentor = pool.mentor(cohort, 1);
        UUID id = Lives.active(mentor, pool.mentee(cohort));
        LocalDate end = LocalDate.now(ZoneOffset.UTC).plusDays(180);

        assertThat(extend(id, mentor, end).jsonPath().getList("errors.code")).hasToString("[NOT_LATER]");
        assertThat(extend(id, mentor, end.plusYears(2)).jsonPath().getList("errors.code"))
                .hasToString("[TOO_LONG]");
        Response extended = extend(id, mentor, end.plusDays(60));

        extended.then().statusCode(200);
        assertThat(extended.jsonPath().getString("schedule.activeUntil"))
                .isEqualTo(end.plusDays(60).toString());
        assertThat(history(Api.as(mentor), id).getString("items[3].details.activeUntil"))
                .isEqualTo(end.plusDays(60).toString());
        assertThat(Api.publishedSnapshots("mentorship", id, 4).getLast().getString("schedule.activeUntil"))
                .isEqualTo(end.plusDays(60).toString());
    }

    @Test
    void what_runs_or_rests_is_completed_after_its_last_day_and_not_before() {
        UUID cohort = Lives.current(pool);
        Enrolled mentor = pool.mentor(cohort, 3);
        UUID running = Lives.active(mentor, pool.mentee(cohort));
        UUID resting = Lives.active(mentor, pool.mentee(cohort));
        UUID extended = Lives.active(mentor, pool.mentee(cohort));
        Lives.act(Api.as(mentor), resting, "pause", Map.of("reason", "Holidays"))
                .then()
                .statusCode(200);
        extend(extended, mentor, LocalDate.now(ZoneOffset.UTC).plusDays(200))
                .then()
                .statusCode(200);

        clock.forward(Duration.ofDays(180));
        sweep.sweep();
        assertThat(Api.mentorship(running).getString("state")).isEqualTo("ACTIVE");

        clock.forward(Duration.ofDays(1));
        sweep.sweep();
        sweep.sweep();
        assertThat(Api.mentorship(running).getString("state")).isEqualTo("COMPLETED");
        assertThat(Api.mentorship(running).getString("endReason")).isEqualTo("TERM_REACHED");
        assertThat(Api.mentorship(resting).getString("state")).isEqualTo("COMPLETED");
        assertThat(Api.mentorship(extended).getString("state")).isEqualTo("ACTIVE");
        assertThat(Lives.slotsTaken(mentor)).isEqualTo(1);
        assertThat(Api.publishedVerbs("mentorship", running, 4).getLast()).isEqualTo("completed");
        assertThat(history(Api.coordinator(), running).getString("items[3].actorRole"))
                .isEqualTo("SYSTEM");
    }

    @Test
    void the_code_of_an_end_is_for_coordinators() {
        UUID cohort = Lives.current(pool);
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        UUID id = Lives.active(mentor, mentee);

        Response ended =
                Lives.act(Api.as(mentee), id, "end", Map.of("code", "NOT_A_FIT", "reason", "We do not get on"));

        ended.then().statusCode(200);
        assertThat(Api.mentorship(id).getString("endCode")).isEqualTo("NOT_A_FIT");
        assertThat(Api.as(mentor).get(PATH + "/{id}", id).asString())
                .doesNotContain("NOT_A_FIT")
                .doesNotContain("get on");
        assertThat(Api.as(mentor).get(PATH + "/{id}/history", id).asString())
                .doesNotContain("NOT_A_FIT")
                .doesNotContain("get on");
    }

    @Test
    void sweeping_replicas_do_everything_once() throws Exception {
        UUID cohort = Lives.current(pool);
        Enrolled mentor = pool.mentor(cohort, 12);
        List<UUID> ids = new ArrayList<>();
        pool.enrol(cohort, "MENTEE", 1, 12).forEach(mentee -> ids.add(Api.proposed(mentor, mentee)));
        clock.forward(Duration.ofDays(8));

        CyclicBarrier start = new CyclicBarrier(4);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                running.add(threads.submit(() -> {
                    start.await();
                    sweep.sweep();
                    return null;
                }));
            }
            for (Future<Void> one : running) {
                one.get();
            }
        }
        sweep.sweep();

        ids.forEach(id -> {
            assertThat(Api.mentorship(id).getString("endReason")).isEqualTo("ACCEPTANCE_EXPIRED");
            assertThat(Api.mentorship(id).getInt("version")).isEqualTo(2);
        });
        assertThat(Lives.slotsTaken(mentor)).isZero();
    }

    @Test
    void an_answer_at_the_deadline_comes_before_or_after_the_end_and_never_half_of_both() throws Exception {
        UUID cohort = Lives.current(pool);
        Enrolled mentor = pool.mentor(cohort, 8);
        List<UUID> ids = new ArrayList<>();
        List<Callable<Response>> answers = new ArrayList<>();
        for (Enrolled mentee : pool.enrol(cohort, "MENTEE", 1, 8)) {
            UUID id = Api.proposed(mentor, mentee);
            Api.accept(mentor, id).then().statusCode(200);
            ids.add(id);
            answers.add(() -> Api.accept(mentee, id));
        }
        answers.add(() -> {
            clock.forward(Duration.ofDays(8));
            sweep.sweep();
            return Api.coordinator().get(PATH);
        });

        List<Response> answered = Api.race(answers);
        sweep.sweep();

        int active = 0;
        for (int i = 0; i < ids.size(); i++) {
            JsonPath mentorship = Api.mentorship(ids.get(i));
            boolean accepted = answered.get(i).statusCode() == 200;
            if (!accepted) {
                Api.assertProblem(answered.get(i), 409, "illegal-transition");
            }
            assertThat(mentorship.getString("state")).isEqualTo(accepted ? "ACTIVE" : "ENDED");
            active += accepted ? 1 : 0;
        }
        assertThat(Lives.slotsTaken(mentor)).isEqualTo(active);
    }

    private List<String> overdue(UUID cohort) {
        return Api.coordinator()
                .queryParam("cohortId", cohort)
                .queryParam("overdue", true)
                .get(PATH)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id");
    }

    private static JsonPath history(io.restassured.specification.RequestSpecification caller, UUID id) {
        return caller.get(PATH + "/{id}/history", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Response extend(UUID id, Enrolled member, LocalDate until) {
        return Lives.act(
                Api.as(member), id, "extend", Map.of("activeUntil", until.toString(), "reason", "More to learn"));
    }

    private static Response extendDeadline(
            io.restassured.specification.RequestSpecification caller, UUID id, Instant until) {
        return Lives.act(caller, id, "extend-deadline", Map.of("respondBy", until.toString()));
    }

    private static Response proposeUntil(Enrolled mentor, Enrolled mentee, Instant until) {
        Map<String, Object> body = new HashMap<>();
        body.put("mentorEnrollmentId", mentor.enrollmentId());
        body.put("menteeEnrollmentId", mentee.enrollmentId());
        body.put("respondBy", until.toString());
        return Api.coordinator().body(body).post(PATH);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
