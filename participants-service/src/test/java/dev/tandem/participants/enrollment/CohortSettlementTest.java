package dev.tandem.participants.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.participants.Api;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.TestBroker;
import dev.tandem.platform.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A cohort that is over leaves no enrollment open, whoever completes it and whatever happens at the same moment. */
@TandemTest
class CohortSettlementTest {

    private static final String ENROLLMENTS = "/api/v1/enrollments";
    private static final String FACTS = "tandem.participants.enrollment";
    private static final String PROFILES = "tandem.participants.matching-profile";
    private static final List<String> TERMINAL = List.of("REJECTED", "WITHDRAWN", "COMPLETED");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    EntityManager entities;

    @Inject
    CohortSettlement settlement;

    @Test
    void completing_a_cohort_ends_every_enrollment_in_the_same_act() {
        String cohort = Api.openCohort(Map.of());
        String ready = Api.enrollment(cohort, "MENTOR");
        Api.decide(ready, "approve").statusCode(200);
        String applied = Api.enrollment(cohort, "MENTEE");
        String waiting = Api.enrollment(cohort, "MENTEE");
        Api.decide(waiting, "waitlist").statusCode(200);
        String withdrawn = Api.enrollment(cohort, "MENTEE");
        Api.decide(withdrawn, "withdraw").statusCode(200);

        Api.move(cohort, "start-matching", "activate", "complete");

        enrollment(ready).body("state", equalTo("COMPLETED")).body("closeReason", nullValue());
        for (String lapsed : List.of(applied, waiting)) {
            enrollment(lapsed)
                    .body("state", equalTo("REJECTED"))
                    .body("closeReason", equalTo("COHORT_COMPLETED"))
                    .body("decisionReason", nullValue())
                    .body("allowedActions.findAll { it.allowed }.size()", equalTo(0));
        }
        enrollment(withdrawn).body("state", equalTo("WITHDRAWN")).body("closeReason", nullValue());
        assertThat(verbs(ready, 3)).endsWith("completed");
        assertThat(verbs(applied, 2)).containsExactly("applied", "lapsed");
        assertThat(verbs(waiting, 3)).containsExactly("applied", "waitlisted", "lapsed");
        assertThat(last(FACTS, waiting).path("closeReason").asText()).isEqualTo("COHORT_COMPLETED");
    }

    @Test
    void whoever_waits_in_vain_is_forgotten_by_matching() {
        String cohort = Api.openCohort(Map.of());
        String secret = Api.unique("secret");
        String member = Api.unique("member");
        Api.person(member);
        String excluded = Api.person();
        String id = Api.post(
                        Tokens.participant(member),
                        ENROLLMENTS,
                        Map.of(
                                "cohortId", cohort,
                                "role", "MENTEE",
                                "answers", Map.of("why", secret),
                                "goalTags", List.of(secret),
                                "interests", List.of(secret),
                                "excludedPersonIds", List.of(excluded),
                                "experienceYears", 12,
                                "communicationStyle", "DIRECT",
                                "selfDeclarations",
                                        List.of(Map.of(
                                                "attribute",
                                                "gender",
                                                "value",
                                                secret,
                                                "purposes",
                                                List.of("AFFINITY")))))
                .statusCode(201)
                .extract()
                .path("id");

        Api.move(cohort, "start-matching", "activate", "complete");

        String profile = TestBroker.readKey(PROFILES, id, 2).stream()
                .map(message -> new String(message.value(), StandardCharsets.UTF_8))
                .toList()
                .getLast();
        assertThat(profile).contains("REJECTED").doesNotContain(secret, excluded, "DIRECT", "experienceYears\":12");
        Api.as(Tokens.participant(member))
                .get(ENROLLMENTS + "/" + id)
                .then()
                .body("answers.why", equalTo(secret))
                .body("selfDeclarations[0].value", equalTo(secret));
    }

    @Test
    void applications_and_decisions_that_race_the_completion_leave_nothing_open() throws Exception {
        String cohort = Api.openCohort(Map.of("menteePlaces", 4));
        Api.move(cohort, "start-matching");
        List<String> applied = IntStream.range(0, 12)
                .mapToObj(i -> Api.enrollment(cohort, "MENTEE"))
                .toList();
        List<String> people = IntStream.range(0, 10).mapToObj(i -> Api.person()).toList();
        List<Callable<Response>> calls = new ArrayList<>();
        people.forEach(person -> calls.add(() -> Api.coordinator()
                .contentType("application/json")
                .body(Map.of("cohortId", cohort, "personId", person, "role", "MENTEE"))
                .post(ENROLLMENTS)));
        applied.subList(0, 6)
                .forEach(id -> calls.add(() -> Api.coordinator().post(ENROLLMENTS + "/" + id + "/approve")));
        applied.subList(6, 9)
                .forEach(id -> calls.add(() -> Api.coordinator().post(ENROLLMENTS + "/" + id + "/waitlist")));
        applied.subList(9, 12)
                .forEach(id -> calls.add(() -> Api.coordinator()
                        .contentType("application/merge-patch+json")
                        .header("If-Match", "\"1\"")
                        .body(Map.of("answers", Map.of("why", "late")))
                        .patch(ENROLLMENTS + "/" + id)));
        calls.add(() -> {
            Api.move(cohort, "activate");
            return Api.coordinator().post("/api/v1/cohorts/" + cohort + "/complete");
        });

        List<Response> answers = atOnce(calls);

        assertThat(answers.getLast().statusCode()).isEqualTo(200);
        assertThat(answers).extracting(Response::statusCode).isSubsetOf(200, 201, 409, 412);
        List<Map<String, Object>> all = Api.get(Tokens.coordinator(), ENROLLMENTS + "?limit=200&cohortId=" + cohort)
                .getList("items");
        assertThat(all)
                .hasSizeGreaterThanOrEqualTo(12)
                .allSatisfy(one -> assertThat(TERMINAL).contains(String.valueOf(one.get("state"))));
        List<String> ids =
                all.stream().map(one -> String.valueOf(one.get("id"))).toList();
        Map<String, JsonNode> told = lastOf(PROFILES, ids);
        assertThat(told.values())
                .hasSameSizeAs(ids)
                .allSatisfy(
                        profile -> assertThat(profile.path("answers").isEmpty()).isTrue());
    }

    @Test
    void a_large_cohort_is_settled_in_batches_and_each_enrollment_is_told_of_once() throws Exception {
        String cohort = Api.openCohort(Map.of());
        Api.move(cohort, "start-matching", "activate");
        int size = CohortSettlement.BATCH + 120;
        List<String> ids = plant(cohort, size);

        Api.move(cohort, "complete");
        atOnce(List.of(this::sweep, this::sweep, this::sweep));

        Awaitility.await("the end of all enrollments").atMost(LIMIT).until(() -> open(cohort) == 0);
        Map<String, List<String>> verbs = TestBroker.read(
                        FACTS,
                        all -> all.stream()
                                        .filter(message -> ids.contains(message.key()))
                                        .count()
                                >= size)
                .stream()
                .filter(message -> ids.contains(message.key()))
                .collect(Collectors.groupingBy(
                        ConsumerRecord::key, Collectors.mapping(CohortSettlementTest::verb, Collectors.toList())));
        assertThat(verbs)
                .hasSize(size)
                .allSatisfy((id, told) -> assertThat(told).hasSize(1));
        assertThat(verbs.values().stream().flatMap(List::stream).distinct())
                .containsExactlyInAnyOrder("lapsed", "completed");
    }

    @Test
    void what_an_older_release_left_open_is_settled() {
        String swept = Api.openCohort(Map.of());
        Api.move(swept, "start-matching", "activate", "complete");
        String archived = Api.openCohort(Map.of());
        Api.move(archived, "start-matching", "activate", "complete");
        List<String> left = plant(swept, 3);
        List<String> more = plant(archived, 3);

        Api.move(archived, "archive");

        assertThat(more).extracting(Api::stateOfEnrollment).containsExactly("REJECTED", "COMPLETED", "REJECTED");
        Awaitility.await("the sweep")
                .atMost(LIMIT)
                .until(() -> left.stream().map(Api::stateOfEnrollment).noneMatch("APPLIED"::equals));
        assertThat(left).extracting(Api::stateOfEnrollment).containsExactly("REJECTED", "COMPLETED", "REJECTED");
        assertThat(verbs(left.getFirst(), 1)).containsExactly("lapsed");
    }

    @Test
    void an_enrollment_that_a_completed_cohort_has_left_open_does_not_change() {
        String cohort = Api.openCohort(Map.of());
        Api.move(cohort, "start-matching", "activate", "complete");
        String left = plant(cohort, 1).getFirst();

        Api.patch(Tokens.coordinator(), ENROLLMENTS + "/" + left, "\"1\"", Map.of("answers", Map.of("why", "late")))
                // Once the sweep has come, its version has grown as well.
                .statusCode(oneOf(409, 412));
    }

    /** Enrollments as no release writes them any more: APPLIED, READY and WAITLISTED in turn, without events. */
    private List<String> plant(String cohort, int count) {
        UUID cohortId = UUID.fromString(cohort);
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("""
                            insert into person (id, version, created_at, updated_at, user_name, given_name, family_name,
                                display_name, active)
                            select gen_random_uuid(), 1, now(), now(), 'planted-' || gen_random_uuid(), 'P', :marker, 'P', true
                            from generate_series(1, :count)
                            """)
                    .setParameter("marker", cohort)
                    .setParameter("count", count)
                    .executeUpdate();
            entities.createNativeQuery("""
                            insert into enrollment (id, version, created_at, updated_at, cohort_id, program_id, person_id,
                                role, state, time_zone, capacity, applied_at, ready_at, waitlisted_at)
                            select gen_random_uuid(), 1, now() + p.n * interval '1 second', now(), c.id, c.program_id, p.id, 'MENTEE',
                                (array['APPLIED', 'READY', 'WAITLISTED'])[1 + p.n % 3], 'UTC', 1, now(), now(), now()
                            from cohort c, (select id, row_number() over (order by id) - 1 as n from person
                                            where family_name = :marker) p
                            where c.id = :cohort
                            """)
                    .setParameter("marker", cohort)
                    .setParameter("cohort", cohortId)
                    .executeUpdate();
        });
        return QuarkusTransaction.requiringNew().call(() -> {
            List<?> ids = entities.createNativeQuery(
                            "select id from enrollment where cohort_id = :cohort order by created_at", UUID.class)
                    .setParameter("cohort", cohortId)
                    .getResultList();
            return ids.stream().map(String::valueOf).toList();
        });
    }

    private long open(String cohort) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) entities.createNativeQuery(
                        "select count(*) from enrollment where cohort_id = :cohort"
                                + " and state in ('APPLIED', 'READY', 'WAITLISTED')",
                        Long.class)
                .setParameter("cohort", UUID.fromString(cohort))
                .getSingleResult());
    }

    private boolean sweep() {
        settlement.sweep();
        return true;
    }

    private static ValidatableResponse enrollment(String id) {
        return Api.coordinator().get(ENROLLMENTS + "/" + id).then().statusCode(200);
    }

    private static List<String> verbs(String id, int count) {
        return TestBroker.readKey(FACTS, id, count).stream()
                .map(CohortSettlementTest::verb)
                .toList();
    }

    private static String verb(ConsumerRecord<String, byte[]> message) {
        return TestBroker.header(message, "ce_type").replaceFirst("dev\\.tandem\\.enrollment\\.([a-z-]+)\\.v1", "$1");
    }

    private static JsonNode last(String topic, String id) {
        return Objects.requireNonNull(lastOf(topic, List.of(id)).get(id));
    }

    /** The last snapshot of each, once that is of a terminal state. */
    private static Map<String, JsonNode> lastOf(String topic, List<String> ids) {
        return newest(TestBroker.read(topic, all -> {
                    Map<String, JsonNode> newest = newest(all);
                    return ids.stream()
                            .allMatch(id -> newest.containsKey(id)
                                    && TERMINAL.contains(
                                            newest.get(id).path("state").asText()));
                }))
                .entrySet()
                .stream()
                .filter(entry -> ids.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, JsonNode> newest(List<ConsumerRecord<String, byte[]>> messages) {
        return messages.stream()
                .collect(Collectors.toMap(ConsumerRecord::key, CohortSettlementTest::json, (before, after) -> after));
    }

    private static JsonNode json(ConsumerRecord<String, byte[]> message) {
        try {
            return new ObjectMapper().readTree(message.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<T> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            List<Future<T>> futures = calls.stream()
                    .map(call -> threads.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            start.countDown();
            for (Future<T> future : futures) {
                answers.add(future.get());
            }
        }
        return answers;
    }
}
