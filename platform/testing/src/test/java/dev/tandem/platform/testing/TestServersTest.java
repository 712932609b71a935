package dev.tandem.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class TestServersTest {

    @Test
    void each_start_gets_a_database_of_its_own_and_drops_it() throws SQLException {
        TandemTestResource first = new TandemTestResource();
        TandemTestResource second = new TandemTestResource();

        Map<String, String> one = first.start();
        Map<String, String> two = second.start();

        assertThat(one.get("quarkus.datasource.jdbc.url")).isNotEqualTo(two.get("quarkus.datasource.jdbc.url"));
        assertThat(one.get("kafka.bootstrap.servers")).isEqualTo(two.get("kafka.bootstrap.servers"));
        assertThat(one.get("quarkus.oidc.auth-server-url")).isEqualTo(two.get("quarkus.oidc.auth-server-url"));
        try (Connection connection = connect(one)) {
            assertThat(connection.isValid(5)).isTrue();
        }

        first.stop();
        second.stop();

        assertThatThrownBy(() -> connect(one).close()).isInstanceOf(SQLException.class);
    }

    @Test
    void published_events_are_read_back_also_after_an_outage() {
        String topic = "tandem.test.outage";
        UUID aggregate = UUID.randomUUID();
        TestBroker.publish(topic, TestEvent.of("dev.tandem.book.created.v1", aggregate, 1, Map.of("title", "T")));

        TestBroker.stop();
        TestBroker.start();
        TestBroker.publish(topic, TestEvent.of("dev.tandem.book.changed.v1", aggregate, 2, Map.of("title", "U")));

        assertThat(TestBroker.readKey(topic, aggregate.toString(), 2))
                .extracting(message -> TestBroker.header(message, "ce_sequence"))
                .containsExactly("1", "2");
    }

    @Test
    void any_bytes_can_be_published() {
        String topic = "tandem.test.poison";
        TestBroker.publish(topic, "key", "not json".getBytes(StandardCharsets.UTF_8), Map.of());

        assertThat(TestBroker.read(topic, all -> !all.isEmpty()))
                .extracting(ConsumerRecord::key)
                .containsExactly("key");
    }

    @Test
    void a_look_at_a_topic_shows_everything_that_was_published_before_it() {
        String topic = "tandem.test.looks";
        publish(topic, "a");
        assertThat(TestBroker.read(topic, all -> !all.isEmpty())).hasSize(1);
        publish(topic, "b");
        publish(topic, "c");

        List<ConsumerRecord<String, byte[]>> later = TestBroker.read(topic, all -> !all.isEmpty());

        assertThat(later).extracting(ConsumerRecord::key).containsExactly("a", "b", "c");
    }

    @Test
    void a_topic_is_waited_for_with_what_comes_onto_it() {
        String topic = "tandem.test.later";
        CompletableFuture<List<ConsumerRecord<String, byte[]>>> reading =
                CompletableFuture.supplyAsync(() -> TestBroker.read(topic, all -> all.size() == 2));

        publish(topic, "a");
        publish(topic, "b");

        assertThat(reading.join()).extracting(ConsumerRecord::key).containsExactly("a", "b");
    }

    @Test
    void tokens_are_minted() {
        assertThat(Tokens.coordinator().split("\\.", -1)).hasSize(3);
    }

    private static void publish(String topic, String key) {
        TestBroker.publish(topic, key, new byte[] {1}, Map.of());
    }

    private static Connection connect(Map<String, String> config) throws SQLException {
        return DriverManager.getConnection(
                config.getOrDefault("quarkus.datasource.jdbc.url", ""),
                config.get("quarkus.datasource.username"),
                config.get("quarkus.datasource.password"));
    }
}
