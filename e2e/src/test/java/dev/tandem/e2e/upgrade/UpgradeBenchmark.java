package dev.tandem.e2e.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.e2e.Checkout;
import dev.tandem.e2e.Deliveries;
import dev.tandem.e2e.world.World;
import dev.tandem.local.LocalStack;
import dev.tandem.local.StackSettings;
import dev.tandem.local.demo.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes a landing back and lets it come again: today's binaries play a program, those of the previous landing take their place
 * on the same databases and play another, today's return and play a third. After each change everything that was played before
 * must still be there and every event must have arrived. The previous binaries are built from the history, once for each commit.
 */
public final class UpgradeBenchmark {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final LocalStack stack;
    private final List<World> played = new ArrayList<>();

    private UpgradeBenchmark(LocalStack stack) {
        this.stack = stack;
    }

    /** Takes no arguments; fails with what is missing. */
    public static void main(String[] arguments) throws IOException {
        PreviousLanding landing = PreviousLanding.of(Checkout.root());
        if (!landing.hasHistory()) {
            System.err.println("An archive of the sources has no history to take the previous landing from.");
            System.exit(1);
        }
        System.out.println("Building " + landing.commit() + ", unless it was built before …");
        Path previous = landing.binaries(Checkout.root().resolve("e2e/target/previous"));
        Path home = Files.createTempDirectory("tandem-upgrade");
        try (LocalStack stack = LocalStack.start(StackSettings.forTests(Checkout.root(), home))) {
            UpgradeBenchmark benchmark = new UpgradeBenchmark(stack);
            benchmark.play("today");
            benchmark.exchange(previous);
            benchmark.play("previous");
            benchmark.exchange(Checkout.root());
            benchmark.play("again");
        }
        System.exit(0);
    }

    private void exchange(Path checkout) {
        long begin = System.nanoTime();
        Stream.concat(
                        Deliveries.SERVICES.stream().map(service -> List.of(service, service + "-service")),
                        Stream.of(List.of("gateway", "gateway")))
                .forEach(names -> stack.restartFrom(
                        names.getFirst(), checkout.resolve(names.getLast()).resolve("target/quarkus-app")));
        System.out.printf("All of them run from %s after %.1f s%n", checkout, (System.nanoTime() - begin) / 1e9);
        assertEverythingIsThere();
    }

    private void play(String name) {
        Api api = new Api(stack.gateway(), stack::tokenFor);
        played.add(World.play(api, name, stack.now()));
        assertEverythingIsThere();
        System.out.printf("%s: a program was played, and everything of %d is there%n", name, played.size());
    }

    private void assertEverythingIsThere() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            assertThat(Deliveries.waiting(stack)).isEmpty();
            assertThat(Deliveries.behind(stack)).isEmpty();
        });
        Api api = new Api(stack.gateway(), stack::tokenFor);
        for (World world : played) {
            for (String collection : List.of("mentorships", "goals", "checkpoints", "feedback", "survey-responses")) {
                String path = "/api/v1/" + collection + "/" + world.id(collection);
                assertThat(api.get(world.owner(), path).path("id").asText()).isEqualTo(world.id(collection));
            }
        }
    }
}
