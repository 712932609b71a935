package dev.tandem.matching.mentorship;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.Api;
import dev.tandem.matching.MovableClock;
import dev.tandem.matching.PoolFixture;
import dev.tandem.matching.PoolFixture.Enrolled;
import dev.tandem.platform.testing.TandemTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@TandemTest
class GroupTest {

    @Inject
    PoolFixture pool;

    @Inject
    MovableClock clock;

    @Inject
    MentorshipSweep sweep;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void a_group_takes_one_place_of_its_mentor_for_each_mentee() {
        UUID cohort = Lives.ofFormat(pool, "GROUP");
        Enrolled mentor = pool.mentor(cohort, 4);
        List<Enrolled> mentees = pool.enrol(cohort, "MENTEE", 1, 3);

        Response made = Lives.group(mentor, mentees);

        made.then().statusCode(201);
        assertThat(made.jsonPath().getString("format")).isEqualTo("GROUP");
        assertThat(made.jsonPath().getList("members.role")).hasToString("[MENTOR, MENTEE, MENTEE, MENTEE]");
        assertThat(Lives.slotsTaken(mentor)).isEqualTo(3);
        mentees.forEach(mentee -> assertThat(Lives.slotsTaken(mentee)).isEqualTo(1));
        Api.assertProblem(Lives.group(mentor, pool.enrol(cohort, "MENTEE", 1, 2)), 409, "no-places-left");
    }

    @Test
    void it_becomes_active_when_all_accept_and_frees_all_places_when_it_ends() {
        UUID cohort = Lives.ofFormat(pool, "GROUP");
        Enrolled mentor = pool.mentor(cohort, 3);
        List<Enrolled> mentees = pool.enrol(cohort, "MENTEE", 1, 2);
        UUID id = Lives.activeGroup(mentor, mentees);

        assertThat(Api.mentorship(id).getString("state")).isEqualTo("ACTIVE");
        Response byOne = Lives.act(Api.as(mentees.getFirst()), id, "end", Map.of("reason", "Enough"));
        Api.assertProblem(byOne, 409, "illegal-transition");
        assertThat(byOne.jsonPath().getString("code")).isEqualTo("ONE_OF_SEVERAL");
        Lives.act(Api.as(mentor), id, "end", Map.of("reason", "Enough")).then().statusCode(200);

        assertThat(Lives.slotsTaken(mentor)).isZero();
        mentees.forEach(mentee -> assertThat(Lives.slotsTaken(mentee)).isZero());
    }

    @Test
    void a_mentee_who_declines_a_proposed_group_leaves_it_to_the_others() {
        UUID cohort = Lives.ofFormat(pool, "GROUP");
        Enrolled mentor = pool.mentor(cohort, 3);
        List<Enrolled> mentees = pool.enrol(cohort, "MENTEE", 1, 2);
        UUID id = UUID.fromString(
                Lives.group(mentor, mentees).then().statusCode(201).extract().path("id"));
        Api.accept(mentor, id).then().statusCode(200);
        Api.accept(mentees.getFirst(), id).then().statusCode(200);

        Lives.act(Api.as(mentees.getLast()), id, "decline", Map.of("reason", "No time"))
                .then()
                .statusCode(200);

        JsonPath group = Api.mentorship(id);
        assertThat(group.getString("state")).isEqualTo("ACTIVE");
        assertThat(group.getList("members")).hasSize(2);
        assertThat(Lives.slotsTaken(mentor)).isEqualTo(1);
        assertThat(Lives.slotsTaken(mentees.getLast())).isZero();
        Api.assertProblem(Api.as(mentees.getLast()).get(Lives.PATH + "/{id}", id), 404, "not-found");
        assertThat(Api.publishedVerbs("mentorship", id, 4))
                .containsExactly("proposed", "accepted", "accepted", "activated");
    }

    @Test
    void a_proposed_group_goes_on_at_the_deadline_with_those_who_accepted() {
        UUID cohort = Lives.ofFormat(pool, "GROUP");
        Enrolled mentor = pool.mentor(cohort, 3);
        List<Enrolled> mentees = pool.enrol(cohort, "MENTEE", 1, 3);
        UUID id = UUID.fromString(
                Lives.group(mentor, mentees).then().statusCode(201).extract().path("id"));
        Api.accept(mentor, id).then().statusCode(200);
        Api.accept(mentees.getFirst(), id).then().statusCode(200);

        clock.forward(Duration.ofDays(8));
        sweep.sweep();

        assertThat(Api.mentorship(id).getString("state")).isEqualTo("ACTIVE");
        assertThat(Api.mentorship(id).getList("members")).hasSize(2);
        assertThat(Lives.slotsTaken(mentor)).isEqualTo(1);
        assertThat(Lives.slotsTaken(mentees.get(2))).isZero();
    }

    @Test
    void a_mentee_is_asked_to_join_while_the_group_goes_on() {
        UUID cohort = Lives.ofFormat(pool, "GROUP");
        Enrolled mentor = pool.mentor(cohort, 3);
        UUID id = Lives.activeGroup(mentor, pool.enrol(cohort, "MENTEE", 1, 1));
        Enrolled newcomer = pool.mentee(cohort);

        Response added = add(id, newcomer);
        added.then().statusCode(200);
        assertThat(added.jsonPath().getString("state")).isEqualTo("ACTIVE");
        assertThat(added.jsonPath().getString("members[2].decision")).isEqualTo("PENDING");
        assertThat(added.jsonPath().getString("members[2].respondBy")).isNotBlank();
        assertThat(Lives.slotsTaken(mentor)).isEqualTo(2);
        assertThat(Lives.slotsTaken(newcomer)).isEqualTo(1);
        assertThat(Lives.allowed(Api.as(newcomer).get(Lives.PATH + "/{id}", id)))
                .containsExactly("accept", "decline");

        Api.accept(newcomer, id).then().statusCode(200);
        assertThat(Api.mentorship(id).getString("members[2].decision")).isEqualTo("ACCEPTED");
        assertThat(Api.publishedVerbs("mentorship", id, 5))
                .containsExactly("proposed", "accepted", "activated", "member-added", "accepted");
        Api.assertProblem(add(id, newcomer), 400, "validation-failed");
    }

    @Test
    void an_invitation_that_is_declined_or_not_answered_gives_the_places_back() {
        UUID cohort = Lives.ofFormat(pool, "GROUP");
        Enrolled mentor = pool.mentor(cohort, 3);
        UUID id = Lives.activeGroup(mentor, pool.enrol(cohort, "MENTEE", 1, 1));
        Enrolled declines = pool.mentee(cohort);
        Enrolled silent = pool.mentee(cohort);
        add(id, declines).then().statusCode(200);
        add(id, silent).then().statusCode(200);

        Lives.act(Api.as(declines), id, "decline", Map.of("reason", "Not now"))
                .then()
                .statusCode(200);
        clock.forward(Duration.ofDays(8));
        sweep.sweep();

        assertThat(Api.mentorship(id).getString("state")).isEqualTo("ACTIVE");
        assertThat(Api.mentorship(id).getList("members")).hasSize(2);
        assertThat(Lives.slotsTaken(mentor)).isEqualTo(1);
        assertThat(Lives.slotsTaken(declines)).isZero();
        assertThat(Lives.slotsTaken(silent)).isZero();
        assertThat(Api.publishedVerbs("mentorship", id, 7).subList(3, 7))
                .containsExactly("member-added", "member-added", "member-declined", "member-removed");
        // Whom the silence removed may be asked again.
        add(id, silent).then().statusCode(200);
        assertThat(Api.mentorship(id).getList("members")).hasSize(3);
    }

    @Test
    void a_mentee_leaves_or_is_taken_out_and_the_last_one_ends_the_group() {
        UUID cohort = Lives.ofFormat(pool, "GROUP");
        Enrolled mentor = pool.mentor(cohort, 3);
        List<Enrolled> mentees = pool.enrol(cohort, "MENTEE", 1, 3);
        UUID id = Lives.activeGroup(mentor, mentees);

        Api.assertProblem(remove(Api.as(mentor), id, mentees.getFirst()), 409, "illegal-transition");
        remove(Api.as(mentees.getFirst()), id, mentees.getFirst()).then().statusCode(200);
        Api.assertProblem(Api.as(mentees.getFirst()).get(Lives.PATH + "/{id}", id), 404, "not-found");
        assertThat(Lives.slotsTaken(mentor)).isEqualTo(2);
        remove(Api.coordinator(), id, mentees.get(1)).then().statusCode(200);
        assertThat(Api.mentorship(id).getString("state")).isEqualTo("ACTIVE");
        Response last = remove(Api.coordinator(), id, mentees.get(2));

        assertThat(last.jsonPath().getString("state")).isEqualTo("ENDED");
        assertThat(last.jsonPath().getString("endReason")).isEqualTo("BY_COORDINATOR");
        assertThat(Lives.slotsTaken(mentor)).isZero();
        mentees.forEach(mentee -> assertThat(Lives.slotsTaken(mentee)).isZero());
    }

    @Test
    void a_departure_takes_a_mentee_out_and_the_mentors_ends_the_group() {
        UUID cohort = Lives.ofFormat(pool, "GROUP");
        Enrolled mentor = pool.mentor(cohort, 3);
        List<Enrolled> mentees = pool.enrol(cohort, "MENTEE", 1, 2);
        UUID id = Lives.activeGroup(mentor, mentees);

        pool.leave(mentees.getFirst());
        assertThat(Api.mentorship(id).getString("state")).isEqualTo("ACTIVE");
        assertThat(Lives.slotsTaken(mentor)).isEqualTo(1);
        pool.leave(mentor);

        assertThat(Api.mentorship(id).getString("state")).isEqualTo("ENDED");
        assertThat(Api.mentorship(id).getString("endReason")).isEqualTo("DEPARTURE");
        assertThat(Lives.slotsTaken(mentees.getLast())).isZero();
    }

    @Test
    void racing_additions_never_exceed_the_capacity() throws Exception {
        UUID cohort = Lives.ofFormat(pool, "GROUP");
        Enrolled mentor = pool.mentor(cohort, 5);
        UUID id = Lives.activeGroup(mentor, pool.enrol(cohort, "MENTEE", 1, 1));
        List<Callable<Response>> additions = pool.enrol(cohort, "MENTEE", 1, 16).stream()
                .<Callable<Response>>map(mentee -> () -> add(id, mentee))
                .toList();

        List<Response> answers = Api.race(additions);

        assertThat(Api.count(answers, 200)).isEqualTo(4);
        answers.stream()
                .filter(answer -> answer.statusCode() != 200)
                .forEach(answer -> Api.assertProblem(answer, 409, "no-places-left"));
        assertThat(Lives.slotsTaken(mentor)).isEqualTo(5);
        assertThat(Api.mentorship(id).getList("members")).hasSize(6);
    }

    @Test
    void one_mentee_asked_by_two_groups_at_once_joins_one() throws Exception {
        UUID cohort = Lives.ofFormat(pool, "GROUP");
        UUID first = Lives.activeGroup(pool.mentor(cohort, 5), pool.enrol(cohort, "MENTEE", 1, 1));
        UUID second = Lives.activeGroup(pool.mentor(cohort, 5), pool.enrol(cohort, "MENTEE", 1, 1));
        // A capacity above 1 does not let a mentee into two mentorships.
        Enrolled mentee = pool.enrol(cohort, "MENTEE", 2, 1).getFirst();

        List<Response> answers = Api.race(List.of(() -> add(first, mentee), () -> add(second, mentee)));

        assertThat(Api.count(answers, 200)).isEqualTo(1);
        assertThat(Api.count(answers, 409)).isEqualTo(1);
        assertThat(Lives.slotsTaken(mentee)).isEqualTo(1);
    }

    @Test
    void a_capacity_lowered_below_its_use_takes_nobody_new() {
        UUID cohort = Lives.ofFormat(pool, "GROUP");
        Enrolled mentor = pool.mentor(cohort, 3);
        UUID id = Lives.activeGroup(mentor, pool.enrol(cohort, "MENTEE", 1, 2));
        pool.change(PoolFixture.PROFILES, mentor.enrollmentId(), "changed", Map.of("capacity", 1));

        Response refused = add(id, pool.mentee(cohort));

        Api.assertProblem(refused, 409, "no-places-left");
        assertThat(Api.poolEntry(mentor.enrollmentId()).getBoolean("overCapacity"))
                .isTrue();
        assertThat(Api.mentorship(id).getList("members")).hasSize(3);
    }

    @Test
    void groups_and_peers_need_a_program_of_their_format() {
        UUID pairs = Lives.current(pool);
        Response refused = Lives.group(pool.mentor(pairs, 3), pool.enrol(pairs, "MENTEE", 1, 2));
        Api.assertProblem(refused, 409, "conflict");
        assertThat(refused.jsonPath().getString("code")).isEqualTo("OTHER_FORMAT");
        UUID id = Lives.active(pool.mentor(pairs, 3), pool.mentee(pairs));
        Response added = add(id, pool.mentee(pairs));
        Api.assertProblem(added, 409, "illegal-transition");
        assertThat(added.jsonPath().getString("code")).isEqualTo("NOT_A_GROUP");
    }

    @Test
    void peers_are_paired_as_equals_and_once_at_a_time() {
        UUID cohort = Lives.ofFormat(pool, "PEER");
        List<Enrolled> peers = pool.enrol(cohort, "PEER", 1, 3);

        Response made = peers(peers.get(0), peers.get(1));
        made.then().statusCode(201);
        UUID id = UUID.fromString(made.path("id"));
        assertThat(made.jsonPath().getList("members.role")).hasToString("[PEER, PEER]");
        assertThat(made.jsonPath().getInt("score")).isPositive();
        Api.assertProblem(peers(peers.get(1), peers.get(2)), 409, "already-matched");
        Api.accept(peers.get(0), id).then().statusCode(200);
        Api.accept(peers.get(1), id).then().statusCode(200);
        assertThat(Api.mentorship(id).getString("state")).isEqualTo("ACTIVE");
        assertThat(peers(peers.get(2), peers.get(2)).jsonPath().getList("errors.code"))
                .hasToString("[NAMED_TWICE]");
    }

    @Test
    void broken_rules_of_a_group_name_the_mentee() {
        UUID cohort = Lives.ofFormat(pool, "GROUP");
        Enrolled mentor = pool.mentor(cohort, 3);
        List<Enrolled> mentees = pool.enrol(cohort, "MENTEE", 1, 2);
        pool.change(
                PoolFixture.PROFILES, mentees.getLast().enrollmentId(), "changed", Map.of("languages", List.of("pt")));

        Response refused = Lives.group(mentor, mentees);

        Api.assertProblem(refused, 409, "rules-broken");
        assertThat(refused.jsonPath().getList("brokenRules.params.menteeEnrollmentId"))
                .hasToString("[" + mentees.getLast().enrollmentId() + "]");
    }

    private static Response peers(Enrolled one, Enrolled other) {
        return Api.coordinator()
                .body(Map.of("peerEnrollmentIds", List.of(one.enrollmentId(), other.enrollmentId())))
                .post(Lives.PATH);
    }

    private static Response add(UUID id, Enrolled mentee) {
        return Lives.act(Api.coordinator(), id, "members", Map.of("menteeEnrollmentId", mentee.enrollmentId()));
    }

    private static Response remove(RequestSpecification caller, UUID id, Enrolled mentee) {
        return caller.body(Map.of("code", "NO_TIME", "reason", "Moves on"))
                .post(Lives.PATH + "/{id}/members/{person}/remove", id, mentee.personId());
    }
}
