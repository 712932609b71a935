package dev.tandem.participants;

import static io.restassured.RestAssured.given;

import dev.tandem.platform.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** What tests do over HTTP again and again, with names that no other test has. */
public final class Api {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String RUN = UUID.randomUUID().toString().substring(24);

    private Api() {}

    /** A text that no other test uses. */
    public static String unique(String prefix) {
        return prefix + '-' + RUN + '-' + NUMBERS.incrementAndGet();
    }

    /** A request with a token. */
    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }

    public static RequestSpecification coordinator() {
        return as(Tokens.coordinator());
    }

    public static ValidatableResponse post(String token, String path, Object body) {
        return as(token).contentType(ContentType.JSON).body(body).post(path).then();
    }

    public static ValidatableResponse post(String token, String path) {
        return as(token).post(path).then();
    }

    public static ValidatableResponse patch(String token, String path, String ifMatch, Object body) {
        return as(token)
                .contentType("application/merge-patch+json")
                .header("If-Match", ifMatch)
                .body(body)
                .patch(path)
                .then();
    }

    public static JsonPath get(String token, String path) {
        return as(token).get(path).then().statusCode(200).extract().jsonPath();
    }

    /** A person with this userName; the id. */
    public static String person(String userName) {
        return post(
                        Tokens.coordinator(),
                        "/api/v1/people",
                        Map.of(
                                "userName", userName,
                                "givenName", "Given",
                                "familyName", "Family",
                                "timeZone", "Europe/Zurich",
                                "languages", new String[] {"de", "en"}))
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static String person() {
        return person(unique("person"));
    }

    /** A token of somebody whom nothing is known of but that they are a person. */
    public static String participant() {
        String userName = unique("participant");
        person(userName);
        return Tokens.participant(userName);
    }

    public static String program() {
        return post(
                        Tokens.coordinator(),
                        "/api/v1/programs",
                        Map.of("name", unique("Program"), "format", "ONE_ON_ONE", "meetingCadence", "P14D"))
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** A cohort in DRAFT. */
    public static String cohort() {
        return cohort(Map.of());
    }

    /** A cohort in DRAFT with more fields. */
    public static String cohort(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("programId", program());
        body.put("name", unique("Cohort"));
        body.put("activeFrom", "2026-03-01");
        body.put("activeUntil", "2026-08-31");
        return post(Tokens.coordinator(), "/api/v1/cohorts", body)
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static String openCohort(Map<String, Object> more) {
        String id = cohort(more);
        move(id, "open");
        return id;
    }

    public static void move(String cohortId, String... verbs) {
        for (String verb : verbs) {
            post(Tokens.coordinator(), "/api/v1/cohorts/" + cohortId + "/" + verb)
                    .statusCode(200);
        }
    }

    /** An application by a new person; the id. */
    public static String enrollment(String cohortId, String role) {
        return enrollment(cohortId, person(), role);
    }

    public static String enrollment(String cohortId, String personId, String role) {
        return post(
                        Tokens.coordinator(),
                        "/api/v1/enrollments",
                        Map.of("cohortId", cohortId, "personId", personId, "role", role))
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static ValidatableResponse decide(String enrollmentId, String verb) {
        return post(Tokens.coordinator(), "/api/v1/enrollments/" + enrollmentId + "/" + verb);
    }

    public static String stateOfEnrollment(String id) {
        return get(Tokens.coordinator(), "/api/v1/enrollments/" + id).getString("state");
    }
}
