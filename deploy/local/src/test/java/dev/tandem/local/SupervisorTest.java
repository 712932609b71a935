package dev.tandem.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.local.process.ProcessIdentity;
import dev.tandem.local.process.Signals;
import dev.tandem.local.servers.LocalPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests that leave the supervisor up share it: the next one starts another only when it has to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupervisorTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    static Path home = Path.of(".");

    private Process supervisor = finished();

    private static Process finished() {
        try {
            return new ProcessBuilder("true").start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void startWhenDown() throws IOException {
        if (supervisor.isAlive()) {
            return;
        }
        supervisor = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TinySupervisor.class.getName(),
                        home.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        await().atMost(LIMIT)
                .until(() -> RunState.running(home)
                        .filter(state -> state.phase() == RunState.Phase.READY)
                        .isPresent());
    }

    @AfterAll
    void cleanUp() {
        ProcessIdentity.of(supervisor.toHandle()).end(LIMIT);
        RunState.reap(home);
    }

    @Test
    void whatever_dies_is_started_again_on_its_address_with_its_data() throws Exception {
        Map<String, RunState.Child> before = RunState.read(home).orElseThrow().children();
        execute("CREATE TABLE IF NOT EXISTS kept AS SELECT 1 AS one");

        before.values().forEach(child -> child.process().alive().orElseThrow().destroyForcibly());

        assertThat(before.keySet()).containsExactly("postgres", "kafka", "issuer", "goals", "gateway");
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(before).allSatisfy((name, killed) -> {
                    RunState.Child now = child(name);
                    assertThat(now.process()).isNotEqualTo(killed.process());
                    assertThat(now.url()).isEqualTo(killed.url());
                    assertThat(now.restarts()).isEqualTo(killed.restarts() + 1);
                }));
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(launch("up").code()).isZero());
        execute("SELECT one FROM kept");
    }

    @Test
    void who_does_not_answer_is_named() throws Exception {
        Signals.send("STOP", child("goals").process().pid());

        Answer status = launch("status");
        Answer up = launch("up");

        assertThat(status.code()).isEqualTo(1);
        assertThat(status.text())
                .containsPattern("postgres +ready")
                .containsPattern("kafka +ready")
                .containsPattern("issuer +ready")
                .containsPattern("goals +not ready");
        assertThat(up.code()).as(up.text()).isEqualTo(1);
        assertThat(up.text()).contains("goals is not ready").doesNotContain("gateway");
        Signals.send("CONT", child("goals").process().pid());
    }

    private record Answer(int code, String text) {}

    /** Runs a command of the launcher against this home. */
    private Answer launch(String command) throws IOException, InterruptedException {
        ProcessBuilder launcher = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launcher.class.getName(),
                        command)
                .redirectErrorStream(true);
        launcher.environment().put("TANDEM_HOME", home.toString());
        Process process = launcher.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
    }

    private void execute(String sql) throws SQLException {
        Database database = Optional.ofNullable(
                        RunState.read(home).orElseThrow().databases().get("goals"))
                .orElseThrow();
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void a_terminated_supervisor_takes_everything_with_it() {
        List<RunState.Child> children = children();

        supervisor.destroy();

        await().atMost(LIMIT).until(() -> !supervisor.isAlive());
        assertThat(children).noneMatch(child -> child.process().isAlive());
        assertThat(LocalPostgres.processOn(postgres())).isEmpty();
    }

    @Test
    void what_a_killed_supervisor_leaves_behind_is_reaped() {
        List<RunState.Child> children = children();
        supervisor.destroyForcibly();
        await().atMost(LIMIT).until(() -> !supervisor.isAlive());
        assertThat(children).allMatch(child -> child.process().isAlive());
        assertThat(LocalPostgres.processOn(postgres())).isPresent();

        RunState.reap(home);

        assertThat(children).noneMatch(child -> child.process().isAlive());
        assertThat(LocalPostgres.processOn(postgres())).isEmpty();
    }

    private Path postgres() {
        return home.resolve("data").resolve("postgres");
    }

    private List<RunState.Child> children() {
        return List.copyOf(RunState.read(home).orElseThrow().children().values());
    }

    private RunState.Child child(String name) {
        return Optional.ofNullable(RunState.read(home).orElseThrow().children().get(name))
                .orElseThrow();
    }
}
