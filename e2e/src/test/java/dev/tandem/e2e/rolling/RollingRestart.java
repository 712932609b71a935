package dev.tandem.e2e.rolling;

import static org.awaitility.Awaitility.await;

import dev.tandem.e2e.world.World;
import dev.tandem.local.LocalStack;
import dev.tandem.local.StackSettings;
import dev.tandem.local.demo.Api;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two replicas of each service and two gateways, each behind a {@link RoundRobin}, restarted one by one with SIGTERM while clients
 * read and write without a pause.
 */
public final class RollingRestart implements AutoCloseable {

    private static final int CLIENTS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final LocalStack stack;
    private final World world;
    private final List<String> services;
    private final List<RoundRobin> proxies = new ArrayList<>();
    private final List<String> added = new ArrayList<>();
    private final List<String> restarted = new ArrayList<>();
    private final RoundRobin front = proxy();
    private final AtomicInteger sent = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean ending;

    /** What is asked of a service: a list, and something that is written. */
    private record Work(String list, String collection, String user, String body) {}

    /** Settings in which these services serve on before they stop, as in production: on a developer's machine nobody waits. */
    public static StackSettings draining(StackSettings settings, List<String> services) {
        StackSettings draining = settings;
        for (String service : services) {
            draining = draining.withEnvironment(service, Map.of("QUARKUS_SHUTDOWN_DELAY", "4S"));
        }
        return draining;
    }

    RollingRestart(LocalStack stack, List<String> services) {
        this.stack = stack;
        this.services = services;
        this.world = World.play(new Api(stack.gateway(), stack::tokenFor), "rolling", stack.now());
    }

    /** Starts the second replicas and the two gateways that know of them, all at once. */
    void prepare() {
        Map<String, RoundRobin> upstreams = new TreeMap<>();
        services.forEach(service -> upstreams.put(service, proxy()));
        Map<String, String> environment = upstreams.entrySet().stream()
                .collect(Collectors.toMap(
                        upstream ->
                                "TANDEM_GATEWAY_UPSTREAMS_" + upstream.getKey().toUpperCase(Locale.ROOT),
                        upstream -> upstream.getValue().address().toString()));
        try (ExecutorService starts = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<String, Future<String>> replicas = new TreeMap<>();
            services.forEach(service -> replicas.put(service, starts.submit(() -> stack.addReplica(service))));
            List<Future<String>> gateways = Stream.generate(
                            () -> starts.submit(() -> stack.addReplica("gateway", environment)))
                    .limit(2)
                    .toList();
            for (String service : services) {
                behind(upstreams.getOrDefault(service, front), service);
                behind(upstreams.getOrDefault(service, front), started(replicas.get(service)));
            }
            for (Future<String> gateway : gateways) {
                behind(front, started(gateway));
            }
        }
    }

    private String started(@Nullable Future<String> replica) {
        try {
            String name = Objects.requireNonNull(replica).get();
            added.add(name);
            return name;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void behind(RoundRobin proxy, String process) {
        proxy.add(stack.address(process), () -> stack.isReady(process));
        restarted.add(process);
    }

    private RoundRobin proxy() {
        RoundRobin proxy = new RoundRobin();
        proxies.add(proxy);
        return proxy;
    }

    /** Restarts everything once, and goes on until so many requests were sent. */
    void run(int requests) {
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int number = i;
            clients.add(Thread.ofPlatform().start(() -> work(number)));
        }
        try {
            for (String process : restarted) {
                stack.restart(process);
                await().atMost(PATIENCE).until(() -> proxies.stream().allMatch(RoundRobin::isEverybodyReady));
            }
            await().atMost(PATIENCE).until(() -> sent.get() >= requests);
        } finally {
            ending = true;
        }
        for (Thread client : clients) {
            try {
                client.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void work(int number) {
        List<Work> works = services.stream().map(this::work).toList();
        Map<String, String> tokens = new TreeMap<>();
        works.forEach(work -> tokens.computeIfAbsent(work.user(), stack::tokenFor));
        PlainConnection connection = null;
        for (int i = number; !ending; i++) {
            Work work = works.get(i % works.size());
            // One in five writes.
            boolean writes = i % 5 == 0;
            String what = writes ? "POST " + work.collection() : "GET " + work.list();
            try {
                connection = connected(connection);
                String token = tokens.getOrDefault(work.user(), "");
                int status = writes
                        ? connection.send(
                                "POST",
                                work.collection(),
                                token,
                                "Content-Type: application/json\r\nIdempotency-Key: " + UUID.randomUUID() + "\r\n",
                                work.body().formatted(UUID.randomUUID()))
                        : connection.send("GET", work.list(), token, "", "");
                if (status != (writes ? 201 : 200)) {
                    failures.add(what + " was answered " + status);
                }
            } catch (IOException e) {
                failures.add(what + " broke: " + e);
                connection = null;
            }
            sent.incrementAndGet();
        }
    }

    private PlainConnection connected(@Nullable PlainConnection last) throws IOException {
        if (last != null) {
            if (last.isOpen()) {
                return last;
            }
            last.close();
        }
        return new PlainConnection(front.address());
    }

    private Work work(String service) {
        return switch (service) {
            case "participants" ->
                new Work("/api/v1/skills?limit=1", "/api/v1/skills", "coordinator", "{\"name\": \"%s\"}");
            case "matching" -> new Work("/api/v1/mentorships?limit=1", "/api/v1/matching-policies", "coordinator", """
                        {"name": "%s", "weights": {"skills": 10, "goals": 10, "interests": 10, "availability": 10,
                         "languages": 10, "department": 10, "seniority": 10, "proximity": 10},
                         "rules": {"minWeeklyOverlapMinutes": 0, "requireSharedLanguage": false, "forbidReportingLine": false,
                          "forbidPriorPairs": false, "minimumScore": 0, "missingDataPasses": true}}""");
            case "goals" ->
                new Work(
                        "/api/v1/goals?limit=1",
                        "/api/v1/goals",
                        world.owner(),
                        "{\"mentorshipId\": \"" + world.value("mentorshipId")
                                + "\", \"kind\": \"SKILL\", \"title\": \"%s\"}");
            default ->
                new Work(
                        "/api/v1/evaluations?limit=1",
                        "/api/v1/evaluations",
                        "coordinator",
                        "{\"cohortId\": \"" + world.value("cohortId") + "\"}");
        };
    }

    int sent() {
        return sent.get();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Stops what was added. */
    @Override
    public void close() {
        proxies.forEach(RoundRobin::close);
        added.forEach(stack::stop);
    }
}
