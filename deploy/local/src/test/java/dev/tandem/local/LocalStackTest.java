package dev.tandem.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackTest {

    @TempDir
    Path home = Path.of(".");

    @Test
    void it_runs_every_deployable_with_its_configuration_and_leaves_nothing_behind() throws Exception {
        long pid;
        try (LocalStack stack = LocalStack.start(TinySupervisor.settings(home, 0))) {
            pid = stack.pid("goals");

            assertThat(get(stack.address("goals")))
                    .contains("KAFKA_BOOTSTRAP_SERVERS=" + stack.bootstrapServers())
                    .contains("QUARKUS_OIDC_AUTH_SERVER_URL=" + stack.issuerUrl())
                    .contains("QUARKUS_DATASOURCE_JDBC_URL="
                            + stack.database("goals").jdbcUrl());
            assertThat(get(stack.gateway()))
                    .contains("TANDEM_GATEWAY_UPSTREAMS_GOALS=" + stack.address("goals"))
                    .contains("TANDEM_GATEWAY_MANAGEMENT_GOALS=" + stack.management("goals"));
            assertThat(stack.tokenFor("ana.lopez")).contains(".");
        }

        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(RunState.running(home)).isEmpty();
        assertThat(RunState.read(home).orElseThrow().phase()).isEqualTo(RunState.Phase.STOPPED);
    }

    @Test
    void health_is_asked_on_a_port_of_its_own() throws Exception {
        try (LocalStack stack = LocalStack.start(TinySupervisor.settings(home, 0))) {
            assertThat(get(stack.management("goals").resolve("/q/health/ready")))
                    .contains("QUARKUS_MANAGEMENT_HOST=localhost");
            assertThat(stack.management("goals")).isNotEqualTo(stack.address("goals"));
            assertThat(stack.management("gateway")).isNotEqualTo(stack.gateway());
        }
    }

    @Test
    void data_time_and_addresses_survive_a_stop() throws SQLException {
        URI gateway;
        String issuer;
        try (LocalStack first = LocalStack.start(TinySupervisor.settings(home, 0))) {
            gateway = first.gateway();
            issuer = first.issuerUrl();
            first.advanceClock(Duration.ofDays(30));
            try (Connection connection = connect(first.database("goals"));
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE goal AS SELECT 'Lead a team' AS title");
            }
        }

        try (LocalStack second = LocalStack.start(TinySupervisor.settings(home, 0));
                Connection connection = connect(second.database("goals"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT title FROM goal")) {
            assertThat(rows.next()).isTrue();
            assertThat(second.now()).isAfter(Instant.now().plus(Duration.ofDays(29)));
            assertThat(second.gateway()).isEqualTo(gateway);
            assertThat(second.issuerUrl()).isEqualTo(issuer);
        }
    }

    @Test
    void a_deployable_that_fails_is_named_with_the_end_of_its_log_and_nothing_is_left_running() {
        StackSettings settings = TinySupervisor.settings(home, 0, TinyService.deployable("feedback", false, "fail"));

        assertThatThrownBy(() -> LocalStack.start(settings))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("feedback ended with code 7")
                .hasMessageContaining("no such table: people");

        RunState state = RunState.read(home).orElseThrow();
        assertThat(state.phase()).isEqualTo(RunState.Phase.FAILED);
        assertThat(state.children().values()).noneMatch(child -> child.process().isAlive());
    }

    @Test
    void a_busy_port_is_named() throws IOException {
        try (ServerSocket other = new ServerSocket()) {
            other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

            assertThatThrownBy(() -> LocalStack.start(TinySupervisor.settings(home, other.getLocalPort())))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("port " + other.getLocalPort() + " is in use");
        }
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    private static String get(URI address) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
