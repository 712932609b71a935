package dev.tandem.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.tandem.platform.events.notes.NoteService;
import dev.tandem.platform.events.notes.RecordedChanges;
import dev.tandem.platform.events.notes.SchemaCheck;
import dev.tandem.platform.web.ChangeRecorded;
import dev.tandem.platform.web.CommonProblem;
import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.Ids;
import dev.tandem.platform.web.ProblemException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestServers.class)
@SuppressWarnings("NullAway.Init")
class OutboxTest {

    private static final String TOPIC = "tandem.test.note";

    @Inject
    NoteService notes;

    @Inject
    RecordedChanges changes;

    @Inject
    Rows rows;

    @Inject
    Wire wire;

    @Inject
    EventsConfig config;

    @Test
    void what_is_rolled_back_is_not_published() {
        String text = "never " + Ids.next();

        assertThatThrownBy(() -> notes.writeAndFail(text)).isInstanceOf(IllegalStateException.class);

        UUID later = notes.write("after the failure");
        wire.await(TOPIC, later, 1);
        assertThat(wire.read(TOPIC)).noneMatch(record -> text(record).contains(text));
        assertThat(rows.count("select count(*) from note where text = ?", text)).isZero();
        assertThat(rows.count("select count(*) from outbox_event where payload ->> 'text' = ?", text))
                .isZero();
    }

    @Test
    void append_outside_a_transaction_fails() {
        UUID id = Ids.next();

        assertThatThrownBy(() -> notes.publishOutsideTransaction(id)).isInstanceOf(TransactionalException.class);

        assertThat(rows.inOutbox(id)).isZero();
    }

    @Test
    void a_second_event_for_the_same_version_is_refused_and_nothing_is_kept() {
        UUID id = notes.write("once");

        assertThatThrownBy(() -> notes.publishTwice(id))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("published twice");

        assertThat(rows.count("select version from note where id = ?", id)).isEqualTo(1);
    }

    @Test
    void an_aggregate_that_is_not_declared_is_refused() {
        UUID id = notes.write("declared");

        assertThatThrownBy(() -> notes.publishUndeclared(id))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tandem.events.produces");
    }

    @Test
    void an_event_that_fails_its_check_rolls_the_change_back() {
        assertThatThrownBy(() -> notes.write(SchemaCheck.UNPUBLISHABLE)).isInstanceOf(IllegalArgumentException.class);

        assertThat(rows.count("select count(*) from note where text = ?", SchemaCheck.UNPUBLISHABLE))
                .isZero();
    }

    @Test
    void a_change_whose_event_would_be_too_large_is_refused_with_its_place_and_nothing_is_kept() {
        UUID id = notes.write("small");

        ProblemException refusal = catchThrowableOfType(
                ProblemException.class, () -> notes.rewrite(id, "\u6f22".repeat(config.maxMessageBytes() / 3)));

        assertThat(refusal.type()).isEqualTo(CommonProblem.VALIDATION_FAILED);
        assertThat(refusal.errors())
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple("/text", "TOO_LARGE"));
        assertThat(refusal.extensions()).containsOnlyKeys("size", "limit");
        assertThat(rows.count("select version from note where id = ?", id)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u6f22", "\u0001", "\"", "\ud83c\udf31", "{\"a\":[1,2]}"})
    void whatever_fits_the_bound_is_taken_by_the_broker(String character) {
        UUID id = IntStream.iterate(config.maxMessageBytes() / jsonBytes(character), length -> length - 1)
                .mapToObj(length -> writtenIfItFits(character.repeat(length)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();

        await().atMost(Wire.LIMIT).until(() -> rows.projectedVersion(id) == 1);
        assertThat(rows.parked(id)).isZero();
    }

    private Optional<UUID> writtenIfItFits(String text) {
        try {
            return Optional.of(notes.write(text));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private static int jsonBytes(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text)).getBytes(StandardCharsets.UTF_8).length;
    }

    @Test
    void every_public_event_is_told_to_the_audit_once() {
        UUID id = notes.write("audited");

        notes.publishRestricted(id, "not for everybody");

        assertThat(changes.of(id))
                .containsExactly(
                        new ChangeRecorded("written", "note", id), new ChangeRecorded("rewritten", "note", id));
    }

    @Test
    void a_restricted_event_goes_to_its_own_topic_only() {
        UUID id = notes.write("with a secret");

        notes.publishRestricted(id, "sesame");

        ConsumerRecord<String, byte[]> secret =
                wire.await("tandem.test.note-secret", id, 1).getFirst();
        assertThat(text(secret)).contains("sesame");
        assertThat(Wire.header(secret, "ce_type")).isEqualTo("dev.tandem.note-secret.rewritten.v1");
        assertThat(Wire.header(secret, "ce_sequence")).isEqualTo("2");
        assertThat(wire.await(TOPIC, id, 2)).noneMatch(record -> text(record).contains("sesame"));
    }

    private static String text(ConsumerRecord<String, byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }
}
