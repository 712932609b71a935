package dev.tandem.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be done to the processes of one running stack; each test leaves all of them up. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalStackFaultsTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private LocalStack stack;

    @BeforeAll
    void startStack(@TempDir Path home) {
        stack = LocalStack.start(TinySupervisor.settings(home, 0)
                .withEnvironment("goals", Map.of("KAFKA_BOOTSTRAP_SERVERS", "localhost:1")));
    }

    @AfterAll
    void stopStack() {
        stack.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "kafka", "issuer", "goals"})
    void a_killed_process_stays_down_until_it_is_started(String name) {
        long before = stack.pid(name);

        stack.kill(name);

        assertThat(stack.isReady(name)).isFalse();
        stack.start(name);
        assertThat(stack.isReady(name)).isTrue();
        assertThat(stack.pid(name)).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "goals"})
    void a_frozen_process_answers_again_when_it_goes_on(String name) {
        stack.pause(name);

        assertThat(stack.isReady(name)).isFalse();
        stack.resume(name);
        await().atMost(LIMIT).until(() -> stack.isReady(name));
    }

    @Test
    void a_killed_backend_takes_its_connection_and_no_data() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT 1 AS one");

            stack.killDatabaseBackend("goals");

            assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
        }
        await().atMost(LIMIT).until(() -> stack.isReady("postgres"));
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT one FROM kept")) {
            assertThat(rows.next()).isTrue();
        }
    }

    @Test
    void what_the_broker_acknowledged_is_there_after_it_was_killed() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                    .all()
                    .get();
        }
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            for (int i = 0; i < 50; i++) {
                producer.send(new ProducerRecord<>("kept", "record " + i)).get();
            }
        }

        stack.kill("kafka");
        stack.start("kafka");

        TopicPartition partition = new TopicPartition("kept", 0);
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", stack.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            assertThat(consumer.endOffsets(List.of(partition))).containsEntry(partition, 50L);
        }
    }

    @Test
    void a_replica_has_the_configuration_of_its_service_and_a_port_of_its_own() throws Exception {
        String replica = stack.addReplica("goals");

        assertThat(replica).isEqualTo("goals-2");
        assertThat(get(stack.address(replica)))
                .contains("QUARKUS_HTTP_PORT=" + stack.address(replica).getPort())
                .contains("QUARKUS_DATASOURCE_USERNAME=goals,")
                .contains("QUARKUS_FLYWAY_USERNAME=goals_owner");
        stack.stop(replica);
        assertThat(stack.isReady(replica)).isFalse();
        assertThat(stack.isReady("goals")).isTrue();
    }

    @Test
    void settings_of_one_deployable_can_be_replaced() throws Exception {
        assertThat(get(stack.address("goals"))).contains("KAFKA_BOOTSTRAP_SERVERS=localhost:1,");
        assertThat(get(stack.gateway())).contains("KAFKA_BOOTSTRAP_SERVERS=" + stack.bootstrapServers());
    }

    @Test
    void a_service_can_be_run_from_another_folder(@TempDir Path folder) throws Exception {
        URI address = stack.address("gateway");
        writeJar(folder);

        stack.restartFrom("gateway", folder);

        assertThat(stack.address("gateway")).isEqualTo(address);
        assertThat(get(address)).contains("TANDEM_GATEWAY_UPSTREAMS_GOALS=" + stack.address("goals"));
    }

    @Test
    void a_name_that_nobody_has_is_refused_with_those_that_there_are() {
        assertThatThrownBy(() -> stack.kill("mongo"))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("postgres")
                .hasMessageContaining("gateway");
    }

    /** A jar that runs the tiny service from the classes of these tests. */
    private static void writeJar(Path folder) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, TinyService.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                TinyService.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString());
        try (OutputStream file = Files.newOutputStream(folder.resolve("quarkus-run.jar"))) {
            new JarOutputStream(file, manifest).close();
        }
    }

    private Connection connect() throws SQLException {
        Database database = stack.database("goals");
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    private static String get(URI address) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
