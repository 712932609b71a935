package dev.tandem.e2e.faults;

import static org.awaitility.Awaitility.await;

import dev.tandem.e2e.contract.Answer;
import dev.tandem.e2e.contract.Call;
import dev.tandem.e2e.contract.Caller;
import dev.tandem.e2e.contract.Client;
import dev.tandem.e2e.world.Requests;
import dev.tandem.e2e.world.World;
import dev.tandem.local.demo.TokenSource;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients that write without a pause, one of each kind. Each write has an {@code Idempotency-Key} and is repeated until it is
 * acknowledged, as any client would that must not lose it.
 */
final class Writers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(100);
    // Fast enough to be in the middle of something at any time, slow enough to leave room for what recovers.
    private static final Duration PACE = Duration.ofMillis(15);
    private static final Set<Integer> AWAY = Set.of(429, 502, 503, 504);
    private static final String CALL_AGAIN = "urn:tandem:problem:idempotency-in-flight";

    private final Client client;
    private final World world;
    private final Ledger ledger;
    private final Map<String, Caller> callers = new TreeMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    private Writers(URI gateway, TokenSource tokens, World world, Ledger ledger) {
        this.client = new Client(gateway);
        this.world = world;
        this.ledger = ledger;
        for (Kind kind : Kind.values()) {
            callers.computeIfAbsent(kind.user(world), user -> new Caller(user, tokens.tokenFor(user)));
        }
    }

    static Writers start(URI gateway, TokenSource tokens, World world, Ledger ledger) {
        Writers writers = new Writers(gateway, tokens, world, ledger);
        for (Kind kind : Kind.values()) {
            writers.threads.add(Thread.ofPlatform().name("writes " + kind).start(() -> writers.write(kind)));
        }
        return writers;
    }

    private void write(Kind kind) {
        for (int number = 1; !stopping; number++) {
            String mark = "%s-%s-%d".formatted(world.owner(), kind, number).toLowerCase(java.util.Locale.ROOT);
            Call call = new Call(
                    caller(kind),
                    "POST",
                    kind.path(world),
                    List.of(
                            new Call.Header("Content-Type", "application/json"),
                            new Call.Header("Idempotency-Key", UUID.randomUUID().toString())),
                    Call.Body.of(kind.body(world, mark).toString()));
            long begin = System.nanoTime();
            boolean done = false;
            while (!done && !Thread.currentThread().isInterrupted()) {
                done = attempt(kind, mark, call, begin);
                LockSupport.parkNanos(done ? PACE.toNanos() : PAUSE.toNanos());
            }
        }
    }

    private Caller caller(Kind kind) {
        return callers.getOrDefault(kind.user(world), Caller.ANONYMOUS);
    }

    /** Whether nothing is left to do about this write. */
    private boolean attempt(Kind kind, String mark, Call call, long begin) {
        Answer answer;
        try {
            answer = client.send(call);
        } catch (IOException broken) {
            ledger.refuse("no answer");
            return false;
        }
        if (answer.status() < 300) {
            String id = Requests.parse(answer.body()).path("id").asText();
            ledger.acknowledge(kind, kind == Kind.EVALUATION ? id : mark, id, System.nanoTime() - begin);
            return true;
        }
        ledger.refuse(Integer.toString(answer.status()));
        if (AWAY.contains(answer.status()) || answer.body().contains(CALL_AGAIN)) {
            if (answer.status() == 503 && answer.header("Retry-After").isEmpty()) {
                ledger.complain("503 without Retry-After for " + kind + ": " + answer.excerpt());
            }
            return false;
        }
        ledger.complain(kind + " was answered " + answer.excerpt());
        // A failure may pass, a refusal will not.
        return answer.status() < 500;
    }

    /** Returns when every kind was written once more. */
    void awaitProgress() {
        Map<Kind, Integer> before = new TreeMap<>();
        for (Kind kind : Kind.values()) {
            before.put(kind, ledger.of(kind).size());
        }
        await().atMost(PATIENCE).pollInterval(PAUSE).untilAsserted(() -> {
            List<Kind> stuck = before.entrySet().stream()
                    .filter(kind -> ledger.of(kind.getKey()).size() <= kind.getValue())
                    .map(Map.Entry::getKey)
                    .toList();
            if (!stuck.isEmpty()) {
                throw new AssertionError("nothing is acknowledged of " + stuck + "; refused: " + ledger.refusals());
            }
        });
    }

    /** Ends when the write that each is at is acknowledged. */
    @Override
    public void close() {
        stopping = true;
        try {
            for (Thread thread : threads) {
                if (!thread.join(PATIENCE)) {
                    thread.interrupt();
                    ledger.complain(thread.getName() + " was not acknowledged within " + PATIENCE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
