package dev.tandem.matching.wishlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.Api;
import dev.tandem.matching.PoolFixture;
import dev.tandem.matching.PoolFixture.Enrolled;
import dev.tandem.matching.pairing.Wishes;
import dev.tandem.platform.testing.TandemTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@TandemTest
class WishListResourceTest {

    private static final String PATH = "/api/v1/wish-lists";

    @Inject
    PoolFixture pool;

    @Inject
    Wishes wishes;

    @Test
    void a_list_is_empty_until_it_is_written_and_after_it_is_deleted() {
        UUID cohort = pool.cohort(true);
        Enrolled mentee = pool.mentee(cohort);
        List<Enrolled> mentors = pool.enrol(cohort, "MENTOR", 1, 2);

        get(mentee, mentee).then().statusCode(200).header("ETag", "\"0\"");
        assertThat(get(mentee, mentee).jsonPath().getList("wishes")).isEmpty();
        Response written = put(mentee, "\"0\"", mentors.get(1), mentors.get(0));
        written.then().statusCode(200).header("ETag", "\"1\"");
        assertThat(written.jsonPath().getList("wishes.displayName"))
                .hasToString("[%s, %s]"
                        .formatted(mentors.get(1).displayName(), mentors.get(0).displayName()));
        assertThat(written.jsonPath().getList("wishes.rank")).hasToString("[1, 2]");
        put(mentee, "\"1\"", mentors.get(0)).then().statusCode(200).header("ETag", "\"2\"");
        assertThat(get(mentee, mentee).jsonPath().getList("wishes")).hasSize(1);

        Api.as(mentee)
                .header("If-Match", "\"2\"")
                .delete(PATH + "/{id}", mentee.enrollmentId())
                .then()
                .statusCode(204);
        get(mentee, mentee).then().header("ETag", "\"3\"");
        assertThat(get(mentee, mentee).jsonPath().getList("wishes")).isEmpty();
    }

    @Test
    void nobody_overwrites_what_they_have_not_seen() throws Exception {
        UUID cohort = pool.cohort(true);
        Enrolled mentee = pool.mentee(cohort);
        Enrolled mentor = pool.mentor(cohort, 1);

        List<Response> first = Api.race(Collections.nCopies(6, () -> put(mentee, "\"0\"", mentor)));

        assertThat(Api.count(first, 200)).isEqualTo(1);
        assertThat(Api.count(first, 412)).isEqualTo(5);
        Response without =
                Api.as(mentee).body(Map.of("enrollmentIds", List.of())).put(PATH + "/{id}", mentee.enrollmentId());
        Api.assertProblem(without, 428, "precondition-required");
    }

    @Test
    void a_list_holds_the_other_side_of_the_same_cohort_once_each_and_twenty_at_most() {
        UUID cohort = pool.cohort(true);
        Enrolled mentee = pool.mentee(cohort);
        Enrolled mentor = pool.mentor(cohort, 1);

        Response refused = put(mentee, "\"0\"", mentor, mentor, pool.mentee(cohort), pool.mentor(pool.cohort(true), 1));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("errors.pointer"))
                .hasToString("[/enrollmentIds/1, /enrollmentIds/2, /enrollmentIds/3]");
        assertThat(refused.jsonPath().getList("errors.code")).hasToString("[NAMED_TWICE, UNKNOWN, UNKNOWN]");
        Api.assertProblem(
                Api.as(mentee)
                        .header("If-Match", "\"0\"")
                        .body(Map.of("enrollmentIds", Collections.nCopies(21, mentor.enrollmentId())))
                        .put(PATH + "/{id}", mentee.enrollmentId()),
                400,
                "validation-failed");
    }

    @Test
    void only_its_owner_and_coordinators_see_it_and_only_its_owner_writes_it() {
        UUID cohort = pool.cohort(true);
        Enrolled mentee = pool.mentee(cohort);
        Enrolled mentor = pool.mentor(cohort, 1);
        put(mentee, "\"0\"", mentor).then().statusCode(200);

        Api.assertProblem(get(mentor, mentee), 404, "not-found");
        assertThat(Api.coordinator()
                        .get(PATH + "/{id}", mentee.enrollmentId())
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("wishes"))
                .hasSize(1);
        Api.assertProblem(
                Api.as(mentor)
                        .header("If-Match", "\"1\"")
                        .body(Map.of("enrollmentIds", List.of()))
                        .put(PATH + "/{id}", mentee.enrollmentId()),
                404,
                "not-found");
        Api.assertProblem(
                Api.coordinator().header("If-Match", "\"1\"").delete(PATH + "/{id}", mentee.enrollmentId()),
                403,
                "forbidden");
    }

    @Test
    void whoever_has_left_wishes_for_nobody_any_more() {
        UUID cohort = pool.cohort(true);
        Enrolled mentee = pool.mentee(cohort);
        Enrolled mentor = pool.mentor(cohort, 1);
        put(mentee, "\"0\"", mentor).then().statusCode(200);

        pool.leave(mentee);

        get(mentee, mentee).then().statusCode(200).header("ETag", "\"2\"");
        assertThat(get(mentee, mentee).jsonPath().getList("wishes")).isEmpty();
        Api.assertProblem(put(mentee, "\"2\"", mentor), 409, "illegal-transition");
    }

    @Test
    void wishes_written_while_the_cohort_is_completed_do_not_stay() throws Exception {
        UUID cohort = pool.cohort(true);
        List<Enrolled> mentees = pool.enrol(cohort, "MENTEE", 1, 8);
        Enrolled mentor = pool.mentor(cohort, 1);
        List<Callable<Response>> calls = new ArrayList<>();
        mentees.forEach(mentee -> calls.add(() -> put(mentee, "\"0\"", mentor)));
        calls.add(() -> {
            pool.moveCohort(cohort, "COMPLETED", "completed");
            return get(mentor, mentor);
        });

        List<Response> answers = Api.race(calls);

        assertThat(answers).extracting(Response::statusCode).isSubsetOf(200, 409);
        assertThat(wishesOf(cohort)).isEmpty();
    }

    @Test
    void the_pool_of_a_run_knows_the_wishes_in_their_order() {
        UUID cohort = pool.cohort(true);
        Enrolled mentee = pool.mentee(cohort);
        List<Enrolled> mentors = pool.enrol(cohort, "MENTOR", 1, 2);
        put(mentee, "\"0\"", mentors.get(1), mentors.get(0)).then().statusCode(200);

        assertThat(wishesOf(cohort))
                .containsExactly(Map.entry(
                        mentee.enrollmentId(),
                        List.of(mentors.get(1).personId(), mentors.get(0).personId())));
    }

    @Transactional
    Map<UUID, List<UUID>> wishesOf(UUID cohort) {
        return wishes.of(cohort);
    }

    private static Response get(Enrolled caller, Enrolled owner) {
        return Api.as(caller).get(PATH + "/{id}", owner.enrollmentId());
    }

    private static Response put(Enrolled owner, String ifMatch, Enrolled... wished) {
        return Api.as(owner)
                .header("If-Match", ifMatch)
                .body(Map.of(
                        "enrollmentIds",
                        Arrays.stream(wished).map(Enrolled::enrollmentId).toList()))
                .put(PATH + "/{id}", owner.enrollmentId());
    }
}
