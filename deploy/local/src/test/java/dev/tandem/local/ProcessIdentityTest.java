package dev.tandem.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessIdentityTest {

    @Test
    void a_reused_pid_is_not_the_same_process() {
        ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());

        assertThat(self.isAlive()).isTrue();
        assertThat(new ProcessIdentity(self.pid(), self.startedAt() - 1000).isAlive())
                .isFalse();
    }
}
