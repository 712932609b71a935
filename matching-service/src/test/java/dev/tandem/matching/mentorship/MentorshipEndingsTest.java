package dev.tandem.matching.mentorship;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.Api;
import dev.tandem.matching.PoolFixture;
import dev.tandem.matching.PoolFixture.Enrolled;
import dev.tandem.platform.testing.TandemTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@TandemTest
class MentorshipEndingsTest {

    @Inject
    PoolFixture pool;

    @Test
    void a_departure_ends_the_mentorships_of_whoever_left_and_frees_the_others_places() {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 2);
        Enrolled gone = pool.mentee(cohort);
        Enrolled stays = pool.mentee(cohort);
        UUID ended = Api.proposed(mentor, gone);
        UUID kept = Api.proposed(mentor, stays);

        pool.leave(gone);

        JsonPath mentorship = Api.mentorship(ended);
        assertThat(mentorship.getString("state")).isEqualTo("ENDED");
        assertThat(mentorship.getString("endReason")).isEqualTo("DEPARTURE");
        assertThat(Api.mentorship(kept).getString("state")).isEqualTo("PROPOSED");
        assertThat(Api.poolEntry(mentor.enrollmentId()).getInt("slotsTaken")).isEqualTo(1);
        assertThat(Api.publishedVerbs("mentorship", ended, 2)).containsExactly("proposed", "ended");
    }

    @Test
    void a_repeated_departure_ends_nothing_twice() {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled gone = pool.mentee(cohort);
        UUID ended = Api.proposed(mentor, gone);
        pool.leave(gone);

        pool.change(PoolFixture.PROFILES, gone.enrollmentId(), "changed", Map.of("capacity", 1));

        assertThat(Api.mentorship(ended).getInt("version")).isEqualTo(2);
        assertThat(Api.poolEntry(mentor.enrollmentId()).getInt("slotsTaken")).isZero();
    }

    @Test
    void the_end_of_a_cohort_completes_what_runs_ends_what_was_proposed_and_frees_all_places() {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 2);
        Enrolled running = pool.mentee(cohort);
        Enrolled waiting = pool.mentee(cohort);
        UUID completed = Api.proposed(mentor, running);
        Api.accept(mentor, completed).then().statusCode(200);
        Api.accept(running, completed).then().statusCode(200);
        UUID ended = Api.proposed(mentor, waiting);

        pool.moveCohort(cohort, "COMPLETED", "completed");

        assertThat(Api.mentorship(completed).getString("state")).isEqualTo("COMPLETED");
        assertThat(Api.mentorship(completed).getString("endReason")).isEqualTo("COHORT_COMPLETED");
        assertThat(Api.mentorship(ended).getString("state")).isEqualTo("ENDED");
        assertThat(Api.poolEntry(mentor.enrollmentId()).getInt("slotsTaken")).isZero();
        assertThat(Api.publishedVerbs("mentorship", completed, 4))
                .containsExactly("proposed", "accepted", "activated", "completed");
        Api.assertProblem(Api.pair(mentor, waiting), 409, "cohort-not-matching");
    }

    @Test
    void enrollments_completed_before_the_cohort_is_heard_of_end_nothing_by_themselves() {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        UUID id = Api.proposed(mentor, mentee);
        Api.accept(mentor, id).then().statusCode(200);
        Api.accept(mentee, id).then().statusCode(200);

        pool.change(PoolFixture.PROFILES, mentee.enrollmentId(), "changed", Map.of("state", "COMPLETED"));
        assertThat(Api.mentorship(id).getString("state")).isEqualTo("ACTIVE");
        pool.moveCohort(cohort, "COMPLETED", "completed");

        assertThat(Api.mentorship(id).getString("state")).isEqualTo("COMPLETED");
    }
}
