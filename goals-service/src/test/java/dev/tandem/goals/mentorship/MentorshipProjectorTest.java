package dev.tandem.goals.mentorship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.goals.TestMentorship;
import dev.tandem.platform.testing.EventExamples;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.TestBroker;
import dev.tandem.platform.testing.TestEvent;
import dev.tandem.platform.testing.TestPerson;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;

@TandemTest
class MentorshipProjectorTest {

    private static final int RACERS = 8;

    @Inject
    MentorshipProjector projector;

    @Inject
    EntityManager entities;

    @Test
    void examples_of_the_producer_lead_from_a_proposal_to_cancelled_checkpoints() {
        List<JsonNode> examples = EventExamples.of("matching", "mentorship");

        for (JsonNode example : examples) {
            UUID id = UUID.fromString(example.path("id").asText());
            TestBroker.publish(
                    TestMentorship.TOPIC,
                    TestEvent.of(
                            "dev.tandem.mentorship.activated.v1",
                            id,
                            example.path("version").asLong(),
                            example));
        }

        // 2026-01-13 to 2026-07-15 in steps of 14 days; both pairs are over in their last examples.
        for (String id : List.of("01920000-0000-7000-8000-0000000e0001", "01920000-0000-7000-8000-0000000e0002")) {
            await().untilAsserted(() -> TestMentorship.coordinator()
                    .queryParam("mentorshipId", id)
                    .queryParam("state", "CANCELLED")
                    .get("/api/v1/checkpoints")
                    .then()
                    .body("items.size()", org.hamcrest.Matchers.equalTo(13)));
        }
        // The group was paused, resumed and extended by a month: no place twice, and the two that it lacked.
        await().untilAsserted(() -> TestMentorship.coordinator()
                .queryParam("mentorshipId", "01920000-0000-7000-8000-0000000e0003")
                .queryParam("state", "CANCELLED")
                .get("/api/v1/checkpoints")
                .then()
                .body("items.size()", org.hamcrest.Matchers.equalTo(15)));
    }

    @Test
    void a_paused_mentorship_keeps_its_checkpoints_and_lets_nobody_work_until_it_is_resumed() {
        TestMentorship mentorship = TestMentorship.active();
        String goal = "{\"mentorshipId\": \"%s\", \"kind\": \"SKILL\", \"title\": \"Present a talk\"}"
                .formatted(mentorship.id());

        mentorship.publish("PAUSED", 4);
        awaitVersion(mentorship, 4);

        assertThat(mentorship.countCheckpoints("SCHEDULED")).isEqualTo(TestMentorship.CHECKPOINTS);
        mentorship
                .mentee()
                .request()
                .body(goal)
                .post("/api/v1/goals")
                .then()
                .statusCode(409)
                .body("code", org.hamcrest.Matchers.equalTo("MENTORSHIP_NOT_ACTIVE"));

        mentorship.publish("ACTIVE", 5);
        awaitVersion(mentorship, 5);

        assertThat(mentorship.countCheckpoints(null)).isEqualTo(TestMentorship.CHECKPOINTS);
        assertThat(scheduledEvents(mentorship)).isEqualTo(TestMentorship.CHECKPOINTS);
        mentorship.mentee().request().body(goal).post("/api/v1/goals").then().statusCode(201);
    }

    @Test
    void somebody_asked_to_join_a_running_group_sees_its_work_once_they_accept() {
        TestMentorship mentorship = TestMentorship.active();
        TestPerson newcomer = TestMentorship.outsider();

        mentorship.publish(4, withNewcomer(mentorship, 4, newcomer, "PENDING"));
        awaitVersion(mentorship, 4);
        assertThat(checkpointsSeenBy(newcomer)).isZero();

        mentorship.publish(5, withNewcomer(mentorship, 5, newcomer, "ACCEPTED"));
        awaitVersion(mentorship, 5);
        assertThat(checkpointsSeenBy(newcomer)).isEqualTo(TestMentorship.CHECKPOINTS);
    }

    private static ObjectNode withNewcomer(
            TestMentorship mentorship, long version, TestPerson newcomer, String decision) {
        ObjectNode group = mentorship.snapshot("ACTIVE", version).put("format", "GROUP");
        ObjectNode member = group.path("members").get(1).deepCopy();
        member.put("personId", newcomer.id().toString()).put("decision", decision);
        ((com.fasterxml.jackson.databind.node.ArrayNode) group.path("members")).add(member);
        return group;
    }

    private static int checkpointsSeenBy(TestPerson person) {
        return person.request()
                .get("/api/v1/checkpoints")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items")
                .size();
    }

    @Test
    void repeated_snapshot_generates_nothing_more() {
        TestMentorship mentorship = TestMentorship.active();

        mentorship.publish("ACTIVE", 3);
        mentorship.publish("ACTIVE", 4);
        awaitVersion(mentorship, 4);

        assertThat(mentorship.countCheckpoints(null)).isEqualTo(TestMentorship.CHECKPOINTS);
        assertThat(scheduledEvents(mentorship)).isEqualTo(TestMentorship.CHECKPOINTS);
    }

    @Test
    void activation_that_arrives_after_the_end_generates_nothing() {
        TestMentorship mentorship = new TestMentorship();

        mentorship.publish("ENDED", 4);
        mentorship.publish("ACTIVE", 3);
        mentorship.publish("ENDED", 5);
        awaitVersion(mentorship, 5);

        assertThat(mentorship.countCheckpoints(null)).isZero();
    }

    @Test
    void proposal_alone_generates_nothing() {
        TestMentorship mentorship = new TestMentorship();

        mentorship.publish("PROPOSED", 1);
        awaitVersion(mentorship, 1);

        assertThat(mentorship.countCheckpoints(null)).isZero();
    }

    @Test
    void racing_copies_of_a_snapshot_generate_one_schedule() throws Exception {
        TestMentorship mentorship = new TestMentorship();

        race(i -> message(mentorship, mentorship.snapshot("ACTIVE", 3), 3));

        assertThat(mentorship.countCheckpoints(null)).isEqualTo(TestMentorship.CHECKPOINTS);
        assertThat(scheduledEvents(mentorship)).isEqualTo(TestMentorship.CHECKPOINTS);
    }

    @Test
    void racing_versions_of_an_active_mentorship_generate_one_schedule() throws Exception {
        TestMentorship mentorship = new TestMentorship();

        race(i -> message(mentorship, mentorship.snapshot("ACTIVE", 3 + i), 3 + i));

        assertThat(mentorship.countCheckpoints(null)).isEqualTo(TestMentorship.CHECKPOINTS);
        assertThat(scheduledEvents(mentorship)).isEqualTo(TestMentorship.CHECKPOINTS);
    }

    @Test
    void rebuilt_projection_finds_its_checkpoints_again() {
        TestMentorship mentorship = TestMentorship.active();
        forget(mentorship.id());

        mentorship.publish("ACTIVE", 3);
        awaitVersion(mentorship, 3);

        assertThat(mentorship.countCheckpoints(null)).isEqualTo(TestMentorship.CHECKPOINTS);
        assertThat(scheduledEvents(mentorship)).isEqualTo(TestMentorship.CHECKPOINTS);
    }

    @Test
    void extended_mentorship_gets_the_places_it_lacks() {
        TestMentorship mentorship = TestMentorship.active();
        ObjectNode longer = mentorship.snapshot("ACTIVE", 4);
        LocalDate later = mentorship.activeUntil().plusDays(28);
        ((ObjectNode) longer.path("schedule")).put("activeUntil", later.toString());

        mentorship.publish(4, longer);
        mentorship.awaitCheckpoints("SCHEDULED", TestMentorship.CHECKPOINTS + 2);

        assertThat(scheduledEvents(mentorship)).isEqualTo(TestMentorship.CHECKPOINTS + 2);
    }

    @Test
    void unreadable_and_impossible_messages_go_to_the_dead_letters_and_others_go_on() {
        TestMentorship broken = new TestMentorship();
        ObjectNode standing = broken.snapshot("ACTIVE", 3);
        ((ObjectNode) standing.path("schedule")).put("cadence", "P0D");
        ObjectNode memberless = broken.snapshot("ACTIVE", 4);
        memberless.putArray("members");
        String garbage = "garbage-" + UUID.randomUUID();

        TestBroker.publish(TestMentorship.TOPIC, garbage, "{".getBytes(StandardCharsets.UTF_8), Map.of("ce_id", "x"));
        broken.publish(3, standing);
        broken.publish(4, memberless);
        TestMentorship good = TestMentorship.active();

        assertThat(good.countCheckpoints(null)).isEqualTo(TestMentorship.CHECKPOINTS);
        assertThat(broken.countCheckpoints(null)).isZero();
        String deadLetters = TestMentorship.TOPIC + ".dlq";
        assertThat(TestBroker.readKey(deadLetters, garbage, 1)).hasSize(1);
        assertThat(TestBroker.readKey(deadLetters, broken.id().toString(), 2)).hasSize(2);
    }

    private interface Messages {
        ConsumerRecord<String, byte[]> of(int racer);
    }

    /** Gives messages to the projector at the same time, as two processes do while partitions move. */
    private void race(Messages messages) throws Exception {
        CyclicBarrier start = new CyclicBarrier(RACERS);
        try (ExecutorService threads = Executors.newFixedThreadPool(RACERS)) {
            List<? extends Future<?>> all = IntStream.range(0, RACERS)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        projector.on(messages.of(i));
                        return i;
                    }))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private static ConsumerRecord<String, byte[]> message(
            TestMentorship mentorship, ObjectNode snapshot, long version) {
        ConsumerRecord<String, byte[]> message = new ConsumerRecord<>(
                TestMentorship.TOPIC,
                0,
                version,
                mentorship.id().toString(),
                snapshot.toString().getBytes(StandardCharsets.UTF_8));
        Headers headers = message.headers();
        Map.of(
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_source",
                        "/tandem/matching",
                        "ce_specversion",
                        "1.0",
                        "ce_type",
                        "dev.tandem.mentorship.activated.v1",
                        "ce_time",
                        Instant.now().toString(),
                        "ce_sequence",
                        Long.toString(version),
                        "ce_subject",
                        mentorship.id().toString(),
                        "content-type",
                        "application/json")
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    private void awaitVersion(TestMentorship mentorship, long version) {
        await().until(() -> version(mentorship.id()) == version);
    }

    @Transactional
    long version(UUID id) {
        Mentorship mentorship = entities.find(Mentorship.class, id);
        return mentorship == null ? 0 : mentorship.version();
    }

    @Transactional
    void forget(UUID id) {
        entities.createNativeQuery("delete from projection_version where aggregate_id = :id")
                .setParameter("id", id)
                .executeUpdate();
        entities.remove(entities.getReference(Mentorship.class, id));
    }

    /** Each published event left one entry in the audit, written in the same transaction. */
    private long scheduledEvents(TestMentorship mentorship) {
        return countScheduled(mentorship.id());
    }

    @Transactional
    long countScheduled(UUID mentorshipId) {
        return ((Number) entities.createNativeQuery("""
                                select count(*) from audit_entry a join checkpoint c on c.id = a.object_id
                                where c.mentorship_id = :id and a.action = 'scheduled'
                                """)
                        .setParameter("id", mentorshipId)
                        .getSingleResult())
                .longValue();
    }
}
