package dev.tandem.matching.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.Api;
import dev.tandem.matching.PoolFixture;
import dev.tandem.matching.PoolFixture.Enrolled;
import dev.tandem.platform.testing.TandemTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@TandemTest
class PublishRacesTest {

    @Inject
    PoolFixture pool;

    @Test
    void a_run_published_twice_at_once_is_published_once() throws Exception {
        UUID cohort = pool.cohort();
        pool.enrol(cohort, "MENTOR", 2, 3);
        pool.enrol(cohort, "MENTEE", 1, 5);
        UUID run = Api.completedRun(cohort);

        List<Response> answers = Api.race(List.of(() -> Api.publish(run), () -> Api.publish(run)));

        assertThat(Api.count(answers, 200)).isEqualTo(1);
        answers.stream()
                .filter(answer -> answer.statusCode() != 200)
                .forEach(answer -> Api.assertProblem(answer, 409, "illegal-transition"));
        assertThat(mentorships(cohort)).hasSize(5);
        assertThat(Api.publishedVerbs("match-run", run, 3)).containsExactly("requested", "completed", "published");
    }

    @Test
    void of_two_runs_of_a_cohort_published_at_once_one_wins_and_the_other_names_who_is_taken() throws Exception {
        UUID cohort = pool.cohort();
        pool.enrol(cohort, "MENTOR", 1, 4);
        pool.enrol(cohort, "MENTEE", 1, 4);
        UUID first = Api.completedRun(cohort);
        UUID second = Api.completedRun(cohort);

        List<Response> answers = Api.race(List.of(() -> Api.publish(first), () -> Api.publish(second)));

        assertThat(Api.count(answers, 200)).isEqualTo(1);
        Response loser = answers.stream()
                .filter(answer -> answer.statusCode() != 200)
                .findFirst()
                .orElseThrow();
        Api.assertProblem(loser, 409, "proposals-stale");
        assertThat(loser.jsonPath().getInt("conflictCount")).isEqualTo(8);
        assertThat(loser.jsonPath().getList("conflicts.reason")).containsOnly("FULL");
        assertThat(mentorships(cohort)).hasSize(4);
    }

    @Test
    void publishing_and_pairing_the_same_mentor_by_hand_never_exceed_the_capacity() throws Exception {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 1);
        pool.mentee(cohort);
        UUID run = Api.completedRun(cohort);
        Enrolled late = pool.mentee(cohort);

        List<Response> answers = Api.race(List.of(() -> Api.publish(run), () -> Api.pair(mentor, late)));

        boolean published = answers.getFirst().statusCode() == 200;
        if (published) {
            Api.assertProblem(answers.getLast(), 409, "no-places-left");
        } else {
            assertThat(answers.getLast().statusCode()).isEqualTo(201);
            Api.assertProblem(answers.getFirst(), 409, "proposals-stale");
        }
        assertThat(Api.poolEntry(mentor.enrollmentId()).getInt("slotsTaken")).isEqualTo(1);
        assertThat(mentorships(cohort)).hasSize(1);
    }

    private static List<Object> mentorships(UUID cohort) {
        return Api.coordinator()
                .queryParam("cohortId", cohort)
                .get("/api/v1/mentorships")
                .jsonPath()
                .getList("items");
    }
}
