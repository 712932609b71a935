package dev.tandem.matching;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.platform.testing.TestBroker;
import dev.tandem.platform.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;

/** The requests that several tests make, and what was published because of them. */
public final class Api {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Api() {}

    public static RequestSpecification coordinator() {
        return as(Tokens.coordinator());
    }

    public static RequestSpecification as(PoolFixture.Enrolled somebody) {
        return as(Tokens.participant(somebody.userName()));
    }

    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON).accept(ContentType.JSON);
    }

    public static JsonPath poolEntry(UUID id) {
        return coordinator()
                .get("/api/v1/pool-entries/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static UUID requestRun(UUID cohortId) {
        return UUID.fromString(coordinator()
                .body(Map.of("cohortId", cohortId, "strategy", "OPTIMAL", "seed", 1))
                .post("/api/v1/match-runs")
                .then()
                .statusCode(202)
                .extract()
                .path("id"));
    }

    public static JsonPath run(UUID id) {
        return coordinator()
                .get("/api/v1/match-runs/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static JsonPath awaitRun(UUID id, String state) {
        Awaitility.await("run " + id).atMost(LIMIT).until(() -> run(id).getString("state"), state::equals);
        return run(id);
    }

    /** A run of the cohort that is completed and can be published. */
    public static UUID completedRun(UUID cohortId) {
        UUID run = requestRun(cohortId);
        awaitRun(run, "COMPLETED");
        return run;
    }

    public static Response publish(UUID runId) {
        return coordinator().post("/api/v1/match-runs/{id}/publish", runId);
    }

    public static Response pair(PoolFixture.Enrolled mentor, PoolFixture.Enrolled mentee) {
        return coordinator()
                .body(Map.of(
                        "mentorEnrollmentId", mentor.enrollmentId(),
                        "menteeEnrollmentId", mentee.enrollmentId()))
                .post("/api/v1/mentorships");
    }

    /** A mentorship proposed by hand. */
    public static UUID proposed(PoolFixture.Enrolled mentor, PoolFixture.Enrolled mentee) {
        return UUID.fromString(
                pair(mentor, mentee).then().statusCode(201).extract().path("id"));
    }

    public static Response accept(PoolFixture.Enrolled member, UUID mentorshipId) {
        return as(member).post("/api/v1/mentorships/{id}/accept", mentorshipId);
    }

    public static JsonPath mentorship(UUID id) {
        return coordinator()
                .get("/api/v1/mentorships/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The verbs of the events published for an aggregate, in their order, once there are {@code count} of them. */
    public static List<String> publishedVerbs(String aggregate, UUID id, int count) {
        return TestBroker.readKey("tandem.matching." + aggregate, id.toString(), count).stream()
                .map(message -> TestBroker.header(message, "ce_type"))
                .map(type -> type.replaceFirst("dev\\.tandem\\.[a-z-]+\\.([a-z-]+)\\.v1", "$1"))
                .toList();
    }

    /** The snapshots published for an aggregate, in their order, once there are {@code count} of them. */
    public static List<JsonPath> publishedSnapshots(String aggregate, UUID id, int count) {
        return TestBroker.readKey("tandem.matching." + aggregate, id.toString(), count).stream()
                .map(message -> new JsonPath(new String(message.value(), StandardCharsets.UTF_8)))
                .toList();
    }

    /** Makes all requests at the same moment, each on a thread of its own. */
    public static List<Response> race(List<Callable<Response>> requests) throws Exception {
        CyclicBarrier start = new CyclicBarrier(requests.size());
        List<Response> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(requests.size())) {
            List<Future<Response>> running = new ArrayList<>();
            for (Callable<Response> request : requests) {
                running.add(threads.submit(() -> {
                    start.await();
                    return request.call();
                }));
            }
            for (Future<Response> answer : running) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    /** How many of the answers have this status. */
    public static long count(List<Response> answers, int status) {
        return answers.stream().filter(answer -> answer.statusCode() == status).count();
    }

    public static void assertProblem(Response answer, int status, String slug) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:tandem:problem:" + slug);
        assertThat(answer.jsonPath().getString("traceId")).isNotBlank();
    }
}
