package dev.tandem.matching.mentorship;

import dev.tandem.matching.Api;
import dev.tandem.matching.PoolFixture;
import dev.tandem.matching.PoolFixture.Enrolled;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What several tests of the life of mentorships need. */
final class Lives {

    static final String PATH = "/api/v1/mentorships";

    private Lives() {}

    /** A cohort that began today and lasts 180 days. */
    static UUID current(PoolFixture pool) {
        return current(pool, pool.cohort());
    }

    static UUID current(PoolFixture pool, UUID cohort) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        pool.change(
                PoolFixture.COHORTS,
                cohort,
                "changed",
                Map.of(
                        "activeFrom", today.toString(),
                        "activeUntil", today.plusDays(180).toString()));
        return cohort;
    }

    /** A current cohort of a program of another format. */
    static UUID ofFormat(PoolFixture pool, String format) {
        UUID cohort = current(pool);
        UUID program = UUID.fromString(
                String.valueOf(pool.last(PoolFixture.COHORTS, cohort).get("programId")));
        pool.change(PoolFixture.PROGRAMS, program, "changed", Map.of("format", format));
        return cohort;
    }

    static UUID active(Enrolled mentor, Enrolled mentee) {
        UUID id = Api.proposed(mentor, mentee);
        Api.accept(mentor, id).then().statusCode(200);
        Api.accept(mentee, id).then().statusCode(200);
        return id;
    }

    static Response act(RequestSpecification caller, UUID id, String verb, Map<String, ?> body) {
        return caller.body(body).post(PATH + "/{id}/{verb}", id, verb);
    }

    static Response group(Enrolled mentor, List<Enrolled> mentees) {
        return Api.coordinator()
                .body(Map.of(
                        "mentorEnrollmentId",
                        mentor.enrollmentId(),
                        "menteeEnrollmentIds",
                        mentees.stream().map(Enrolled::enrollmentId).toList()))
                .post(PATH);
    }

    static UUID activeGroup(Enrolled mentor, List<Enrolled> mentees) {
        UUID id = UUID.fromString(
                group(mentor, mentees).then().statusCode(201).extract().path("id"));
        Api.accept(mentor, id).then().statusCode(200);
        mentees.forEach(mentee -> Api.accept(mentee, id).then().statusCode(200));
        return id;
    }

    static int slotsTaken(Enrolled somebody) {
        return Api.poolEntry(somebody.enrollmentId()).getInt("slotsTaken");
    }

    static List<String> allowed(Response mentorship) {
        return mentorship.jsonPath().getList("allowedActions.findAll { it.allowed }.action");
    }
}
