package dev.tandem.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.local.process.ProcessIdentity;
import dev.tandem.local.servers.LocalPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    Path home = Path.of(".");

    private Process supervisor = finished();

    private static Process finished() {
        try {
            return new ProcessBuilder("true").start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void startIt() throws IOException {
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

    @AfterEach
    void cleanUp() {
        ProcessIdentity.of(supervisor.toHandle()).end(LIMIT);
        RunState.reap(home);
    }

    @Test
    void a_deployable_that_dies_is_started_again() {
        RunState.Child before = child("goals");

        before.process().alive().orElseThrow().destroyForcibly();

        await().atMost(LIMIT).untilAsserted(() -> {
            RunState.Child after = child("goals");
            assertThat(after.process()).isNotEqualTo(before.process());
            assertThat(after.process().isAlive()).isTrue();
            assertThat(after.restarts()).isEqualTo(1);
        });
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
