package dev.tandem.matching.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.Api;
import dev.tandem.matching.PoolFixture;
import dev.tandem.matching.PoolFixture.Enrolled;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@TandemTest
class SuggestionResourceTest {

    private static final String PATH = "/api/v1/suggestions";

    @Inject
    PoolFixture pool;

    @Inject
    PreparedPools pools;

    @Test
    void the_best_come_first_with_reasons_that_add_up() {
        UUID cohort = pool.cohort(true);
        List<Enrolled> mentors = pool.enrol(cohort, "MENTOR", 1, 3);
        Enrolled mentee = pool.mentee(cohort);
        change(mentors.get(0), Map.of("goalTags", List.of("cooking")));
        change(mentors.get(1), Map.of("goalTags", List.of("cooking"), "interests", List.of("rowing")));

        Response answer = suggest(Api.as(mentee), mentee);

        answer.then().statusCode(200);
        JsonPath page = answer.jsonPath();
        assertThat(page.getList("items.enrollmentId"))
                .hasToString("[%s, %s, %s]"
                        .formatted(
                                mentors.get(2).enrollmentId(),
                                mentors.get(0).enrollmentId(),
                                mentors.get(1).enrollmentId()));
        assertThat(page.getList("items.rank")).hasToString("[1, 2, 3]");
        assertThat(page.getString("items[0].displayName"))
                .isEqualTo(mentors.get(2).displayName());
        assertThat(page.getInt("items[0].explanation.sum { it.contribution }"))
                .isEqualTo(page.getInt("items[0].score"));
        assertThat(suggest(Api.as(mentee), mentee, 1).jsonPath().getList("items"))
                .hasSize(1);
    }

    @Test
    void what_was_prepared_for_a_cohort_does_not_stay_in_memory_when_that_is_over() {
        UUID over = pool.cohort(true);
        UUID live = pool.cohort(true);
        for (UUID cohort : List.of(over, live)) {
            pool.mentor(cohort, 1);
            Enrolled mentee = pool.mentee(cohort);
            assertThat(ids(Api.as(mentee), mentee)).hasSize(1);
        }
        pool.moveCohort(over, "COMPLETED", "completed");

        QuarkusTransaction.requiringNew().run(() -> pools.forget(10));

        assertThat(pools.cohorts()).doesNotContain(over);
    }

    @Test
    void a_mentor_is_suggested_mentees_and_a_peer_other_peers() {
        UUID cohort = pool.cohort(true);
        Enrolled mentor = pool.mentor(cohort, 2);
        Enrolled mentee = pool.mentee(cohort);
        List<Enrolled> peers = pool.enrol(cohort, "PEER", 1, 2);

        assertThat(ids(Api.as(mentor), mentor))
                .containsExactly(mentee.enrollmentId().toString());
        assertThat(ids(Api.as(peers.get(0)), peers.get(0)))
                .containsExactly(peers.get(1).enrollmentId().toString());
    }

    @Test
    void whoever_has_no_place_or_an_open_request_or_a_past_together_is_not_suggested() {
        UUID cohort = pool.cohort(true);
        Enrolled full = pool.mentor(cohort, 1);
        Enrolled asked = pool.mentor(cohort, 1);
        Enrolled declined = pool.mentor(cohort, 1);
        Enrolled free = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        assertThat(ids(Api.as(mentee), mentee)).hasSize(4);

        Api.proposed(full, pool.mentee(cohort));
        Api.as(mentee)
                .body(Map.of("mentorEnrollmentId", asked.enrollmentId(), "menteeEnrollmentId", mentee.enrollmentId()))
                .post("/api/v1/match-requests")
                .then()
                .statusCode(201);
        UUID proposal = Api.proposed(declined, mentee);
        Api.as(declined)
                .body(Map.of("reason", "No time"))
                .post("/api/v1/mentorships/{id}/decline", proposal)
                .then()
                .statusCode(200);

        assertThat(ids(Api.as(mentee), mentee))
                .containsExactly(free.enrollmentId().toString());
        assertThat(ids(Api.as(asked), asked))
                .doesNotContain(mentee.enrollmentId().toString());
    }

    @Test
    void a_place_that_becomes_free_is_suggested_again() {
        UUID cohort = pool.cohort(true);
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled other = pool.mentee(cohort);
        Enrolled mentee = pool.mentee(cohort);
        UUID proposal = Api.proposed(mentor, other);
        assertThat(ids(Api.as(mentee), mentee)).isEmpty();

        Api.coordinator()
                .body(Map.of("reason", "A mistake"))
                .post("/api/v1/mentorships/{id}/end", proposal)
                .then()
                .statusCode(200);

        assertThat(ids(Api.as(mentee), mentee))
                .containsExactly(mentor.enrollmentId().toString());
    }

    @Test
    void every_change_by_which_pairs_are_judged_shows_at_once() {
        UUID cohort = pool.cohort(true);
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        int before = suggest(Api.as(mentee), mentee).jsonPath().getInt("items[0].score");

        change(mentor, Map.of("interests", List.of("rowing")));
        int afterProfile = suggest(Api.as(mentee), mentee).jsonPath().getInt("items[0].score");
        assertThat(afterProfile).isLessThan(before);

        pool.change(PoolFixture.PEOPLE, mentor.personId(), "changed", Map.of("seniorityRank", 6));
        int afterPerson = suggest(Api.as(mentee), mentee).jsonPath().getInt("items[0].score");
        assertThat(afterPerson).isNotEqualTo(afterProfile);

        pool.change(
                PoolFixture.PEOPLE,
                mentee.personId(),
                "changed",
                Map.of("managerId", mentor.personId().toString()));
        assertThat(ids(Api.as(mentee), mentee)).isEmpty();

        Enrolled newcomer = pool.mentor(cohort, 1);
        assertThat(ids(Api.as(mentee), mentee))
                .containsExactly(newcomer.enrollmentId().toString());

        pool.leave(newcomer);
        assertThat(ids(Api.as(mentee), mentee)).isEmpty();
    }

    @Test
    void rules_are_kept_in_silence() {
        UUID cohort = pool.cohort(true);
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        change(mentor, Map.of("excludedPersonIds", List.of(mentee.personId().toString())));

        Response answer = suggest(Api.as(mentee), mentee);

        assertThat(answer.jsonPath().getList("items")).isEmpty();
        assertThat(answer.asString()).doesNotContain(mentor.displayName()).doesNotContainIgnoringCase("exclu");
    }

    @Test
    void what_others_wish_answer_or_declare_changes_no_score_and_is_not_shown() {
        UUID cohort = pool.cohort(true);
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        UUID policy = policyWithEverything();
        change(mentor, Map.of("answers", Map.of("pace", "slow")));
        change(mentee, Map.of("answers", Map.of("pace", "slow")));
        int before = suggestBy(policy, mentee).getInt("items[0].score");

        Api.as(mentor)
                .header("If-Match", "\"0\"")
                .body(Map.of("enrollmentIds", List.of(mentee.enrollmentId())))
                .put("/api/v1/wish-lists/{id}", mentor.enrollmentId())
                .then()
                .statusCode(200);
        change(mentor, Map.of("answers", Map.of("pace", "quick")));

        JsonPath after = suggestBy(policy, mentee);
        assertThat(after.getInt("items[0].score")).isEqualTo(before);
        assertThat(after.getList("items[0].explanation.code"))
                .doesNotContain("MUTUAL_PREFERENCE", "AFFINITY", "QUESTION");
    }

    @Test
    void participants_ask_for_themselves_in_programs_with_self_matching_and_coordinators_for_anybody() {
        UUID cohort = pool.cohort(true);
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        UUID closed = pool.cohort(false);
        Enrolled elsewhere = pool.mentee(closed);
        Enrolled mentorElsewhere = pool.mentor(closed, 1);

        Api.assertProblem(suggest(Api.as(mentor), mentee), 404, "not-found");
        assertThat(ids(Api.coordinator(), mentee))
                .containsExactly(mentor.enrollmentId().toString());
        Api.assertProblem(suggest(Api.as(elsewhere), elsewhere), 409, "self-matching-off");
        assertThat(ids(Api.coordinator(), elsewhere))
                .containsExactly(mentorElsewhere.enrollmentId().toString());
        Api.assertProblem(suggest(Api.as(Tokens.viewer()), mentee), 403, "forbidden");
        Api.assertProblem(Api.as(mentee).get(PATH), 400, "validation-failed");
        Api.assertProblem(suggest(Api.as(mentee), mentee, 51), 400, "validation-failed");
    }

    @Test
    void who_has_no_place_is_told_so() {
        UUID cohort = pool.cohort(true);
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        Enrolled gone = pool.mentee(cohort);
        pool.leave(gone);
        Api.proposed(mentor, mentee);

        Api.assertProblem(suggest(Api.as(mentee), mentee), 409, "already-matched");
        Api.assertProblem(suggest(Api.as(mentor), mentor), 409, "no-places-left");
        Api.assertProblem(suggest(Api.as(gone), gone), 409, "not-available");
    }

    private static UUID policyWithEverything() {
        return UUID.fromString(Api.coordinator()
                .body(Map.of(
                        "name",
                        "Everything " + UUID.randomUUID(),
                        "weights",
                        Map.of(
                                "skills",
                                10,
                                "goals",
                                10,
                                "interests",
                                10,
                                "availability",
                                10,
                                "languages",
                                10,
                                "department",
                                10,
                                "seniority",
                                10,
                                "mutualPreference",
                                30),
                        "questions",
                        List.of(Map.of("key", "pace", "comparison", "SAME", "weight", 30)),
                        "rules",
                        Map.of(
                                "minWeeklyOverlapMinutes",
                                0,
                                "requireSharedLanguage",
                                true,
                                "forbidReportingLine",
                                true,
                                "forbidPriorPairs",
                                true,
                                "minimumScore",
                                0,
                                "missingDataPasses",
                                true)))
                .post("/api/v1/matching-policies")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private static JsonPath suggestBy(UUID policy, Enrolled whom) {
        return Api.coordinator()
                .queryParam("enrollmentId", whom.enrollmentId())
                .queryParam("policyId", policy)
                .get(PATH)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void change(Enrolled somebody, Map<String, ?> changes) {
        pool.change(PoolFixture.PROFILES, somebody.enrollmentId(), "changed", changes);
    }

    private static Response suggest(RequestSpecification caller, Enrolled whom) {
        return caller.queryParam("enrollmentId", whom.enrollmentId()).get(PATH);
    }

    private static Response suggest(RequestSpecification caller, Enrolled whom, int limit) {
        return caller.queryParam("enrollmentId", whom.enrollmentId())
                .queryParam("limit", limit)
                .get(PATH);
    }

    private static List<String> ids(RequestSpecification caller, Enrolled whom) {
        return suggest(caller, whom).then().statusCode(200).extract().jsonPath().getList("items.enrollmentId");
    }
}
