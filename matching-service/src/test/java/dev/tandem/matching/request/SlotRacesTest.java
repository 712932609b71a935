package dev.tandem.matching.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.Api;
import dev.tandem.matching.PoolFixture;
import dev.tandem.matching.PoolFixture.Enrolled;
import dev.tandem.platform.testing.TandemTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@TandemTest
class SlotRacesTest {

    @Inject
    PoolFixture pool;

    @Test
    void sixty_four_acceptances_for_five_places_make_five_mentorships() throws Exception {
        UUID cohort = pool.cohort(true);
        Enrolled mentor = pool.mentor(cohort, 5);
        List<UUID> requests = new ArrayList<>();
        for (Enrolled mentee : pool.enrol(cohort, "MENTEE", 1, 64)) {
            requests.add(asked(mentor, mentee));
        }
        List<Callable<Response>> acceptances = requests.stream()
                .<Callable<Response>>map(id -> () -> Api.as(mentor).post("/api/v1/match-requests/{id}/accept", id))
                .toList();

        List<Response> answers = Api.race(acceptances);

        assertThat(Api.count(answers, 200)).isEqualTo(5);
        assertThat(Api.count(answers, 409)).isEqualTo(59);
        answers.stream()
                .filter(answer -> answer.statusCode() == 409)
                .forEach(answer -> Api.assertProblem(answer, 409, "no-places-left"));
        assertThat(Api.poolEntry(mentor.enrollmentId()).getInt("slotsTaken")).isEqualTo(5);
        assertThat(Api.coordinator()
                        .queryParam("cohortId", cohort)
                        .queryParam("state", "ACTIVE")
                        .get("/api/v1/mentorships")
                        .jsonPath()
                        .getList("items"))
                .hasSize(5);
    }

    @Test
    void one_mentee_accepted_by_two_mentors_at_once_gets_one_of_them() throws Exception {
        UUID cohort = pool.cohort(true);
        Enrolled mentee = pool.mentee(cohort);
        List<Callable<Response>> acceptances = pool.enrol(cohort, "MENTOR", 3, 8).stream()
                .map(mentor -> Map.entry(mentor, asked(mentor, mentee)))
                .<Callable<Response>>map(asked ->
                        () -> Api.as(asked.getKey()).post("/api/v1/match-requests/{id}/accept", asked.getValue()))
                .toList();

        List<Response> answers = Api.race(acceptances);

        assertThat(Api.count(answers, 200)).isEqualTo(1);
        answers.stream()
                .filter(answer -> answer.statusCode() != 200)
                .forEach(answer -> Api.assertProblem(answer, 409, "already-matched"));
        assertThat(Api.poolEntry(mentee.enrollmentId()).getInt("slotsTaken")).isEqualTo(1);
    }

    @Test
    void both_members_accepting_at_once_activate_the_mentorship_once() throws Exception {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 2);
        Enrolled mentee = pool.mentee(cohort);
        UUID mentorship = Api.proposed(mentor, mentee);

        List<Response> answers =
                Api.race(List.of(() -> Api.accept(mentor, mentorship), () -> Api.accept(mentee, mentorship)));

        assertThat(Api.count(answers, 200)).isEqualTo(2);
        assertThat(Api.mentorship(mentorship).getString("state")).isEqualTo("ACTIVE");
        assertThat(Api.publishedVerbs("mentorship", mentorship, 3))
                .containsExactly("proposed", "accepted", "activated");
    }

    @Test
    void one_member_accepting_many_times_at_once_is_counted_once() throws Exception {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 2);
        UUID mentorship = Api.proposed(mentor, pool.mentee(cohort));
        Callable<Response> acceptance = () -> Api.accept(mentor, mentorship);

        List<Response> answers = Api.race(java.util.Collections.nCopies(8, acceptance));

        assertThat(Api.count(answers, 200)).isEqualTo(1);
        assertThat(Api.count(answers, 409)).isEqualTo(7);
        assertThat(Api.mentorship(mentorship).getString("state")).isEqualTo("PROPOSED");
    }

    @Test
    void ending_by_both_members_at_once_frees_the_place_once() throws Exception {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 2);
        Enrolled mentee = pool.mentee(cohort);
        UUID mentorship = Api.proposed(mentor, mentee);
        Api.accept(mentor, mentorship);
        Api.accept(mentee, mentorship);

        List<Response> answers = Api.race(List.of(() -> end(mentor, mentorship), () -> end(mentee, mentorship)));

        assertThat(Api.count(answers, 200)).isEqualTo(1);
        assertThat(Api.count(answers, 409)).isEqualTo(1);
        assertThat(Api.poolEntry(mentor.enrollmentId()).getInt("slotsTaken")).isZero();
        assertThat(Api.poolEntry(mentee.enrollmentId()).getInt("slotsTaken")).isZero();
    }

    private static Response end(Enrolled member, UUID mentorship) {
        return Api.as(member)
                .body(Map.of("reason", "The goals are reached"))
                .post("/api/v1/mentorships/{id}/end", mentorship);
    }

    private static UUID asked(Enrolled mentor, Enrolled mentee) {
        return UUID.fromString(Api.as(mentee)
                .body(Map.of(
                        "mentorEnrollmentId", mentor.enrollmentId(),
                        "menteeEnrollmentId", mentee.enrollmentId()))
                .post("/api/v1/match-requests")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }
}
