package dev.tandem.feedback.mentorship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.feedback.TestMentorship;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.TestBroker;
import dev.tandem.platform.testing.TestPerson;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@TandemTest
class MentorshipProjectorTest {

    private static final int RACERS = 8;

    @Inject
    MentorshipProjector projector;

    @Inject
    EntityManager entities;

    @Test
    void members_are_invited_at_the_start_and_at_the_end() {
        TestMentorship mentorship = TestMentorship.unknown();

        mentorship.publish("PROPOSED", 1).awaitApplied(1);
        assertThat(mentorship.countInvitations("KICK_OFF")).isZero();

        mentorship.publish("ACTIVE", 3).awaitApplied(3);
        assertThat(mentorship.countInvitations("KICK_OFF")).isEqualTo(2);
        assertThat(mentorship.countInvitations("CLOSING")).isZero();

        mentorship.publish("COMPLETED", 4).awaitApplied(4);
        assertThat(mentorship.countInvitations("KICK_OFF")).isEqualTo(2);
        assertThat(mentorship.countInvitations("CLOSING")).isEqualTo(2);
    }

    @Test
    void mentorship_that_ends_early_or_never_starts_has_no_closing_survey() {
        TestMentorship ended = TestMentorship.unknown();
        TestMentorship declined = TestMentorship.unknown();

        ended.publish("ACTIVE", 1).publish("ENDED", 2).awaitApplied(2);
        declined.publish("PROPOSED", 1).publish("DECLINED", 2).awaitApplied(2);

        assertThat(ended.countInvitations("CLOSING")).isZero();
        assertThat(declined.countInvitations("KICK_OFF")).isZero();
    }

    @Test
    void repeated_snapshot_invites_nobody_again() {
        TestMentorship mentorship = TestMentorship.unknown();

        mentorship
                .publish("ACTIVE", 3)
                .publish("ACTIVE", 3)
                .publish("ACTIVE", 4)
                .awaitApplied(4);

        assertThat(mentorship.countInvitations("KICK_OFF")).isEqualTo(2);
        assertThat(countSent(mentorship)).isEqualTo(2);
    }

    @Test
    void start_that_arrives_after_the_end_invites_nobody_to_the_kick_off() {
        TestMentorship mentorship = TestMentorship.unknown();

        mentorship
                .publish("COMPLETED", 4)
                .publish("ACTIVE", 3)
                .publish("COMPLETED", 5)
                .awaitApplied(5);

        assertThat(mentorship.countInvitations("KICK_OFF")).isZero();
        assertThat(mentorship.countInvitations("CLOSING")).isEqualTo(2);
    }

    @Test
    void racing_copies_of_a_snapshot_invite_once() throws Exception {
        TestMentorship mentorship = TestMentorship.unknown();

        race(_ -> message(mentorship, mentorship.snapshot("ACTIVE", 3), 3));

        assertThat(mentorship.countInvitations("KICK_OFF")).isEqualTo(2);
        assertThat(countSent(mentorship)).isEqualTo(2);
    }

    @Test
    void racing_versions_of_an_active_mentorship_invite_once() throws Exception {
        TestMentorship mentorship = TestMentorship.unknown();

        race(racer -> message(mentorship, mentorship.snapshot("ACTIVE", 3 + racer), 3 + racer));

        assertThat(mentorship.countInvitations("KICK_OFF")).isEqualTo(2);
        assertThat(countSent(mentorship)).isEqualTo(2);
    }

    @Test
    void rebuilt_projection_invites_nobody_again() {
        TestMentorship mentorship = TestMentorship.unknown();
        mentorship.publish("ACTIVE", 3).awaitApplied(3);
        forget(mentorship.id());

        mentorship.publish("ACTIVE", 3).awaitApplied(3);

        assertThat(mentorship.countInvitations("KICK_OFF")).isEqualTo(2);
        assertThat(countSent(mentorship)).isEqualTo(2);
    }

    @Test
    void unreadable_and_impossible_messages_go_to_the_dead_letters_and_others_go_on() {
        TestMentorship broken = TestMentorship.unknown();
        ObjectNode memberless = broken.snapshot("ACTIVE", 3);
        memberless.putArray("members");
        ObjectNode dreaming = broken.snapshot("ACTIVE", 4);
        dreaming.put("state", "DREAMING");
        String garbage = "garbage-" + UUID.randomUUID();

        TestBroker.publish(TestMentorship.TOPIC, garbage, "{".getBytes(StandardCharsets.UTF_8), Map.of("ce_id", "x"));
        broken.publish(3, memberless);
        broken.publish(4, dreaming);
        TestMentorship good = TestMentorship.active();

        assertThat(good.countInvitations("KICK_OFF")).isEqualTo(2);
        String deadLetters = TestMentorship.TOPIC + ".dlq";
        assertThat(TestBroker.readKey(deadLetters, garbage, 1)).hasSize(1);
        assertThat(TestBroker.readKey(deadLetters, broken.id().toString(), 2))
                .hasSize(2)
                .extracting(letter -> TestBroker.header(letter, "dead-letter-reason"))
                .satisfiesExactly(
                        first -> assertThat(first).contains("members"),
                        second -> assertThat(second).contains("state"));
        assertThat(broken.countInvitations("KICK_OFF")).isZero();
    }

    @Test
    void member_who_left_is_unlinked_but_keeps_the_invitation() {
        TestMentorship mentorship = TestMentorship.active();
        TestPerson mentee = mentorship.mentee();

        mentee.publish(2, false);
        await().untilAsserted(() ->
                mentee.request().get("/api/v1/survey-invitations").then().statusCode(403));

        assertThat(mentorship.countInvitations("KICK_OFF")).isEqualTo(2);
    }

    /** Gives messages to the projector at the same time, as two processes do while partitions move. */
    private void race(IntFunction<ConsumerRecord<String, byte[]>> messages) throws Exception {
        CyclicBarrier start = new CyclicBarrier(RACERS);
        try (ExecutorService threads = Executors.newFixedThreadPool(RACERS)) {
            List<? extends Future<?>> all = IntStream.range(0, RACERS)
                    .mapToObj(racer -> threads.submit(() -> {
                        start.await();
                        projector.on(messages.apply(racer));
                        return racer;
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
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    @Transactional
    void forget(UUID id) {
        entities.createNativeQuery("delete from projection_version where aggregate_id = :id")
                .setParameter("id", id)
                .executeUpdate();
        entities.remove(entities.getReference(MentorshipView.class, id));
    }

    /** Each published event left one entry in the audit, written in the same transaction. */
    @Transactional
    long countSent(TestMentorship mentorship) {
        return ((Number) entities.createNativeQuery("""
                                select count(*) from audit_entry a join survey_invitation i on i.id = a.object_id
                                where i.mentorship_id = :id and a.action = 'sent'
                                """)
                        .setParameter("id", mentorship.id())
                        .getSingleResult())
                .longValue();
    }
}
