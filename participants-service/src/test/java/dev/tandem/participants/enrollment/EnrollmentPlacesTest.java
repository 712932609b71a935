package dev.tandem.participants.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dev.tandem.participants.Api;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.TestBroker;
import dev.tandem.platform.testing.Tokens;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@TandemTest
class EnrollmentPlacesTest {

    private static final String ENROLLMENTS = "/api/v1/enrollments/";

    @Test
    void sixty_four_approvals_race_for_five_places() throws Exception {
        String cohort = Api.openCohort(Map.of("mentorPlaces", 5));
        List<String> ids = applications(cohort, 64);

        List<Response> answers = atOnce(
                ids.stream().<Callable<Response>>map(id -> () -> approve(id)).toList());

        assertThat(answers).extracting(Response::statusCode).containsOnly(200, 409);
        assertThat(Collections.frequency(
                        answers.stream().map(Response::statusCode).toList(), 200))
                .isEqualTo(5);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 409)
                .extracting(answer -> answer.path("type"))
                .containsOnly("urn:tandem:problem:no-places-left");
        assertThat(Api.get(Tokens.coordinator(), "/api/v1/cohorts/" + cohort).getInt("mentorsTaken"))
                .isEqualTo(5);
        assertThat(Api.get(Tokens.coordinator(), "/api/v1/enrollments?limit=200&state=READY&cohortId=" + cohort)
                        .getList("items"))
                .hasSize(5);
    }

    @Test
    void withdrawals_racing_approvals_never_give_a_place_twice() throws Exception {
        String cohort = Api.openCohort(Map.of("mentorPlaces", 4));
        List<String> ready = applications(cohort, 4);
        ready.forEach(id -> approve(id));
        List<String> applied = applications(cohort, 12);
        List<String> waiting = applications(cohort, 2);
        waiting.forEach(id -> Api.decide(id, "waitlist").statusCode(200));

        List<Callable<Response>> calls = new ArrayList<>();
        ready.forEach(id -> calls.add(() -> Api.coordinator().post(ENROLLMENTS + id + "/withdraw")));
        applied.forEach(id -> calls.add(() -> approve(id)));
        List<Response> answers = atOnce(calls);

        assertThat(answers).extracting(Response::statusCode).containsOnly(200, 409);
        int taken = Api.get(Tokens.coordinator(), "/api/v1/cohorts/" + cohort).getInt("mentorsTaken");
        // Two go to those who wait; the other two may become free only after the last approval was refused.
        assertThat(taken).isBetween(2, 4);
        assertThat(Api.get(Tokens.coordinator(), "/api/v1/enrollments?limit=200&state=READY&cohortId=" + cohort)
                        .getList("items"))
                .hasSize(taken);
        assertThat(waiting).extracting(Api::stateOfEnrollment).containsOnly("READY");
    }

    @Test
    void the_same_approval_sent_by_many_at_once_takes_one_place() throws Exception {
        String cohort = Api.openCohort(Map.of("menteePlaces", 5));
        String id = Api.enrollment(cohort, "MENTEE");
        String key = Api.unique("key");

        List<Response> answers = atOnce(Collections.nCopies(
                16, () -> Api.coordinator().header("Idempotency-Key", key).post(ENROLLMENTS + id + "/approve")));

        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnly(200, 409)
                .contains(200);
        assertThat(Api.get(Tokens.coordinator(), "/api/v1/cohorts/" + cohort).getInt("menteesTaken"))
                .isEqualTo(1);
    }

    @Test
    void one_person_applying_many_times_at_once_is_enrolled_once() throws Exception {
        String cohort = Api.openCohort(Map.of());
        Map<String, String> body = Map.of("cohortId", cohort, "personId", Api.person(), "role", "MENTEE");

        List<Response> answers = atOnce(Collections.nCopies(
                16,
                () -> Api.coordinator()
                        .contentType("application/json")
                        .body(body)
                        .post("/api/v1/enrollments")));

        assertThat(Collections.frequency(
                        answers.stream().map(Response::statusCode).toList(), 201))
                .isEqualTo(1);
        assertThat(answers).extracting(Response::statusCode).containsOnly(201, 409);
    }

    @Test
    void a_withdrawn_place_goes_to_whoever_waits_longest() {
        String cohort = Api.openCohort(Map.of("menteePlaces", 1));
        String ready = Api.enrollment(cohort, "MENTEE");
        Api.decide(ready, "approve").statusCode(200);
        String second = Api.enrollment(cohort, "MENTEE");
        String first = Api.enrollment(cohort, "MENTEE");
        String mentor = Api.enrollment(cohort, "MENTOR");
        Api.decide(mentor, "waitlist").statusCode(200);
        Api.decide(first, "waitlist").statusCode(200);
        Api.decide(second, "waitlist").statusCode(200);
        Api.decide(second, "approve")
                .statusCode(409)
                .body("type", equalTo("urn:tandem:problem:no-places-left"))
                .body("places", equalTo(1));

        Api.decide(ready, "withdraw").statusCode(200);

        assertThat(Api.stateOfEnrollment(first)).isEqualTo("READY");
        assertThat(Api.stateOfEnrollment(second)).isEqualTo("WAITLISTED");
        assertThat(Api.stateOfEnrollment(mentor)).isEqualTo("WAITLISTED");
        assertThat(TestBroker.readKey("tandem.participants.enrollment", first, 3))
                .extracting(message -> TestBroker.header(message, "ce_type"))
                .endsWith("dev.tandem.enrollment.promoted.v1");
    }

    @Test
    void who_withdraws_without_a_place_frees_none() {
        String cohort = Api.openCohort(Map.of("menteePlaces", 1));
        String ready = Api.enrollment(cohort, "MENTEE");
        Api.decide(ready, "approve").statusCode(200);
        String waiting = Api.enrollment(cohort, "MENTEE");
        Api.decide(waiting, "waitlist").statusCode(200);
        String applied = Api.enrollment(cohort, "MENTEE");

        Api.decide(applied, "withdraw").statusCode(200);

        assertThat(Api.stateOfEnrollment(waiting)).isEqualTo("WAITLISTED");
    }

    @Test
    void added_places_go_to_those_who_wait() {
        String cohort = Api.openCohort(Map.of("menteePlaces", 1));
        Api.decide(Api.enrollment(cohort, "MENTEE"), "approve").statusCode(200);
        List<String> waiting = IntStream.range(0, 3)
                .mapToObj(i -> Api.enrollment(cohort, "MENTEE"))
                .toList();
        waiting.forEach(id -> Api.decide(id, "waitlist").statusCode(200));

        Api.patch(Tokens.coordinator(), "/api/v1/cohorts/" + cohort, "\"2\"", Map.of("menteePlaces", 3))
                .statusCode(200)
                .body("menteePlaces", is(3));

        assertThat(waiting).extracting(Api::stateOfEnrollment).containsExactly("READY", "READY", "WAITLISTED");
    }

    private static Response approve(String id) {
        return Api.coordinator().post(ENROLLMENTS + id + "/approve");
    }

    private static List<String> applications(String cohort, int count) {
        List<Map<String, Object>> items = IntStream.range(0, count)
                .mapToObj(i -> Map.<String, Object>of("cohortId", cohort, "personId", Api.person(), "role", "MENTOR"))
                .toList();
        return Api.post(Tokens.coordinator(), "/api/v1/enrollments/batch", Map.of("items", items))
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id", String.class);
    }

    private static List<Response> atOnce(List<Callable<Response>> calls)
            throws InterruptedException, ExecutionException {
        CountDownLatch start = new CountDownLatch(1);
        List<Response> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            List<Future<Response>> futures = calls.stream()
                    .map(call -> threads.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            start.countDown();
            for (Future<Response> future : futures) {
                answers.add(future.get());
            }
        }
        return answers;
    }
}
