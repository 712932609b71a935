package dev.tandem.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.tandem.platform.web.notes.ProbeResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IdempotencyTest extends WebTest {

    @Inject
    @SuppressWarnings("NullAway.Init")
    EntityManager entityManager;

    @Inject
    @SuppressWarnings("NullAway.Init")
    IdempotencyStore store;

    @Inject
    @SuppressWarnings("NullAway.Init")
    SchemaOwner schema;

    private Response create(String key, String title) {
        return create("/api/v1/notes", key, "{\"title\": \"%s\", \"rank\": 1}".formatted(title));
    }

    private Response create(String path, String key, String body) {
        return coordinator().header("Idempotency-Key", key).body(body).post(path);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private long count(String table, String column, String value) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) entityManager
                                .createNativeQuery("select count(*) from %s where %s = :value".formatted(table, column))
                                .setParameter("value", value)
                                .getSingleResult())
                        .longValue());
    }

    private long notes(String title) {
        return count("note", "title", title);
    }

    @Test
    void repetition_gets_the_first_answer_again() {
        String key = key();
        String title = unique("repeat");
        Response first = create(key, title);

        Response second = create(key, title);

        first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
        second.then()
                .statusCode(201)
                .contentType("application/json")
                .header("Idempotency-Replayed", "true")
                .header("Location", first.header("Location"))
                .header("ETag", first.header("ETag"));
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(notes(title)).isEqualTo(1);
    }

    @Test
    void plain_answers_are_replayed_too() {
        String key = key();
        String body = "{\"title\": \"%s\", \"rank\": 1}".formatted(unique("plain"));
        Response first = create("/api/v1/notes/plain", key, body);

        Response second = create("/api/v1/notes/plain", key, body);

        first.then().statusCode(200);
        second.then().statusCode(200).header("Idempotency-Replayed", "true");
        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @Test
    void verbs_without_body_are_replayed_instead_of_refused() {
        String location = createNote(unique("verb"), 1).header("Location");
        String key = key();
        coordinator()
                .header("Idempotency-Key", key)
                .post(location + "/finish")
                .then()
                .statusCode(200);

        coordinator()
                .header("Idempotency-Key", key)
                .post(location + "/finish")
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .body("status", equalTo("DONE"));

        coordinator().post(location + "/finish").then().statusCode(409);
    }

    @Test
    void spelling_of_the_body_does_not_matter_but_its_meaning_does() {
        String key = key();
        String title = unique("meaning");
        create(key, title).then().statusCode(201);

        create("/api/v1/notes", key, "{ \"rank\":1,\n\"title\":\"%s\" }".formatted(title))
                .then()
                .statusCode(201);
        create("/api/v1/notes", key, "{\"title\": \"%s\", \"rank\": 2}".formatted(title))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:tandem:problem:idempotency-key-reused"));
    }

    @Test
    void key_belongs_to_caller_and_route() {
        String key = key();
        create(key, unique("mine")).then().statusCode(201);

        as("other-coordinator", Roles.COORDINATOR)
                .header("Idempotency-Key", key)
                .body("{\"title\": \"%s\", \"rank\": 9}".formatted(unique("theirs")))
                .post("/api/v1/notes")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue());
        create("/api/v1/notes/plain", key, "{\"title\": \"%s\", \"rank\": 9}".formatted(unique("route")))
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", nullValue());
    }

    @Test
    void refused_request_stores_nothing_and_may_be_corrected() {
        String key = key();
        String taken = unique("taken");
        createNote(taken, 1).then().statusCode(201);
        create(key, taken).then().statusCode(409);

        create(key, unique("free")).then().statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void error_answered_without_an_exception_undoes_the_effect() {
        String title = unique("undone");
        String key = key();
        String body = "{\"title\": \"%s\", \"rank\": 1}".formatted(title);

        create("/api/v1/probes/refusal", key, body).then().statusCode(502);

        assertThat(notes(title)).isZero();
    }

    @Test
    void effect_and_answer_are_kept_together() {
        String title = unique("together");
        // The answer cannot be stored: the effect must not stay either.
        schema.execute("alter table idempotency_record add constraint no_more check (status <> 201) not valid");
        try {
            create(key(), title).then().statusCode(409);
        } finally {
            schema.execute("alter table idempotency_record drop constraint no_more");
        }

        assertThat(notes(title)).isZero();
    }

    @Test
    void second_request_while_the_first_runs_is_409() throws Exception {
        String key = key();
        String title = unique("slow");
        String body = "{\"title\": \"%s\", \"rank\": 1}".formatted(title);
        ProbeResource.gate = new CountDownLatch(1);
        ProbeResource.entered = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Response> first = threads.submit(() -> create("/api/v1/probes/slow", key, body));
            assertThat(ProbeResource.entered.await(30, TimeUnit.SECONDS)).isTrue();

            Response second = create("/api/v1/probes/slow", key, body);
            ProbeResource.gate.countDown();

            second.then()
                    .statusCode(409)
                    .header("Retry-After", notNullValue())
                    .body("type", equalTo("urn:tandem:problem:idempotency-in-flight"));
            first.get().then().statusCode(200);
        } finally {
            ProbeResource.gate.countDown();
        }
        create("/api/v1/probes/slow", key, body).then().statusCode(200).header("Idempotency-Replayed", "true");
        assertThat(notes(title)).isEqualTo(1);
    }

    @Test
    void race_with_one_key_has_one_effect() throws Exception {
        for (int round = 0; round < 5; round++) {
            String key = key();
            String title = unique("race");

            List<Response> answers = together(16, () -> create(key, title));

            assertThat(answers).extracting(Response::statusCode).containsOnly(201, 409);
            assertThat(answers)
                    .filteredOn(answer -> answer.statusCode() == 201)
                    .extracting(Response::asString)
                    .hasSizeGreaterThanOrEqualTo(1)
                    .containsOnly(answers.stream()
                            .filter(answer -> answer.statusCode() == 201)
                            .findFirst()
                            .orElseThrow()
                            .asString());
            assertThat(answers)
                    .filteredOn(answer -> answer.statusCode() == 409)
                    .allSatisfy(answer ->
                            assertThat(answer.jsonPath().getString("type")).endsWith("idempotency-in-flight"));
            assertThat(answers)
                    .filteredOn(answer -> answer.statusCode() == 201 && answer.header("Idempotency-Replayed") == null)
                    .hasSize(1);
            assertThat(notes(title)).isEqualTo(1);
        }
    }

    private static <T> List<T> together(int count, Callable<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(count);
        List<T> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            for (Future<T> future : futures) {
                results.add(future.get());
            }
        }
        return results;
    }

    @Test
    void key_of_the_wrong_length_is_refused() {
        create("x".repeat(256), unique("long"))
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("Idempotency-Key"));
        create(" ", unique("blank")).then().statusCode(400);
    }

    @Test
    void invalid_body_does_not_take_the_key() {
        String key = key();
        create(key, "").then().statusCode(400).body("detail", containsString("/title"));

        create(key, unique("valid")).then().statusCode(201);
    }

    @Test
    void expired_answers_are_forgotten() {
        String key = key();
        String title = unique("expired");
        create(key, title).then().statusCode(201);
        QuarkusTransaction.requiringNew()
                .run(() -> entityManager
                        .createNativeQuery(
                                "update idempotency_record set expires_at = created_at - interval '1 second'")
                        .executeUpdate());

        // The key is free again: the request runs, and meets the unique title.
        create(key, title).then().statusCode(409).body("type", equalTo("urn:tandem:problem:duplicate"));
        store.forgetExpired();

        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> ((Number) entityManager
                                        .createNativeQuery(
                                                "select count(*) from idempotency_record where expires_at < created_at")
                                        .getSingleResult())
                                .longValue()))
                .isZero();
    }

    @Test
    void expired_answer_that_was_not_cleaned_up_yet_gives_way() {
        String key = key();
        create(key, unique("first")).then().statusCode(201);
        QuarkusTransaction.requiringNew()
                .run(() -> entityManager
                        .createNativeQuery(
                                "update idempotency_record set expires_at = created_at - interval '1 second'")
                        .executeUpdate());

        create(key, unique("second")).then().statusCode(201).header("Idempotency-Replayed", nullValue());
    }
}
