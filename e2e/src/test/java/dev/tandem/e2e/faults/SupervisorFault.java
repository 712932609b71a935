package dev.tandem.e2e.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.e2e.Checkout;
import dev.tandem.e2e.world.World;
import dev.tandem.local.RunningPlatform;
import dev.tandem.local.demo.Api;
import dev.tandem.local.servers.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A platform as {@code ./tandem up} runs it, whose supervisor is killed while it is written to; then it is brought up again. */
final class SupervisorFault {

    private final Path home;
    private final int port = FreePort.any();
    private final Ledger ledger = new Ledger();
    private double seconds;

    SupervisorFault(Path home) {
        this.home = home;
    }

    /** Returns what was acknowledged and is not there exactly once. */
    List<String> run() {
        tandem("up");
        try {
            RunningPlatform platform = RunningPlatform.connect(home);
            Api api = new Api(platform.gateway(), platform::tokenFor);
            World world = World.play(api, "supervisor", platform.now());
            try (Writers writers = Writers.start(platform.gateway(), platform::tokenFor, world, ledger)) {
                writers.awaitProgress();
                long begin = System.nanoTime();
                supervisor().destroyForcibly();
                tandem("up");
                writers.awaitProgress();
                seconds = (System.nanoTime() - begin) / 1e9;
            }
            return notThereOnce(api, world);
        } finally {
            tandem("down");
        }
    }

    private ProcessHandle supervisor() {
        try {
            long pid = new ObjectMapper()
                    .readTree(home.resolve("run/state.json").toFile())
                    .at("/owner/pid")
                    .asLong();
            return ProcessHandle.of(pid).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a client sees it: there is no looking into the databases of a platform that somebody else runs. */
    private List<String> notThereOnce(Api api, World world) {
        List<String> lines = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Map<String, Long> counts = new TreeMap<>();
            api.list(kind.user(world), kind.path(world))
                    .forEach(found -> counts.merge(found.path(kind.member()).asText(), 1L, Long::sum));
            ledger.of(kind).keySet().stream()
                    .filter(mark -> counts.getOrDefault(mark, 0L) != 1)
                    .forEach(mark ->
                            lines.add("%s %s is there %d times".formatted(kind, mark, counts.getOrDefault(mark, 0L))));
        }
        return lines;
    }

    Ledger ledger() {
        return ledger;
    }

    String row() {
        return "%-60s %6.1f s %6d acknowledged, refused %s"
                .formatted("SIGKILL of the supervisor, then ./tandem up", seconds, ledger.size(), ledger.refusals());
    }

    private void tandem(String command) {
        ProcessBuilder builder = new ProcessBuilder(
                        Checkout.root().resolve("tandem").toString(), command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("TANDEM_HOME", home.toString());
        builder.environment().put("TANDEM_PORT", Integer.toString(port));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            int code = builder.start().waitFor();
            if (code != 0) {
                throw new IllegalStateException("./tandem " + command + " answered " + code + "; see " + home);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
