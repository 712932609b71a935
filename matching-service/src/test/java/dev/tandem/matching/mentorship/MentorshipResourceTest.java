package dev.tandem.matching.mentorship;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.Api;
import dev.tandem.matching.PoolFixture;
import dev.tandem.matching.PoolFixture.Enrolled;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.Tokens;
import dev.tandem.platform.web.Ids;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@TandemTest
class MentorshipResourceTest {

    private static final String PATH = "/api/v1/mentorships";

    @Inject
    PoolFixture pool;

    @Test
    void a_pair_made_by_hand_is_proposed_and_becomes_active_when_both_accept() {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);

        Response made = Api.pair(mentor, mentee);

        made.then().statusCode(201).header("ETag", "\"1\"");
        UUID id = UUID.fromString(made.path("id"));
        assertThat(made.header("Location")).endsWith(PATH + "/" + id);
        JsonPath proposed = made.jsonPath();
        assertThat(proposed.getString("state")).isEqualTo("PROPOSED");
        assertThat(proposed.getString("origin")).isEqualTo("MANUAL");
        assertThat(proposed.getList("members.displayName"))
                .hasToString("[" + mentor.displayName() + ", " + mentee.displayName() + "]");
        assertThat(proposed.getString("schedule.cadence")).isEqualTo("P14D");
        assertThat(proposed.getInt("score")).isEqualTo(proposed.getInt("explanation.sum { it.contribution }"));

        Api.accept(mentor, id).then().statusCode(200).header("ETag", "\"2\"");
        JsonPath active =
                Api.accept(mentee, id).then().statusCode(200).extract().jsonPath();

        assertThat(active.getString("state")).isEqualTo("ACTIVE");
        assertThat(active.getString("activatedAt")).isNotBlank();
        assertThat(active.getList("allowedActions.findAll { it.allowed }.action"))
                .hasToString("[pause, extend, end]");
        JsonPath published = Api.publishedSnapshots("mentorship", id, 3).getLast();
        assertThat(published.getString("state")).isEqualTo("ACTIVE");
        assertThat(published.getMap("")).doesNotContainKeys("explanation", "allowedActions", "endNote");
    }

    @Test
    void declining_frees_both_places_and_keeps_the_reason_for_coordinators() {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        UUID id = Api.proposed(mentor, mentee);

        JsonPath declined = Api.as(mentee)
                .body(Map.of("reason", "I have a mentor already"))
                .post(PATH + "/{id}/decline", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(declined.getString("state")).isEqualTo("DECLINED");
        assertThat(declined.getString("endReason")).isEqualTo("DECLINED");
        assertThat(declined.getMap("")).doesNotContainKey("endNote");
        assertThat(Api.mentorship(id).getString("endNote")).isEqualTo("I have a mentor already");
        assertThat(Api.poolEntry(mentor.enrollmentId()).getInt("slotsTaken")).isZero();
        assertThat(Api.poolEntry(mentee.enrollmentId()).getInt("slotsTaken")).isZero();
        assertThat(Api.publishedSnapshots("mentorship", id, 2).getLast().prettify())
                .doesNotContain("I have a mentor already");
    }

    @Test
    void either_member_or_a_coordinator_ends_an_active_mentorship() {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 2);
        UUID first = active(mentor, pool.mentee(cohort));
        UUID second = active(mentor, pool.mentee(cohort));

        JsonPath byMember =
                end(Api.as(mentor), first).then().statusCode(200).extract().jsonPath();
        JsonPath byCoordinator =
                end(Api.coordinator(), second).then().statusCode(200).extract().jsonPath();

        assertThat(byMember.getString("endReason")).isEqualTo("BY_MEMBER");
        assertThat(byCoordinator.getString("endReason")).isEqualTo("BY_COORDINATOR");
        assertThat(Api.poolEntry(mentor.enrollmentId()).getInt("slotsTaken")).isZero();
        assertThat(Api.publishedVerbs("mentorship", first, 4))
                .containsExactly("proposed", "accepted", "activated", "ended");
    }

    @Test
    void what_is_over_cannot_be_accepted_declined_or_ended() {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 1);
        UUID id = active(mentor, pool.mentee(cohort));
        end(Api.as(mentor), id).then().statusCode(200);

        Response accepted = Api.accept(mentor, id);

        Api.assertProblem(accepted, 409, "illegal-transition");
        assertThat(accepted.jsonPath().getString("action")).isEqualTo("accept");
        assertThat(accepted.jsonPath().getString("state")).isEqualTo("ENDED");
        Api.assertProblem(end(Api.as(mentor), id), 409, "illegal-transition");
        Api.assertProblem(
                Api.as(mentor).body(Map.of("reason", "x")).post(PATH + "/{id}/decline", id), 409, "illegal-transition");
    }

    @Test
    void a_member_cannot_end_what_is_only_proposed_but_a_coordinator_can() {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 1);
        UUID id = Api.proposed(mentor, pool.mentee(cohort));

        Response refused = end(Api.as(mentor), id);

        Api.assertProblem(refused, 409, "illegal-transition");
        assertThat(refused.jsonPath().getString("code")).isEqualTo("NOT_COORDINATOR");
        end(Api.coordinator(), id).then().statusCode(200);
    }

    @Test
    void broken_rules_are_listed_and_overriding_them_is_recorded() {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        pool.change(
                PoolFixture.PROFILES,
                mentee.enrollmentId(),
                "changed",
                Map.of("excludedPersonIds", List.of(mentor.personId().toString()), "languages", List.of("pt")));

        Response refused = Api.pair(mentor, mentee);
        Api.assertProblem(refused, 409, "rules-broken");
        assertThat(refused.jsonPath().getList("brokenRules.code")).hasToString("[EXCLUSION, SHARED_LANGUAGE]");

        Response overridden = pair(mentor, mentee, "They settled it with the coordinator");
        overridden.then().statusCode(201);
        UUID id = UUID.fromString(overridden.path("id"));
        assertThat(Api.mentorship(id).getString("overrideReason")).isEqualTo("They settled it with the coordinator");
        assertThat(Api.mentorship(id).getList("brokenRules.code")).hasToString("[EXCLUSION, SHARED_LANGUAGE]");
        assertThat(Api.as(mentee).get(PATH + "/{id}", id).jsonPath().getMap(""))
                .doesNotContainKeys("overrideReason", "brokenRules");
    }

    @Test
    void nobody_becomes_their_own_mentor_even_when_overridden() {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 1);
        UUID asMentee = Ids.next();
        pool.publish(PoolFixture.PROFILES, "changed", pool.profile(asMentee, cohort, mentor.personId(), "MENTEE", 1));
        pool.awaitApplied(PoolFixture.PROFILES, asMentee, 1);

        Response answer = pair(
                mentor, new Enrolled(mentor.personId(), asMentee, mentor.userName(), mentor.displayName()), "please");

        Api.assertProblem(answer, 409, "rules-broken");
    }

    @Test
    void a_full_mentor_a_matched_mentee_and_somebody_who_left_are_told_apart() {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled other = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        Enrolled gone = pool.mentee(cohort);
        pool.leave(gone);
        Api.proposed(mentor, mentee);

        Api.assertProblem(Api.pair(mentor, pool.mentee(cohort)), 409, "no-places-left");
        Api.assertProblem(Api.pair(other, mentee), 409, "already-matched");
        Api.assertProblem(Api.pair(other, gone), 409, "not-available");
    }

    @Test
    void enrollments_that_do_not_fit_are_pointed_at() {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        Enrolled elsewhere = pool.mentee(pool.cohort());

        assertThat(Api.pair(mentee, mentor).jsonPath().getList("errors.pointer"))
                .hasToString("[/mentorEnrollmentId, /menteeEnrollmentId]");
        assertThat(Api.pair(mentor, elsewhere).jsonPath().getList("errors.code"))
                .hasToString("[OTHER_COHORT]");
        Api.assertProblem(
                Api.coordinator()
                        .body(Map.of("mentorEnrollmentId", mentor.enrollmentId()))
                        .post(PATH),
                400,
                "validation-failed");
    }

    @Test
    void somebody_elses_mentorship_does_not_exist_for_a_participant() {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled stranger = pool.mentee(cohort);
        UUID id = Api.proposed(mentor, pool.mentee(cohort));

        Api.assertProblem(Api.as(stranger).get(PATH + "/{id}", id), 404, "not-found");
        Api.assertProblem(Api.accept(stranger, id), 404, "not-found");
        Api.assertProblem(end(Api.as(stranger), id), 404, "not-found");
        assertThat(Api.as(stranger)
                        .queryParam("personId", mentor.personId())
                        .get(PATH)
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
        assertThat(Api.as(mentor).get(PATH).jsonPath().getList("items.id")).hasToString("[" + id + "]");
        assertThat(Api.coordinator()
                        .queryParam("personId", mentor.personId())
                        .get(PATH)
                        .jsonPath()
                        .getList("items.id"))
                .hasToString("[" + id + "]");
    }

    @Test
    void roles_that_are_not_enough_and_tokens_without_a_person_are_refused() {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 1);
        UUID id = Api.proposed(mentor, pool.mentee(cohort));

        Api.assertProblem(Api.as(Tokens.viewer()).get(PATH), 403, "forbidden");
        Api.assertProblem(Api.coordinator().post(PATH + "/{id}/accept", id), 403, "forbidden");
        Api.assertProblem(Api.as(mentor).body(Map.of()).post(PATH), 403, "forbidden");
        Api.assertProblem(Api.as(Tokens.participant("not-a-person")).get(PATH), 403, "person-not-linked");
    }

    @Test
    void a_reason_is_needed_and_bounded() {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 1);
        UUID id = Api.proposed(mentor, pool.mentee(cohort));

        Response blank = Api.as(mentor).body(Map.of("reason", " ")).post(PATH + "/{id}/decline", id);
        Response endless =
                Api.as(mentor).body(Map.of("reason", "x".repeat(1001))).post(PATH + "/{id}/decline", id);

        assertThat(blank.jsonPath().getList("errors.pointer")).hasToString("[/reason]");
        Api.assertProblem(endless, 400, "validation-failed");
    }

    @Test
    void a_repeated_acceptance_with_the_same_key_replays_the_answer() {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 1);
        UUID id = Api.proposed(mentor, pool.mentee(cohort));
        String key = Ids.next().toString();

        Response first = Api.as(mentor).header("Idempotency-Key", key).post(PATH + "/{id}/accept", id);
        Response again = Api.as(mentor).header("Idempotency-Key", key).post(PATH + "/{id}/accept", id);

        first.then().statusCode(200);
        again.then().statusCode(200).header("Idempotency-Replayed", "true");
        assertThat(again.jsonPath().getInt("version")).isEqualTo(2);
    }

    @Test
    void the_list_is_filtered_by_cohort_and_state_and_read_page_by_page() {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 3);
        for (Enrolled mentee : pool.enrol(cohort, "MENTEE", 1, 3)) {
            Api.proposed(mentor, mentee);
        }

        JsonPath first = Api.coordinator()
                .queryParam("cohortId", cohort)
                .queryParam("state", "PROPOSED")
                .queryParam("limit", 2)
                .get(PATH)
                .jsonPath();
        JsonPath second = Api.coordinator()
                .queryParam("cohortId", cohort)
                .queryParam("state", "PROPOSED")
                .queryParam("limit", 2)
                .queryParam("cursor", first.getString("nextCursor"))
                .get(PATH)
                .jsonPath();

        assertThat(first.getList("items")).hasSize(2);
        assertThat(second.getList("items")).hasSize(1);
        assertThat(second.getList("items.members.flatten().displayName")).contains(mentor.displayName());
        assertThat(Api.coordinator()
                        .queryParam("cohortId", cohort)
                        .queryParam("state", "ACTIVE")
                        .get(PATH)
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    private static UUID active(Enrolled mentor, Enrolled mentee) {
        UUID id = Api.proposed(mentor, mentee);
        Api.accept(mentor, id).then().statusCode(200);
        Api.accept(mentee, id).then().statusCode(200);
        return id;
    }

    private static Response end(io.restassured.specification.RequestSpecification caller, UUID id) {
        return caller.body(Map.of("reason", "The goals are reached")).post(PATH + "/{id}/end", id);
    }

    private static Response pair(Enrolled mentor, Enrolled mentee, String overrideReason) {
        Map<String, Object> body = new HashMap<>();
        body.put("mentorEnrollmentId", mentor.enrollmentId());
        body.put("menteeEnrollmentId", mentee.enrollmentId());
        body.put("overrideReason", overrideReason);
        return Api.coordinator().body(body).post(PATH);
    }
}
