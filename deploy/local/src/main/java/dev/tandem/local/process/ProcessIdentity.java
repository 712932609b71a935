package dev.tandem.local.process;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A process that cannot be mistaken for another one: the system hands pids out again, but within one boot never with the
 * same start.
 *
 * <p>The kernel counts a start in ticks since the boot. The instant that Java derives from it moves whenever the clock is
 * set, and would make a live process look like a stranger.
 *
 * @param startedAt milliseconds since the epoch, for systems without {@code /proc}; 0 where ticks are known
 * @param startTicks the kernel's clock ticks between the boot and the start; 0 when the system does not tell
 * @param bootId which boot the ticks count from; empty when the system does not tell
 */
public record ProcessIdentity(long pid, long startedAt, long startTicks, String bootId) {

    private static final Path PROC = Path.of("/proc");
    private static final Duration POLL = Duration.ofMillis(10);
    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);
    // Counted from the state, which is the third field of all: proc_pid_stat(5).
    private static final int STATE = 0;
    private static final int START_TICKS = 19;

    /** Takes the identities that an earlier version wrote, which have a start instant alone. */
    public ProcessIdentity {
        bootId = Objects.requireNonNullElse(bootId, "");
    }

    /** Returns the identity of a process that lives. */
    public static ProcessIdentity of(ProcessHandle process) {
        Stat stat = Stat.read(PROC, process.pid());
        return stat == null
                ? new ProcessIdentity(process.pid(), startInstant(process), 0, "")
                : new ProcessIdentity(process.pid(), 0, stat.startTicks(), currentBoot());
    }

    /** What the kernel tells of a process. */
    record Stat(char state, long startTicks) {

        /** Reads {@code <proc>/<pid>/stat}; null where there is none. */
        static @Nullable Stat read(Path proc, long pid) {
            try {
                return parse(Files.readString(proc.resolve(Long.toString(pid)).resolve("stat")));
            } catch (IOException none) {
                return null;
            }
        }

        /** The second field is the name in parentheses, which may hold blanks, parentheses and even line ends. */
        static Stat parse(String line) {
            List<String> fields =
                    List.of(line.substring(line.lastIndexOf(')') + 1).strip().split(" +", -1));
            return new Stat(fields.get(STATE).charAt(0), Long.parseLong(fields.get(START_TICKS)));
        }

        /** It has ended, and only its parent has not looked yet. */
        boolean isOver() {
            return state == 'Z' || state == 'X';
        }
    }

    private static String currentBoot() {
        try {
            return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
        } catch (IOException none) {
            return "";
        }
    }

    private static long startInstant(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** Returns the process while it lives. */
    public Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isIt);
    }

    private boolean isIt(ProcessHandle process) {
        if (startTicks == 0) {
            return startInstant(process) == startedAt;
        }
        Stat stat = Stat.read(PROC, pid);
        return stat != null
                && !stat.isOver()
                && stat.startTicks() == startTicks
                && currentBoot().equals(bootId);
    }

    /** Tells whether it has not ended. */
    @JsonIgnore
    public boolean isAlive() {
        return alive().isPresent();
    }

    /** Asks the process to end (SIGTERM), and ends it (SIGKILL) when it does not within {@code grace}. */
    public void end(Duration grace) {
        alive().ifPresent(process -> {
            process.destroy();
            if (!awaitExit(grace)) {
                kill();
            }
        });
    }

    /** Ends the process at once (SIGKILL) and returns when it is gone. */
    public void kill() {
        alive().ifPresent(process -> {
            process.destroyForcibly();
            awaitExit(KILL_LIMIT);
        });
    }

    /** Waits until it has ended; returns false when it has not within {@code limit}. */
    public boolean awaitExit(Duration limit) {
        // Not ProcessHandle.onExit(): it needs a thread of the common pool, of which two processors make only one.
        long end = System.nanoTime() + limit.toNanos();
        while (isAlive()) {
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return true;
    }
}
