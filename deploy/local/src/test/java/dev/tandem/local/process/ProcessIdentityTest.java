package dev.tandem.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessIdentityTest {

    private final ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());

    @Test
    void a_reused_pid_is_not_the_same_process() {
        ProcessIdentity earlier =
                new ProcessIdentity(self.pid(), self.startedAt() - 1_000, self.startTicks() - 1, self.bootId());

        assertThat(earlier.isAlive()).isFalse();
        assertThat(self.isAlive()).isTrue();
    }

    @Test
    void the_same_ticks_of_another_boot_are_not_the_same_process() {
        ProcessIdentity beforeTheBoot =
                new ProcessIdentity(self.pid(), self.startedAt() - 1_000, self.startTicks(), "another boot");

        assertThat(beforeTheBoot.isAlive()).isFalse();
    }

    // Setting the clock moves every start instant that is derived from it, and no tick.
    @Test
    void where_ticks_are_known_the_wall_clock_does_not_matter() {
        assertThat(self.startTicks()).isPositive();
        assertThat(self.bootId()).isNotEmpty();
        assertThat(new ProcessIdentity(self.pid(), 12_345, self.startTicks(), self.bootId()).isAlive())
                .isTrue();
    }

    @Test
    void without_ticks_the_start_instant_decides() {
        long startedAt =
                ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli();

        assertThat(new ProcessIdentity(self.pid(), startedAt, 0, "").isAlive()).isTrue();
        assertThat(new ProcessIdentity(self.pid(), startedAt - 1_000, 0, "").isAlive())
                .isFalse();
    }

    @Test
    void what_an_earlier_version_wrote_is_still_understood() throws IOException {
        ProcessIdentity read =
                new ObjectMapper().readValue("{\"pid\": 17, \"startedAt\": 1700000000000}", ProcessIdentity.class);

        assertThat(read).isEqualTo(new ProcessIdentity(17, 1_700_000_000_000L, 0, ""));
    }

    @Test
    void what_is_written_is_read_back() throws IOException {
        ObjectMapper json = new ObjectMapper();

        assertThat(json.readValue(json.writeValueAsString(self), ProcessIdentity.class))
                .isEqualTo(self);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "tmux: server", "a) S 1 2 (b", "((sd-pam))", "two\nlines", ""})
    void a_name_may_hold_blanks_and_parentheses(String name) {
        String line = "4711 (" + name + ") S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 987654 20 21\n";

        assertThat(ProcessIdentity.Stat.parse(line)).isEqualTo(new ProcessIdentity.Stat('S', 987_654));
    }

    @Test
    void a_process_that_only_waits_to_be_buried_is_over() {
        assertThat(ProcessIdentity.Stat.parse("1 (x) Z 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20")
                        .isOver())
                .isTrue();
    }

    @Test
    void where_the_kernel_tells_nothing_there_is_no_stat(@TempDir Path noProc) {
        assertThat(ProcessIdentity.Stat.read(noProc, self.pid())).isNull();
    }

    @Test
    void a_process_that_ended_is_not_alive() throws IOException {
        Process process = new ProcessBuilder("sleep", "600").start();
        ProcessIdentity identity = ProcessIdentity.of(process.toHandle());
        assertThat(identity.isAlive()).isTrue();

        identity.end(Duration.ofSeconds(20));

        await().atMost(Duration.ofSeconds(20)).until(() -> !process.isAlive());
        assertThat(identity.isAlive()).isFalse();
    }
}
