package dev.tandem.e2e.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.e2e.Checkout;
import dev.tandem.e2e.SharedPlatform;
import dev.tandem.e2e.contract.Answer;
import dev.tandem.e2e.contract.Call;
import dev.tandem.e2e.contract.Caller;
import dev.tandem.e2e.contract.Client;
import dev.tandem.e2e.contract.Contract;
import dev.tandem.e2e.contract.Operation;
import dev.tandem.e2e.world.Requests;
import dev.tandem.e2e.world.World;
import dev.tandem.local.LocalStack;
import dev.tandem.local.demo.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Odd requests to every operation of every contract, from several callers at once. {@code -Dtandem.fuzz.requests} says how many
 * (3,000), {@code -Dtandem.fuzz.seed} makes the same ones again.
 */
@ExtendWith(SharedPlatform.class)
@Order(3)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractFuzzIT {

    private static final int AT_ONCE = 8;
    private static final long SEED = Long.getLong("tandem.fuzz.seed", System.nanoTime());
    private static final int REQUESTS = Integer.getInteger("tandem.fuzz.requests", 3_000);
    private static final String REPEAT =
            "to repeat: -Dtandem.fuzz.seed=%d -Dtandem.fuzz.requests=%d".formatted(SEED, REQUESTS);
    private static final List<String> PROCESSES = List.of("participants", "matching", "goals", "feedback", "gateway");

    private final List<Operation> operations = Contract.operations(Checkout.root());
    private final Map<String, Long> statuses = new ConcurrentHashMap<>();
    private final Map<String, Long> counts = new ConcurrentHashMap<>();
    private final Map<String, Failure> firsts = new ConcurrentHashMap<>();
    private LocalStack stack;
    private Client client;
    private World world;
    private RequestFuzzer fuzzer;
    private List<User> users;
    private Map<String, Long> logged;

    /** A caller with the role of their token. */
    private record User(String role, Caller caller) {}

    private record Failure(Operation operation, Call call, String complaint, Answer answer) {}

    @BeforeAll
    void many_odd_requests_are_sent(LocalStack shared) {
        stack = shared;
        client = new Client(stack.gateway());
        Api api = new Api(stack.gateway(), stack::tokenFor);
        world = World.play(api, "fuzz", stack.now());
        fuzzer = new RequestFuzzer(world);
        users = Stream.of(
                        List.of("coordinator", "coordinator"),
                        List.of("hr", "hr-integration"),
                        List.of("viewer", "viewer"),
                        List.of(world.owner(), "participant"),
                        List.of(world.mentor(), "participant"),
                        List.of(world.admirer(), "participant"),
                        List.of(world.stranger(), "participant"),
                        List.of("nobody.in.particular", "nothing"))
                .map(user -> new User(user.getLast(), new Caller(user.getFirst(), stack.tokenFor(user.getFirst()))))
                .toList();
        logged = logSizes();
        System.out.println("Fuzzing; " + REPEAT);
        long begin = System.nanoTime();
        atOnce(IntStream.range(0, REQUESTS)
                .<Callable<Boolean>>mapToObj(number -> () -> send(number))
                .toList());
        System.out.printf(
                "%d requests in %.1f s: %s%n",
                REQUESTS, (System.nanoTime() - begin) / 1e9, Complaints.ranked(statuses));
    }

    private static void atOnce(List<Callable<Boolean>> calls) {
        try (ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<Boolean> sent : clients.invokeAll(calls)) {
                sent.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** The request of this number; whether anything was wrong with its answer. */
    private boolean send(int number) {
        SplittableRandom dice = new SplittableRandom(SEED + number * 0x9E3779B97F4A7C15L);
        // What ends something comes last, so that there is something to work with until then.
        boolean last = number >= REQUESTS - REQUESTS / 4;
        List<Operation> now = operations.stream()
                .filter(operation -> last || !endsSomething(operation))
                .toList();
        Operation operation = now.get(dice.nextInt(now.size()));
        Call call = fuzzer.next(operation, caller(operation, dice), dice);
        Answer answer = answer(call);
        if (!answer.header("ETag").isEmpty()) {
            fuzzer.learnVersion(call.target(), answer.header("ETag"));
        }
        statuses.merge(Integer.toString(answer.status()), 1L, Long::sum);
        if (answer.status() == 200 && answer.body().contains("\"nextCursor\"")) {
            fuzzer.learn(
                    operation, Requests.parse(answer.body()).path("nextCursor").asText());
        }
        List<String> complaints = Complaints.about(operation, answer);
        for (String complaint : complaints) {
            String kind = Complaints.kind(operation, complaint);
            counts.merge(kind, 1L, Long::sum);
            firsts.putIfAbsent(kind, new Failure(operation, call, complaint, answer));
        }
        return complaints.isEmpty();
    }

    /** Mostly somebody who may: others get no further than to their role. */
    private Caller caller(Operation operation, SplittableRandom dice) {
        List<User> fitting = users.stream()
                .filter(user -> operation.roles().contains(user.role()))
                .toList();
        return Hostile.any(dice.nextInt(12) == 0 || fitting.isEmpty() ? users : fitting, dice)
                .caller();
    }

    private static boolean endsSomething(Operation operation) {
        return operation.method().equals("DELETE") || operation.path().matches(".*}/[a-z-]+");
    }

    private Answer answer(Call call) {
        try {
            return client.send(call);
        } catch (IOException closed) {
            // A connection that was kept may be closed just when it is used again; two in a row are no accident.
            return again(call);
        }
    }

    private Answer again(Call call) {
        try {
            return client.send(call);
        } catch (IOException e) {
            return Answer.none(e);
        }
    }

    @Test
    void every_answer_is_a_documented_one() {
        List<String> failures = Complaints.ranked(counts).stream()
                .map(ranked -> ranked + describe(ranked.substring(ranked.indexOf(" × ") + 3)))
                .toList();

        assertThat(String.join(System.lineSeparator(), failures)).as(REPEAT).isEmpty();
    }

    private String describe(String kind) {
        Failure first = firsts.get(kind);
        if (first == null) {
            return "";
        }
        Call smallest = new Shrinker(call -> Complaints.about(first.operation(), answer(call)).stream()
                        .anyMatch(complaint ->
                                Complaints.kind(first.operation(), complaint).equals(kind)))
                .shrink(first.call());
        Path body = Checkout.root().resolve("e2e/target/fuzz").resolve(Integer.toHexString(kind.hashCode()) + ".body");
        return "%n    %s%n    %s".formatted(first.answer().excerpt(), smallest.curl(client.gateway(), body));
    }

    @Test
    void no_mistake_of_a_client_is_an_error_in_a_log() {
        List<String> errors = PROCESSES.stream()
                .flatMap(process -> newLines(process)
                        .filter(line -> line.contains(" ERROR "))
                        // The same mistake has another trace and another thread each time.
                        .map(line -> process + ": "
                                + line.substring(line.indexOf(" ERROR ")).replaceAll("[0-9a-f]{32}|\\d{3,}", "…")))
                .distinct()
                .limit(40)
                .toList();

        assertThat(String.join(System.lineSeparator(), errors)).as(REPEAT).isEmpty();
    }

    @Test
    void the_requests_reach_the_rules() {
        // Were nearly all refused at the door, nothing behind it would have been tried.
        long fine = statuses.entrySet().stream()
                .filter(status -> status.getKey().startsWith("2"))
                .mapToLong(Map.Entry::getValue)
                .sum();

        assertThat(fine).isGreaterThan(REQUESTS / 10);
    }

    private Map<String, Long> logSizes() {
        Map<String, Long> sizes = new ConcurrentHashMap<>();
        for (String process : PROCESSES) {
            sizes.put(process, stack.log(process).toFile().length());
        }
        return sizes;
    }

    private Stream<String> newLines(String process) {
        try {
            String log = Files.readString(stack.log(process));
            // Its size in bytes is at least its length in characters.
            int from = (int) Math.min(log.length(), logged.getOrDefault(process, 0L));
            return log.substring(from).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
